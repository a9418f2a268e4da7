import { useId } from 'react'
import { Button } from './Button.tsx'
import styles from './feedback.module.css'

type ProgressBarProps = {
  readonly label: string
  /** 0 to 1. */
  readonly fraction: number
  /** What is being done just now, such as the name of a file. */
  readonly note?: string
  readonly onCancel?: (() => void) | undefined
}

/** Long work, how far it is, and the way to stop it. */
export function ProgressBar({ label, fraction, note = '', onCancel }: ProgressBarProps) {
  const id = useId()
  const percent = Math.round(Math.min(1, Math.max(0, fraction)) * 100)
  return (
    <div className={styles.progress}>
      <span className={styles.progressLabel} id={id}>
        <b>{label}</b> {note}
      </span>
      <span className={styles.percent}>{percent} %</span>
      <div
        className={styles.track}
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className={styles.fill} style={{ width: `${percent}%` }} />
      </div>
      {onCancel === undefined ? null : (
        <Button small onPress={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  )
}
