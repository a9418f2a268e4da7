import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './table.module.css'

type TableProps = {
  /** What the table holds; read aloud, and the name of its scrolling region. */
  readonly caption: string
  readonly children: ReactNode
  readonly dense?: boolean
}

/**
 * A plain table that scrolls under its header row. The children are `thead` and `tbody`. `tr[data-selected]` and
 * `tr[data-group]`, `td[data-align="right"]` are styled.
 */
export function Table({ caption, children, dense = false }: TableProps) {
  return (
    // A region that scrolls has to be reachable by keyboard.
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={cx(styles.table, dense && styles.dense)}>
        <caption>{caption}</caption>
        {children}
      </table>
    </div>
  )
}
