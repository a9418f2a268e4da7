import type { ProblemRow } from '#shared/contract/views.ts'
import { counted } from '../../ui/format/figures.ts'
import styles from './changes.module.css'

type ProblemListProps = {
  readonly problems: readonly ProblemRow[]
  /** How many there are beyond those listed. */
  readonly more?: number
  /** Makes each place a way to the part concerned. */
  readonly onJump?: (problem: ProblemRow) => void
}

/** What keeps a scheme from being used: the place, and what to do there. */
export function ProblemList({ problems, more = 0, onJump }: ProblemListProps) {
  return (
    <>
      {/* Read by arrow keys too where nothing in it can be pressed. */}
      <ol className={styles.problems} aria-label="Problems" tabIndex={onJump === undefined ? 0 : undefined}>
        {problems.map((problem, n) => (
          <li key={`${String(n)} ${problem.place}`}>
            {onJump === undefined ? (
              <b>{problem.place}</b>
            ) : (
              <button type="button" className={styles.jump} onClick={() => onJump(problem)}>
                <b>{problem.place}</b>
              </button>
            )}
            <p>{problem.words}</p>
          </li>
        ))}
      </ol>
      {more === 0 ? null : (
        <p className={styles.why}>And {counted(more, 'more problem')}. They are listed once these are put right.</p>
      )}
    </>
  )
}
