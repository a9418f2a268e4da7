import { Select } from '../../ui/Select.tsx'
import type { Movable } from './movables.ts'

type MarkChoiceProps = {
  readonly parts: readonly Movable[]
  readonly part: Movable | null
  readonly onPart: (part: Movable | null) => void
  readonly isDisabled: boolean
}

/** What the same moment moves, where a camera was filmed in several files: whole cameras, or one from a later file on. */
export function MarkChoice({ parts, part, onPart, isDisabled }: MarkChoiceProps) {
  if (parts.length === 0) return null
  return (
    <Select
      hideLabel
      label="What moves"
      isDisabled={isDisabled}
      value={part?.id ?? WHOLE}
      onChange={(id) => onPart(parts.find((one) => one.id === id) ?? null)}
      options={[
        { id: WHOLE, label: 'Move whole cameras' },
        ...parts.map(({ id, name }) => ({ id, label: `Move ${name} on` })),
      ]}
    />
  )
}

const WHOLE = 'whole'
