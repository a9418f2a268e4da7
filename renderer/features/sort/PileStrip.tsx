import type { PileCount } from '#shared/observation/sort-answers.ts'
import type { QSort } from '#shared/scheme/qsort.ts'
import { cx } from '../../ui/cx.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './sort.module.css'

type PileStripProps = {
  readonly sort: QSort
  readonly counts: readonly PileCount[]
  /** The pile that the card at hand lies in; null for the deck. */
  readonly lies: number | null
  /** The pile that a carried or dragged card is over. */
  readonly over: number | null
  readonly editable: boolean
  readonly showKeys: boolean
  readonly onLay: (value: number) => void
}

/** All piles side by side from the lowest: how full they are, and where the card at hand goes by a press. */
export function PileStrip({ sort, counts, lies, over, editable, showKeys, onLay }: PileStripProps) {
  const [lowest, highest] = [sort.piles[0], sort.piles.at(-1)]
  return (
    <div className={styles.strip}>
      <div
        role="group"
        aria-label="Piles"
        className={styles.piles}
        data-many={sort.piles.length > 9}
        data-tight={sort.piles.length > 6}
      >
        {sort.piles.map(({ value, label, size }, n) => {
          const cards = counts[n]?.cards ?? 0
          const state = cards === size ? 'full' : cards > size ? 'over' : 'room'
          return (
            <button
              key={value}
              type="button"
              className={cx(styles.pile, sort.forced && styles.forced)}
              data-drop={value}
              data-state={state}
              data-over={over === value}
              aria-pressed={lies === value}
              aria-label={`Pile ${String(value)}, ${label}: ${String(cards)} of ${String(size)} cards`}
              title={label}
              disabled={!editable}
              onClick={() => onLay(value)}
            >
              {showKeys && n < 9 ? <Kbd>{String(n + 1)}</Kbd> : null}
              {showKeys && n < 9 && value === n + 1 ? null : <b>{value}</b>}
              <span className={styles.count}>
                {cards}/{size}
              </span>
              <i aria-hidden style={{ height: `${String(Math.min(100, size === 0 ? 0 : (cards / size) * 100))}%` }} />
            </button>
          )
        })}
      </div>
      <div className={styles.ends} aria-hidden>
        <span>{lowest?.label}</span>
        <span>{highest?.label}</span>
      </div>
    </div>
  )
}
