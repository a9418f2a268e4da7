import { useState } from 'react'
import type { BroughtOver, MigrationRow } from '#shared/contract/migration-views.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hashOf } from '../../host/routes.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { instant } from '../../ui/format/time.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Card } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './bring-over.module.css'
import { TakeBackDialog } from './TakeBackDialog.tsx'

/** What was brought over between versions of this scheme so far, newest first, with the way back and to the originals. */
export function BroughtOverCard({ id }: { readonly id: string }) {
  const query = useQuery('migrations.list', { id }, { topics: ['schemes'] })
  const [taken, setTaken] = useState<MigrationRow | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const rows = query.data ?? []
  if (rows.length === 0 && query.error === null) return null
  return (
    <Card padded>
      <h2>Brought over so far</h2>
      <ErrorNotice error={query.error} />
      <ul className={styles.history}>
        {rows.map((row) => (
          <li key={row.id} data-testid="brought-over">
            <div className={styles.record}>
              <div>
                <p>
                  <b>
                    {counted(row.counts.codings, 'coding')} from version {row.fromVersion} to {row.toVersion}
                  </b>
                </p>
                <p className={styles.note}>
                  {row.madeBy}, {instant(row.madeAt)}
                  {row.revertedAt === null ? '' : `. Taken back by ${row.revertedBy ?? ''}, ${instant(row.revertedAt)}`}
                </p>
                {row.reason === '' ? null : <p className={styles.reason}>{row.reason}</p>}
              </div>
              <div className={styles.steps}>
                <Button
                  small
                  aria-expanded={shown === row.id}
                  onPress={() => setShown(shown === row.id ? null : row.id)}
                >
                  {shown === row.id ? 'Hide the originals' : 'Show the originals'}
                </Button>
                {row.revertedAt === null ? (
                  <Button small onPress={() => setTaken(row)}>
                    Take back…
                  </Button>
                ) : null}
              </div>
            </div>
            {shown === row.id ? <Originals row={row} /> : null}
          </li>
        ))}
      </ul>
      {taken === null ? null : <TakeBackDialog row={taken} onClose={() => setTaken(null)} />}
    </Card>
  )
}

function Originals({ row }: { readonly row: MigrationRow }) {
  const query = useQuery('migrations.codings', { migrationId: row.id }, { topics: ['observation'] })
  if (query.data === undefined) return query.error === null ? <Loading /> : <ErrorNotice error={query.error} />
  return (
    <Table caption="Originals" dense>
      <thead>
        <tr>
          <th scope="col">Recording</th>
          <th scope="col">Coder</th>
          <th scope="col">Version {row.fromVersion}</th>
          <th scope="col">Version {row.toVersion}</th>
        </tr>
      </thead>
      <tbody>
        {query.data.map((coding) => (
          <tr key={coding.assignmentId}>
            <th scope="row">
              {coding.dyad}, {coding.timePoint}
            </th>
            <td>{coding.personName}</td>
            <td>
              <Standing assignmentId={coding.originalId} status={coding.originalStatus} coding={coding} />
            </td>
            <td>
              <Standing assignmentId={coding.assignmentId} status={coding.status} coding={coding} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const statusWords = { waiting: 'not begun', open: 'in progress', locked: 'locked' } as const

type StandingProps = Pick<BroughtOver, 'assignmentId' | 'status'> & { readonly coding: BroughtOver }

/** Only what is locked may be looked at by somebody else than its coder. */
function Standing({ assignmentId, status, coding }: StandingProps) {
  if (status !== 'locked') return statusWords[status]
  const which = assignmentId === coding.originalId ? 'original' : 'coding'
  return (
    <>
      locked,{' '}
      <a
        href={hashOf({ screen: 'code', assignmentId })}
        aria-label={`Open the ${which} of ${coding.dyad}, ${coding.timePoint}, by ${coding.personName}`}
      >
        look at it
      </a>
    </>
  )
}
