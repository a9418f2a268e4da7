import styles from './feedback.module.css'

/** Words instead of a spinner, and only if it takes longer than a blink. */
export function Loading({ children = 'Loading…' }: { readonly children?: string }) {
  return (
    <p className={styles.loading} role="status">
      {children}
    </p>
  )
}
