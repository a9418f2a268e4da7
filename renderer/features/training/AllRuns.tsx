import { GraduationCap } from 'lucide-react'
import { useState } from 'react'
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
import { IssueDialog } from './IssueDialog.tsx'
import styles from './training.module.css'
import { kindWords } from './words.ts'

/** Every coder's way through the sets, the newest first. */
export function AllRuns({ onMakeSet }: { readonly onMakeSet: () => void }) {
  const client = useClient()
  const runs = useQuery('training.runs', {}, { topics: ['training', 'observation'] })
  const [issuing, setIssuing] = useState<TrainingRunRow | null>(null)
  const takeBack = useAction(async (runId: string) => {
    await client.call('training.takeBack', { runId })
    runs.refetch()
  })
  if (runs.data === undefined) return runs.error === null ? <Loading /> : <ErrorNotice error={runs.error} />
  return (
    <>
      <ErrorNotice error={takeBack.error} />
      <Card>
        {runs.data.length === 0 ? (
          <EmptyState
            icon={<GraduationCap size={28} aria-hidden />}
            title="Nobody has been given a training yet"
            actions={
              <Button kind="primary" onPress={onMakeSet}>
                To the sets
              </Button>
            }
          >
            Make a practice or a test set of recordings with masters, then give it to coders.
          </EmptyState>
        ) : (
          <Rows
            rows={runs.data}
            busy={takeBack.busy}
            onTakeBack={(run) => void takeBack.run(run.id)}
            onIssue={setIssuing}
          />
        )}
      </Card>
      {issuing === null ? null : <IssueDialog run={issuing} onClose={() => setIssuing(null)} />}
    </>
  )
}

type RowsProps = {
  readonly rows: readonly TrainingRunRow[]
  readonly busy: boolean
  readonly onTakeBack: (run: TrainingRunRow) => void
  readonly onIssue: (run: TrainingRunRow) => void
}

function Rows({ rows, busy, onTakeBack, onIssue }: RowsProps) {
  return (
    <Table caption="Who stands where" dense>
      <thead>
        <tr>
          <th scope="col">Coder</th>
          <th scope="col">Set</th>
          <th scope="col">Kind</th>
          <th scope="col">Scheme</th>
          <th scope="col">Given</th>
          <th scope="col" data-align="right">
            Locked
          </th>
          <th scope="col">Certificate</th>
          <th scope="col">
            <span className="sr-only">Steps</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((run) => (
          <tr key={run.id}>
            <th scope="row">{run.personName}</th>
            <td>{run.setName}</td>
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
            <td>{run.certificateId === null ? <span className={styles.muted}>none</span> : 'issued'}</td>
            <td>
              <RowSteps run={run} busy={busy} onTakeBack={onTakeBack} onIssue={onIssue} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type RowStepsProps = Omit<RowsProps, 'rows'> & { readonly run: TrainingRunRow }

function RowSteps({ run, busy, onTakeBack, onIssue }: RowStepsProps) {
  const isDone = run.locked === run.clips
  const of = `${run.personName}, ${run.setName}`
  return (
    <div className={styles.acts}>
      {run.begun === 0 ? (
        <Button small kind="quiet" isDisabled={busy} aria-label={`Take back: ${of}`} onPress={() => onTakeBack(run)}>
          Take back
        </Button>
      ) : null}
      {isDone || (run.kind === 'practice' && run.locked > 0) ? (
        <Button
          small
          kind="quiet"
          aria-label={`Result: ${of}`}
          onPress={() => goTo({ screen: 'training-result', runId: run.id })}
        >
          Result
        </Button>
      ) : null}
      {isDone && run.certificateId === null ? (
        <Button small kind="quiet" aria-label={`Issue a certificate: ${of}`} onPress={() => onIssue(run)}>
          Issue a certificate…
        </Button>
      ) : null}
    </div>
  )
}
