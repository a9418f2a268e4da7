import type { ReactNode } from 'react'
import styles from './feedback.module.css'

type EmptyStateProps = {
  readonly title: string
  /** What would be here, and how it comes to be. */
  readonly children: ReactNode
  readonly icon?: ReactNode
  readonly actions?: ReactNode
}

export function EmptyState({ title, children, icon, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon}
      <h2>{title}</h2>
      <p>{children}</p>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
