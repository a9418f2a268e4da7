import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './page.module.css'

type PageProps = {
  readonly title: string
  readonly intro?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** The last card fills the window and scrolls by itself. */
  readonly fill?: boolean
}

/** One screen of the leading face: its name, what it is about, and its steps. */
export function Page({ title, intro, actions, children, fill = false }: PageProps) {
  return (
    <div className={cx(styles.page, fill && styles.fill)}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1 tabIndex={-1}>{title}</h1>
          {intro === undefined ? null : <p>{intro}</p>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
      {fill ? null : <div className={styles.gap} />}
    </div>
  )
}

export function Card({ children, padded = false }: { readonly children: ReactNode; readonly padded?: boolean }) {
  return <section className={cx(styles.card, padded && styles.padded)}>{children}</section>
}

export type Sum = { readonly label: string; readonly value: number | string }

/** A row of sums: what there is, at a glance. */
export function Sums({ sums }: { readonly sums: readonly Sum[] }) {
  return (
    <dl className={styles.sums}>
      {sums.map((sum) => (
        <div key={sum.label}>
          <dt>{sum.label}</dt>
          <dd>{typeof sum.value === 'number' ? sum.value.toLocaleString('en-GB') : sum.value}</dd>
        </div>
      ))}
    </dl>
  )
}
