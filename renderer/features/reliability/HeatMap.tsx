import type { CSSProperties } from 'react'
import type { Matrix } from '#shared/study/reliability-view.ts'
import styles from './reliability.module.css'

type OpenCell = (cell: { readonly first: string; readonly second: string }) => void

type HeatMapProps = {
  readonly matrix: Matrix
  readonly first: string
  readonly second: string
  /** Where it is given, every cell with something in it is a button. */
  readonly onOpenCell?: OpenCell
}

/**
 * Counts of one coder's categories (rows) against the other's (columns), as a table whose cells are shaded: the figures
 * are there for every reader, the shade only helps the eye. Shade by square root, so that small counts stay visible.
 */
export function HeatMap({ matrix, first, second, onOpenCell }: HeatMapProps) {
  const most = Math.max(1, ...matrix.counts.flat())
  const total = matrix.counts.flat().reduce((sum, n) => sum + n, 0)
  return (
    <>
      <p className={styles.total}>
        {total.toLocaleString('en-GB')} {matrix.unit}
      </p>
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
                  <Cell
                    key={matrix.labels[column]}
                    count={count}
                    share={count / most}
                    diagonal={row === column}
                    cell={{ first: label, second: matrix.labels[column] ?? '' }}
                    onOpen={onOpenCell}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type CellProps = {
  readonly count: number
  readonly share: number
  readonly diagonal: boolean
  readonly cell: { readonly first: string; readonly second: string }
  readonly onOpen: OpenCell | undefined
}

function Cell({ count, share, diagonal, cell, onOpen }: CellProps) {
  const style = { '--heat': (0.1 + 0.9 * Math.sqrt(share)).toFixed(2) } as CSSProperties
  return (
    <td style={style} {...(count > 0 ? { 'data-heat': true } : {})} {...(diagonal ? { 'data-diagonal': true } : {})}>
      {count === 0 ? (
        <span className="sr-only">0</span>
      ) : onOpen === undefined ? (
        count
      ) : (
        <button
          type="button"
          className={styles.cell}
          aria-label={`${String(count)}: ${cell.first} against ${cell.second}. Show the moments`}
          onClick={() => onOpen(cell)}
        >
          {count}
        </button>
      )}
    </td>
  )
}

/** Column heads are narrow: numbers stay whole, words keep their first letters. */
function short(label: string): string {
  return label.length <= 4 ? label : `${label.slice(0, 3)}.`
}
