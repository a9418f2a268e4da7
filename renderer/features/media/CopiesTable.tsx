import { messageFor } from '#shared/contract/messages.ts'
import type { ConversionRow, ConversionStatus } from '#shared/study/media.ts'
import { useWork } from '../../host/background-work.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Badge, type BadgeKind } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { fileSize } from '../../ui/format/bytes.ts'
import { counted, percent } from '../../ui/format/figures.ts'
import { MiddleText } from '../../ui/MiddleText.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './media.module.css'
import { conversionWords, kindWords } from './words.ts'

const badges: Readonly<Record<ConversionStatus, BadgeKind>> = {
  queued: 'open',
  running: 'open',
  done: 'pass',
  failed: 'fail',
}
const order: readonly ConversionStatus[] = ['running', 'failed', 'queued', 'done']

type CopiesTableProps = {
  readonly rows: readonly ConversionRow[]
  readonly readOnly: boolean
  readonly onRetry: () => void
}

/** Copies in the making and made. What needs somebody stands first. */
export function CopiesTable({ rows, readOnly, onRetry }: CopiesTableProps) {
  const client = useClient()
  const remove = useAction((row: ConversionRow) => client.call('conversions.remove', { id: row.id }))
  const again = useAction(async (row: ConversionRow) => {
    const of = row.mediaId === null ? { path: row.sourcePath } : { mediaId: row.mediaId }
    await client.call('conversions.add', { items: [{ ...of, kind: row.kind }] })
    onRetry()
  })
  const busy = remove.busy || again.busy || readOnly
  const sorted = rows.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
  return (
    <>
      <ErrorNotice error={remove.error ?? again.error} />
      <Table caption="Copies" dense>
        <thead>
          <tr>
            <th scope="col">Original</th>
            <th scope="col">Copy</th>
            <th scope="col">State</th>
            <th scope="col">What came of it</th>
            <th scope="col">
              <span className="sr-only">Steps</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={styles.name}>
                <span className={styles.file} title={row.sourcePath}>
                  <MiddleText>{row.sourceName}</MiddleText>
                  <small>{row.mediaId === null ? 'not in the study yet' : fileSize(row.bytes)}</small>
                </span>
              </th>
              <td>{kindWords[row.kind]}</td>
              <td>
                <Badge kind={badges[row.status]}>{conversionWords[row.status]}</Badge>
              </td>
              <td>
                <Outcome row={row} />
              </td>
              <td>
                <div className={styles.acts}>
                  {row.status === 'failed' ? (
                    <Button
                      small
                      isDisabled={busy}
                      aria-label={`Try again: ${row.sourceName}`}
                      onPress={() => void again.run(row)}
                    >
                      Try again
                    </Button>
                  ) : null}
                  {row.status === 'running' ? null : (
                    <Button
                      small
                      kind="quiet"
                      isDisabled={busy}
                      aria-label={`Take ${row.sourceName} off the list`}
                      onPress={() => void remove.run(row)}
                    >
                      Remove
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}

function Outcome({ row }: { readonly row: ConversionRow }) {
  const work = useWork((all) => all['conversions.run'])
  if (row.problem !== null) return <span>{messageFor(row.problem)}</span>
  if (row.status === 'running') {
    return (
      <span className={styles.muted}>
        {work?.running === true ? `${percent(work.fraction)} of all` : 'begun before this window was loaded'}
      </span>
    )
  }
  if (row.check === null) return <span className={styles.muted}>{row.status === 'queued' ? 'in the queue' : ''}</span>
  const { frames, largestUs } = row.check
  const size = row.outputBytes === null ? '' : `${fileSize(row.outputBytes)} · `
  const times = largestUs < 1000 ? 'at the same times' : `times within ${(largestUs / 1000).toFixed(1)} ms`
  return (
    <span>
      {size}
      {counted(frames, 'frame')}, as many as the original, {times}
    </span>
  )
}
