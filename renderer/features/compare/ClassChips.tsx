import type { MomentClass } from '#shared/study/moment.ts'
import styles from './compare.module.css'
import { className, classOrder } from './moment-words.ts'

type ClassChipsProps = {
  readonly counts: Readonly<Record<MomentClass, number>>
  readonly coders: readonly [string, string]
  /** None chosen: all are shown. */
  readonly chosen: readonly MomentClass[]
  readonly onChoose: (chosen: readonly MomentClass[]) => void
}

/** Classes of differences with how many there are of each; those that do not occur are left out. */
export function ClassChips({ counts, coders, chosen, onChoose }: ClassChipsProps) {
  const there = classOrder.filter((kind) => counts[kind] > 0 || chosen.includes(kind))
  if (there.length === 0) return null
  return (
    <div className={styles.chips} role="group" aria-label="Classes of differences">
      {there.map((kind) => {
        const isOn = chosen.includes(kind)
        return (
          <button
            key={kind}
            type="button"
            className={styles.chip}
            aria-pressed={isOn}
            onClick={() => onChoose(isOn ? chosen.filter((one) => one !== kind) : [...chosen, kind])}
          >
            {className(kind, coders)} <b>{counts[kind].toLocaleString('en-GB')}</b>
          </button>
        )
      })}
    </div>
  )
}
