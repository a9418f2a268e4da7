import type { MediaListRow } from '#shared/study/media.ts'
import type { MediaState } from '#shared/study/recording.ts'
import { Badge, type BadgeKind } from '../../ui/Badge.tsx'
import { day, shortClock } from '../../ui/format/time.ts'
import { MiddleText } from '../../ui/MiddleText.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './media.module.css'
import { attentionWords, kindWords, rateWords, soundWords, stateWords, whereFrom } from './words.ts'

const badges: Readonly<Record<MediaState, BadgeKind>> = { present: 'pass', missing: 'fail', changed: 'warn' }

export function StateBadge({ state }: { readonly state: MediaState }) {
  return <Badge kind={badges[state]}>{stateWords[state]}</Badge>
}

type FilesTableProps = {
  readonly rows: readonly MediaListRow[]
  readonly openId: string | null
  readonly onOpen: (mediaId: string) => void
}

/** One row a file; pressed, it says all that is known of it. */
export function FilesTable({ rows, openId, onOpen }: FilesTableProps) {
  // Beside the panel there is room for what is chosen from, not for more.
  const wide = openId === null
  return (
    <Table caption="Files of the study" dense>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">State</th>
          <th scope="col" data-align="right">
            Length
          </th>
          {wide ? (
            <>
              <th scope="col" data-align="right">
                Frames a second
              </th>
              <th scope="col">Sound</th>
              <th scope="col">Played from</th>
              <th scope="col">Compared</th>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.mediaId} {...(row.mediaId === openId ? { 'data-selected': true } : {})}>
            <th scope="row" className={styles.name}>
              <button
                type="button"
                className={styles.file}
                aria-expanded={row.mediaId === openId}
                onClick={() => onOpen(row.mediaId)}
              >
                <MiddleText>{row.name}</MiddleText>
                <small>{whereFrom(row)}</small>
              </button>
            </th>
            <td>
              <StateBadge state={row.state} />
              <Attention row={row} />
            </td>
            <td data-align="right">{shortClock(row.durationMs)}</td>
            {wide ? (
              <>
                <td data-align="right">{rateWords(row)}</td>
                <td>{soundWords(row)}</td>
                <td>{row.rendition === null ? 'the file' : kindWords[row.rendition]}</td>
                <td>{row.checkedAt === null ? <span className={styles.muted}>not yet</span> : day(row.checkedAt)}</td>
              </>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Attention({ row }: { readonly row: MediaListRow }) {
  const words = attentionWords(row)
  return words.length === 0 ? null : <small className={styles.attention}>{words.join(', ')}</small>
}
