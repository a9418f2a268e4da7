import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import type { AssignmentRow } from '#shared/study/assignment.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { goTo } from '../../host/use-route.ts'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Table } from '../../ui/Table.tsx'
import { roleWords, workWords } from './recording-words.ts'
import { RecordingGlyph, type GlyphState } from './RecordingGlyph.tsx'
import { RecodeDialog } from './RecodeDialog.tsx'
import { RoundsCard } from './RoundsCard.tsx'
import styles from './study.module.css'

const pageSize = 200
const glyphs: Readonly<Record<AssignmentRow['status'], GlyphState>> = {
  waiting: 'assigned',
  open: 'being_coded',
  locked: 'locked',
}

/** Who codes what. One that nobody has begun can be taken back; a locked one can be looked at. */
export function AssignmentsScreen() {
  const client = useClient()
  const [offset, setOffset] = useState(0)
  const [recoding, setRecoding] = useState(false)
  const list = useQuery('assignments.list', { offset, limit: pageSize }, { topics: ['assignments', 'observation'] })
  const remove = useAction(async (id: string) => {
    await client.call('assignments.remove', { id })
    list.refetch()
  })
  const choose = (
    <Button kind="primary" onPress={() => goTo({ screen: 'recordings' })}>
      Choose recordings…
    </Button>
  )
  const total = list.data?.total ?? 0
  return (
    <Page
      fill
      title="Assignments"
      intro={
        total === 0
          ? 'Who codes which recording with which scheme.'
          : `${counted(total, 'assignment')}. Coders see the display code only, and not whether they are first or second.`
      }
      actions={
        total === 0 ? undefined : (
          <>
            <Button onPress={() => setRecoding(true)}>Code anew…</Button>
            {choose}
          </>
        )
      }
    >
      <ErrorNotice error={list.error ?? remove.error} />
      <RoundsCard />
      <Card>
        {list.data === undefined && list.error === null ? <Loading /> : null}
        {list.data !== undefined && total === 0 ? (
          <EmptyState icon={<ListChecks size={28} aria-hidden />} title="Nothing assigned yet" actions={choose}>
            Select recordings in the grid, one by one or a whole time point, then choose “Assign…”.
          </EmptyState>
        ) : null}
        {list.data !== undefined && total > 0 ? (
          <>
            <Rows rows={list.data.rows} busy={remove.busy} onRemove={(id) => void remove.run(id)} />
            <Pager offset={offset} size={pageSize} total={total} noun="assignment" onMove={setOffset} />
          </>
        ) : null}
      </Card>
      {recoding ? <RecodeDialog recordingIds={null} onClose={() => setRecoding(false)} /> : null}
    </Page>
  )
}

type RowsProps = {
  readonly rows: readonly AssignmentRow[]
  readonly busy: boolean
  readonly onRemove: (id: string) => void
}

function Rows({ rows, busy, onRemove }: RowsProps) {
  return (
    <Table caption="Assignments" dense>
      <thead>
        <tr>
          <th scope="col">Dyad</th>
          <th scope="col">Time point</th>
          <th scope="col">Coder</th>
          <th scope="col">As</th>
          <th scope="col">Scheme</th>
          <th scope="col">Display code</th>
          <th scope="col">State</th>
          <th scope="col">
            <span className="sr-only">Steps</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.dyad}</th>
            <td>{row.timePoint}</td>
            <td>{row.personName}</td>
            <td>{roleWords[row.role]}</td>
            <td>
              {row.schemeId} <span className={styles.muted}>v{row.schemeVersion}</span>
            </td>
            <td>{row.displayCode}</td>
            <td>
              <span className={styles.row}>
                <RecordingGlyph state={glyphs[row.status]} />
                {workWords[row.status]}
              </span>
            </td>
            <td>
              <div className={styles.acts}>
                {row.status === 'waiting' ? (
                  <Button
                    small
                    kind="quiet"
                    isDisabled={busy}
                    aria-label={`Take back ${row.displayCode}`}
                    onPress={() => onRemove(row.id)}
                  >
                    Take back
                  </Button>
                ) : null}
                {row.status === 'locked' ? (
                  <Button
                    small
                    kind="quiet"
                    aria-label={`Look at ${row.displayCode}`}
                    onPress={() => goTo({ screen: 'code', assignmentId: row.id })}
                  >
                    Look at it
                  </Button>
                ) : null}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
