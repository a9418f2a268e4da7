import type { CSSProperties } from 'react'
import type { Matrix } from '#shared/study/reliability-view.ts'
import styles from './reliability.module.css'

type HeatMapProps = { readonly matrix: Matrix; readonly first: string; readonly second: string }

/**
 * Counts of one coder's categories (rows) against the other's (columns), as a table whose cells are shaded: the figures
 * are there for every reader, the shade only helps the eye. Shade by square root, so that small counts stay visible.
 */
export function HeatMap({ matrix, first, second }: HeatMapProps) {
  const most = Math.max(1, ...matrix.counts.flat())
  const total = matrix.counts.flat().reduce((sum, n) => sum + n, 0)
  return (
    <div className={styles.figure}>
      <h3>
        {first} (rows) against {second} (columns), {total.toLocaleString('en-GB')} {matrix.unit}
      </h3>
      <div className={styles.heat} role="region" aria-label={`${first} against ${second}`} tabIndex={0}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <td />
              {matrix.labels.map((label) => (
                <th key={label} scope="col" title={label} abbr={label}>
                  {short(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.labels.map((label, row) => (
              <tr key={label}>
                <th scope="row" title={label}>
                  {label}
                </th>
                {matrix.counts[row]?.map((count, column) => (
                  <Cell key={matrix.labels[column]} count={count} share={count / most} diagonal={row === column} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Cell({
  count,
  share,
  diagonal,
}: {
  readonly count: number
  readonly share: number
  readonly diagonal: boolean
}) {
  const style = { '--heat': (0.1 + 0.9 * Math.sqrt(share)).toFixed(2) } as CSSProperties
  return (
    <td style={style} {...(count > 0 ? { 'data-heat': true } : {})} {...(diagonal ? { 'data-diagonal': true } : {})}>
      {count === 0 ? <span className="sr-only">0</span> : count}
    </td>
  )
}

/** Column heads are narrow: numbers stay whole, words keep their first letters. */
function short(label: string): string {
  return label.length <= 4 ? label : `${label.slice(0, 3)}.`
}
