import { CircleAlert, Info, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './feedback.module.css'

type NoticeProps = {
  readonly kind?: 'info' | 'warn' | 'stop'
  readonly title?: string
  readonly children: ReactNode
  readonly action?: ReactNode
  /** Read aloud as soon as it appears: for what went wrong just now. */
  readonly announce?: boolean
}

export function Notice({ kind = 'info', title, children, action, announce = false }: NoticeProps) {
  const Icon = kind === 'info' ? Info : kind === 'warn' ? CircleAlert : OctagonAlert
  return (
    <div className={cx(styles.notice, styles[kind])} role={announce ? 'alert' : 'note'}>
      <Icon size={16} aria-hidden />
      <div className={styles.noticeText}>
        {title === undefined ? null : <strong>{title}</strong>}
        {children}
      </div>
      {action}
    </div>
  )
}
