import type { GivenCheck } from '#shared/study/drift.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './drift.module.css'

const kindWords: Readonly<Record<GivenCheck['kind'], string>> = { check: 'Against a master', recode: 'Own one again' }
const stateWords: Readonly<Record<GivenCheck['status'], string>> = {
  waiting: 'waiting',
  open: 'being coded',
  locked: 'locked',
}

/** Every check that was given out. One that nobody has begun can be taken back. */
export function GivenTable() {
  const client = useClient()
  const given = useQuery('drift.given', {}, { topics: ['assignments', 'observation'] })
  const takeBack = useAction(async (id: string) => {
    await client.call('assignments.remove', { id })
  })
  const rows = given.data ?? []
  if (rows.length === 0) return <ErrorNotice error={given.error} />
  return (
    <Card>
      <h2 className={styles.heading}>Given out</h2>
      <ErrorNotice error={takeBack.error} />
      <Table caption="Checks that were given out" dense>
        <thead>
          <tr>
            <th scope="col">Coder</th>
            <th scope="col">Check</th>
            <th scope="col">Recording</th>
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
            <tr key={row.assignmentId}>
              <th scope="row">{row.personName}</th>
              <td>{kindWords[row.kind]}</td>
              <td>{row.recording}</td>
              <td>{row.schemeName}</td>
              <td>{row.displayCode}</td>
              <td>{stateWords[row.status]}</td>
              <td>
                <div className={styles.acts}>
                  {row.status === 'waiting' ? (
                    <Button
                      small
                      kind="quiet"
                      isDisabled={takeBack.busy}
                      aria-label={`Take back ${row.displayCode}`}
                      onPress={() => void takeBack.run(row.assignmentId)}
                    >
                      Take back
                    </Button>
                  ) : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
