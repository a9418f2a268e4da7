import type { Scheme } from '#shared/scheme/scheme.ts'
import { cx } from '../../ui/cx.ts'
import styles from './schemes.module.css'

/** The name of a subject with its colour beside it. */
export function SubjectName({ scheme, id }: { readonly scheme: Scheme; readonly id: string }) {
  const subject = scheme.subjects.find((one) => one.id === id)
  if (subject === undefined) return null
  return (
    <span className={styles.subject}>
      <span className={cx(styles.dot, styles[subject.role])} aria-hidden />
      {subject.label}
    </span>
  )
}
