import type { ProblemRow } from '#shared/contract/views.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { useEditing, useJudged } from './editing/editor-context.ts'
import styles from './editor.module.css'

const mostShown = 100

/** What keeps the scheme from being published, and what is worth a thought. Each leads to its place. */
export function FindingList() {
  const problems = useJudged((judgement) => judgement.problems)
  const advice = useJudged((judgement) => judgement.advice)
  if (problems.length + advice.length === 0)
    return <p className={styles.nothing}>Nothing keeps this scheme from being published, and there is no advice.</p>
  return (
    <div className={styles.findings}>
      {problems.length === 0 ? null : (
        <section>
          <h3>To be put right before publishing</h3>
          <Rows label="Problems" rows={problems} />
        </section>
      )}
      {advice.length === 0 ? null : (
        <section>
          <h3>Worth a thought</h3>
          <Rows label="Advice" rows={advice} />
        </section>
      )}
    </div>
  )
}

/** What no pass shows is put right where its passes are chosen. */
export const placeOf = ({ code, path }: ProblemRow): SchemePath => (code === 'in-no-pass' ? [...path, 'passes'] : path)

function Rows({ label, rows }: { readonly label: string; readonly rows: readonly ProblemRow[] }) {
  const { editor } = useEditing()
  return (
    <>
      <ol aria-label={label}>
        {rows.slice(0, mostShown).map((row, n) => (
          <li key={n}>
            <button type="button" onClick={() => editor.jumpTo(placeOf(row))}>
              <b>{row.place}</b>
              <span>{row.words}</span>
            </button>
          </li>
        ))}
      </ol>
      {rows.length > mostShown ? <p>And {rows.length - mostShown} more, listed once these are done.</p> : null}
    </>
  )
}
