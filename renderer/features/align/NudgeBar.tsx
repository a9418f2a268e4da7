import type { Camera } from '#shared/study/recording.ts'
import { useKeys } from '../../commands/keys-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './align.module.css'

type NudgeBarProps = {
  /** The cameras that can be moved: all but the reference camera. */
  readonly cameras: readonly Camera[]
  readonly chosen: Camera
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

/** Moves one picture frame by frame while the others stay. */
export function NudgeBar({ cameras, chosen, onChoose, onMove, isDisabled }: NudgeBarProps) {
  const keys = useKeys()
  return (
    <div className={styles.nudge} role="group" aria-label={`Move the picture of ${chosen.label}`}>
      <span className={styles.nudgeTitle}>
        {cameras.length > 1 ? (
          <Select
            hideLabel
            label="Camera to move"
            value={chosen.id}
            onChange={onChoose}
            options={cameras.map(({ id, label }) => ({ id, label: `Move “${label}” alone` }))}
          />
        ) : (
          <>Move “{chosen.label}” alone</>
        )}
      </span>
      {steps.map(({ frames, label, command }) => (
        <span key={frames} className={styles.nudgeStep}>
          <Button
            isDisabled={isDisabled}
            aria-label={`${chosen.label} ${frames < 0 ? 'back' : 'on'} by ${String(Math.abs(frames))} ${Math.abs(frames) === 1 ? 'frame' : 'frames'}`}
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
