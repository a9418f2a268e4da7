import { useMemo } from 'react'
import { isBlank } from '#shared/scheme/modifier.ts'
import { questionsOf } from '../../state/event-questions.ts'
import type { Pass } from '../../state/passes.ts'
import { askVisited, visitEvent, visitNext, visitPrevious, visitsOf, type Visit } from '../../state/visit-actions.ts'
import { preciseText } from '../../state/clock-text.ts'
import { contentOf } from '../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './visit.module.css'

/** Where one is in a pass that goes from event to event, how many are left, and what is known of the one at hand. */
export function VisitPanel({ pass }: { readonly pass: Pass }) {
  const workspace = useWorkspace()
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const chosen = useWorkspaceUi((state) => state.visit)
  const visits = useMemo(() => visitsOf(contentOf({ view, records }), pass), [view, records, pass])
  const at = visits.findIndex(({ event }) => event.id === chosen)
  const visit = visits[at]
  const left = visits.filter(({ open }) => open).length
  const what = view.scheme.sets
    .filter(({ id }) => pass.visitEach?.sets.includes(id) === true)
    .map(({ label }) => label)
    .join(', ')
  if (visits.length === 0)
    return <p className={styles.none}>There is nothing to visit yet: {what} are coded in another pass.</p>
  return (
    <section className={styles.visits} aria-label={`Visit each: ${what}`}>
      <h2 className={styles.head}>
        <span>{what} · one by one</span>
        <span data-testid="visit-progress" className={styles.progress}>
          {left === 0 ? 'none left' : `${String(left)} of ${String(visits.length)} left`}
        </span>
      </h2>
      {visit === undefined ? null : <AtHand visit={visit} n={at + 1} of={visits.length} />}
      <div className={styles.buttons}>
        <Button small onPress={() => visitPrevious(workspace)} isDisabled={at <= 0}>
          Back
        </Button>
        <Button small kind={left > 0 ? 'primary' : 'secondary'} onPress={() => visitNext(workspace)}>
          {visit === undefined ? 'Begin (↵)' : left > 0 ? 'Next (↵)' : 'Look again (↵)'}
        </Button>
        {visit?.open === true && pass.visitEach?.modifiers !== undefined ? (
          <Button small onPress={() => askVisited(workspace)}>
            Ask again
          </Button>
        ) : null}
      </div>
      <Strip visits={visits} chosen={chosen} />
    </section>
  )
}

function AtHand({ visit: { event }, n, of }: { readonly visit: Visit; readonly n: number; readonly of: number }) {
  const scheme = useObservation((state) => state.view.scheme)
  const code = scheme.sets.find(({ id }) => id === event.set)?.codes.find(({ id }) => id === event.code)
  const answers = questionsOf(scheme, event).flatMap((question) => {
    const value = question.kind === 'modifier' ? event.modifiers[question.modifier.id] : undefined
    if (question.kind !== 'modifier' || value === undefined || isBlank(value)) return []
    return [Array.isArray(value) ? value.join(', ') : String(value)]
  })
  return (
    <p className={styles.atHand} aria-live="polite">
      <b>{code?.label ?? event.code}</b> at {preciseText(event.onsetMs)}
      <span className={styles.muted}>
        {' '}
        · {n} of {of}
        {answers.length === 0 ? '' : ` · ${answers.join('; ')}`}
      </span>
    </p>
  )
}

/** As many as a look takes in; beyond that the table and the timeline show them better. */
const mostCells = 60

function Strip({ visits, chosen }: { readonly visits: readonly Visit[]; readonly chosen: string | null }) {
  const workspace = useWorkspace()
  if (visits.length > mostCells) return null
  return (
    <div className={styles.strip}>
      {visits.map(({ event, open }, n) => (
        <button
          key={event.id}
          type="button"
          className={styles.cell}
          data-state={open ? 'open' : 'done'}
          aria-current={event.id === chosen ? 'step' : undefined}
          aria-label={`Visit ${String(n + 1)}, at ${preciseText(event.onsetMs)}, ${open ? 'open' : 'done'}`}
          onClick={() => visitEvent(workspace, event)}
        >
          {n + 1}
        </button>
      ))}
    </div>
  )
}
