import { Segments } from '../../ui/Segments.tsx'

type ViewSwitchProps = {
  readonly view: 'files' | 'copies'
  readonly copies: number
  /** Asked for the other one. */
  readonly onView: () => void
}

export function ViewSwitch({ view, copies, onView }: ViewSwitchProps) {
  return (
    <Segments
      label="What is listed"
      value={view}
      onChange={(next) => {
        if (next !== view) onView()
      }}
      options={[
        { id: 'files', label: 'Files' },
        { id: 'copies', label: copies === 0 ? 'Copies' : `Copies (${String(copies)})` },
      ]}
    />
  )
}
