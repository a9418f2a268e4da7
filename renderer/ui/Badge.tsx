import { Check, Minus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { cx } from './cx.ts'

export type BadgeKind = 'pass' | 'warn' | 'fail' | 'open'

/** A verdict: sign, word and colour, so that no reader depends on the colour. */
export function Badge({ kind, children }: { readonly kind: BadgeKind; readonly children: ReactNode }) {
  return (
    <span className={cx(styles.badge, styles[kind])}>
      <span className={styles.sign} aria-hidden>
        <Sign kind={kind} />
      </span>
      <span>{children}</span>
    </span>
  )
}

function Sign({ kind }: { readonly kind: BadgeKind }) {
  const size = 10
  if (kind === 'pass') return <Check size={size} strokeWidth={4} />
  if (kind === 'fail') return <X size={size} strokeWidth={4} />
  if (kind === 'open') return <Minus size={size} strokeWidth={4} />
  return (
    <svg width={size} height={size} viewBox="0 0 10 10">
      <rect x="4" y="1" width="2" height="5" rx="1" fill="currentColor" />
      <circle cx="5" cy="8.3" r="1.1" fill="currentColor" />
    </svg>
  )
}
