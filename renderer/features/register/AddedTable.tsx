import { goTo } from '../../host/use-route.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import { LookCell } from './AddedLook.tsx'
import styles from './register.module.css'
import type { AddedRecording } from './use-register.ts'

type AddedTableProps = {
  readonly added: readonly AddedRecording[]
  /** Nothing is left to add, so that leaving this screen loses nothing. */
  readonly isDone: boolean
}

/** What is in the study by now, and what most people do next with it. */
export function AddedTable({ added, isDone }: AddedTableProps) {
  return (
    <Table caption="Added recordings" dense>
      <thead>
        <tr>
          <th scope="col">Dyad</th>
          <th scope="col">Time point</th>
          <th scope="col">Outcome</th>
          <th scope="col">Black or still stretches</th>
          <th scope="col">Next</th>
        </tr>
      </thead>
      <tbody>
        {added.map(({ recordingId, dyad, timePoint, cameras }) => (
          <tr key={recordingId}>
            <th scope="row">{dyad}</th>
            <td>{timePoint}</td>
            <td>
              <Badge kind="pass">Added</Badge>
            </td>
            <td>
              <LookCell recordingId={recordingId} />
            </td>
            <td>
              {cameras === 1 ? null : (
                <div className={styles.aside}>
                  <span>{cameras} cameras: check that they run together.</span>
                  {isDone ? (
                    <Button
                      small
                      aria-label={`Put on one clock… ${dyad}, ${timePoint}`}
                      onPress={() => goTo({ screen: 'align', recordingId })}
                    >
                      Put on one clock…
                    </Button>
                  ) : null}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
