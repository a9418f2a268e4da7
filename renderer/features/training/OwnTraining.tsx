import { GraduationCap } from 'lucide-react'
import type { TrainingRunRow } from '#shared/study/training.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Card } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { day } from '../../ui/format/time.ts'
import { tell } from '../../ui/toasts.ts'
import { CertificatesTable } from './CertificatesTable.tsx'
import styles from './training.module.css'
import { kindWords } from './words.ts'

/** One's own training: what is under way, what it came to, and one's certificates. */
export function OwnTraining() {
  const client = useClient()
  const mine = useQuery('training.mine', {}, { topics: ['training'] })
  const repeat = useAction(async (setId: string) => {
    await client.call('training.repeat', { setId })
    tell('The set is in My work once more, under new codes.')
  })
  if (mine.data === undefined) return mine.error === null ? <Loading /> : <ErrorNotice error={mine.error} />
  const { runs, certificates } = mine.data
  return (
    <>
      <ErrorNotice error={repeat.error} />
      <Card>
        {runs.length === 0 ? (
          <EmptyState icon={<GraduationCap size={28} aria-hidden />} title="No training so far">
            When a lead gives you a practice or a test, its recordings are in My work, and what they come to stands
            here.
          </EmptyState>
        ) : (
          <OwnRuns runs={runs} busy={repeat.busy} onRepeat={(setId) => void repeat.run(setId)} />
        )}
      </Card>
      {certificates.length === 0 ? null : (
        <Card>
          <h2 className={styles.heading}>Certificates</h2>
          <CertificatesTable rows={certificates} />
        </Card>
      )}
    </>
  )
}

type OwnRunsProps = {
  readonly runs: readonly TrainingRunRow[]
  readonly busy: boolean
  readonly onRepeat: (setId: string) => void
}

function OwnRuns({ runs, busy, onRepeat }: OwnRunsProps) {
  return (
    <Table caption="My training" dense>
      <thead>
        <tr>
          <th scope="col">Set</th>
          <th scope="col">Kind</th>
          <th scope="col">Scheme</th>
          <th scope="col">Given</th>
          <th scope="col" data-align="right">
            Locked
          </th>
          <th scope="col">
            <span className="sr-only">Steps</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run, n) => {
          const isDone = run.locked === run.clips
          const isNewest = runs.findIndex(({ setId }) => setId === run.setId) === n
          return (
            <tr key={run.id}>
              <th scope="row">{run.setName}</th>
              <td>
                {kindWords[run.kind]}
                {run.round > 1 ? `, round ${String(run.round)}` : ''}
              </td>
              <td>
                {run.schemeName} <span className={styles.muted}>v{run.schemeVersion}</span>
              </td>
              <td>{day(run.givenAt)}</td>
              <td data-align="right">
                {run.locked} of {run.clips}
              </td>
              <td>
                <div className={styles.acts}>
                  {isDone ? null : (
                    <Button small onPress={() => goTo({ screen: 'work' })}>
                      To My work
                    </Button>
                  )}
                  {isDone || (run.kind === 'practice' && run.locked > 0) ? (
                    <Button small kind="quiet" onPress={() => goTo({ screen: 'training-result', runId: run.id })}>
                      Result
                    </Button>
                  ) : null}
                  {isDone && isNewest && run.kind === 'practice' && !run.isSetClosed ? (
                    <Button small kind="quiet" isDisabled={busy} onPress={() => onRepeat(run.setId)}>
                      Practise again
                    </Button>
                  ) : null}
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
