import { useKeys } from '../../commands/keys-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './align.module.css'
import type { Movable } from './movables.ts'

type NudgeBarProps = {
  readonly movables: readonly Movable[]
  readonly chosen: Movable
  readonly onChoose: (id: string) => void
  readonly onMove: (frames: number) => void
  readonly isDisabled: boolean
}

const steps = [
  { frames: -10, label: '−10', command: 'align.moveTenBack' },
  { frames: -1, label: '−1', command: 'align.moveBack' },
  { frames: 1, label: '+1', command: 'align.moveOn' },
  { frames: 10, label: '+10', command: 'align.moveTenOn' },
] as const

/** `Move “Baby” alone`; a later file moves with all that follow it. */
function moveWords({ name, part }: Movable): string {
  return part === 1 ? `Move “${name}” alone` : `Move ${name} on`
}

/** Moves one picture frame by frame while the others stay. */
export function NudgeBar({ movables, chosen, onChoose, onMove, isDisabled }: NudgeBarProps) {
  const keys = useKeys()
  return (
    <div className={styles.nudge} role="group" aria-label={`Move the picture of ${chosen.name}`}>
      <span className={styles.nudgeTitle}>
        {movables.length > 1 ? (
          <Select
            hideLabel
            label="What moves"
            value={chosen.id}
            onChange={onChoose}
            options={movables.map((one) => ({ id: one.id, label: moveWords(one) }))}
          />
        ) : (
          moveWords(chosen)
        )}
      </span>
      {steps.map(({ frames, label, command }) => (
        <span key={frames} className={styles.nudgeStep}>
          <Button
            isDisabled={isDisabled}
            aria-label={`${chosen.name} ${frames < 0 ? 'back' : 'on'} by ${String(Math.abs(frames))} ${Math.abs(frames) === 1 ? 'frame' : 'frames'}`}
            onPress={() => onMove(frames)}
          >
            {label}
          </Button>
          <span className={styles.keys} aria-hidden>
            {keys.caps(command).map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </span>
        </span>
      ))}
      <span className={styles.unit}>frames</span>
    </div>
  )
}
