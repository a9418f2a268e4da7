import type { ReactNode } from 'react'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { useEditing, useNote } from '../editing/editor-context.ts'
import { keyOf } from '../editing/judgement.ts'
import styles from './controls.module.css'

type PlaceProps = {
  readonly path: SchemePath
  readonly children: ReactNode
  /** Where what is said here is about, if that is another place than the one that is edited. */
  readonly notesOf?: SchemePath
  /** The problem is shown by the control itself. */
  readonly showsProblem?: boolean
}

/** Where a member is edited: problems lead here, and stand below it. What is typed ends as one step when it is left. */
export function Place({ path, children, notesOf = path, showsProblem = false }: PlaceProps) {
  const { editor } = useEditing()
  const { problems, advice } = useNote(notesOf)
  return (
    <div className={styles.place} data-place={keyOf(path)} onBlur={editor.seal}>
      {children}
      {showsProblem ? null : problems.map((words) => <Problem key={words}>{words}</Problem>)}
      {advice.map((words) => (
        <p key={words} className={styles.advice}>
          {words}
        </p>
      ))}
    </div>
  )
}

export function Problem({ children }: { readonly children: string }) {
  return <p className={styles.problem}>{children}</p>
}
