import type { RatingStep } from './format/rating-steps.ts'
import { Kbd } from './Kbd.tsx'
import styles from './scale-step.module.css'

type ScaleStepProps = {
  readonly step: RatingStep
  /** The key that gives the value; empty where none does. */
  readonly cap: string
  readonly chosen: boolean
  readonly disabled: boolean
  readonly onPress: () => void
}

/** One value of a scale with its anchor, as it stands beside the picture. */
export function ScaleStep({ step, cap, chosen, disabled, onPress }: ScaleStepProps) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      className={styles.step}
      data-chosen={chosen}
      data-between={step.label === null}
      data-value={step.value}
      disabled={disabled}
      onClick={onPress}
    >
      {cap === '' ? <span className={styles.number}>{step.value}</span> : <Kbd>{cap}</Kbd>}
      <span>
        {step.label ?? (Number.isInteger(step.value) ? 'between' : `${step.value}, between`)}
        {step.text === '' ? null : <small>{step.text}</small>}
      </span>
    </button>
  )
}
