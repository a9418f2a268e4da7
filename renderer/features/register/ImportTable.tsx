import { messageFor } from '#shared/contract/messages.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { ImportOutcome } from '#shared/study/recording.ts'
import { recordingFindings } from '#shared/study/register-check.ts'
import { baseName } from '#shared/study/register-pattern.ts'
import {
  fitEpisodes,
  pauseBeforeMs,
  recordingLengthMs,
  type RegisterCamera,
  type RegisterRecording,
} from '#shared/study/register.ts'
import { Badge } from '../../ui/Badge.tsx'
import { counted } from '../../ui/format/figures.ts'
import { shortClock } from '../../ui/format/time.ts'
import { Table } from '../../ui/Table.tsx'
import { recordingFindingWords } from './check-words.ts'
import styles from './register.module.css'
import type { Register } from './use-register.ts'
import { viewWords } from './words.ts'

type ImportTableProps = {
  readonly register: Register
  readonly recordings: readonly RegisterRecording[]
  readonly episodes: readonly Omit<Episode, 'id'>[]
  readonly outcomes: ReadonlyMap<string, ImportOutcome>
}

/** What will be added, each recording as a whole. */
export function ImportTable({ register, recordings, episodes, outcomes }: ImportTableProps) {
  return (
    <Table caption="Recordings to add" dense>
      <thead>
        <tr>
          <th scope="col">Dyad</th>
          <th scope="col">Time point</th>
          <th scope="col">Cameras</th>
          <th scope="col" data-align="right">
            Length
          </th>
          <th scope="col" data-align="right">
            Episodes
          </th>
          <th scope="col">Site, task</th>
          <th scope="col">{outcomes.size === 0 ? 'Worth a look' : 'Why not, or worth a look'}</th>
        </tr>
      </thead>
      <tbody>
        {recordings.map((recording) => {
          const [first] = recording.entries
          const length = recordingLengthMs(recording, register.lengthOf)
          const outcome = outcomes.get(recording.key)
          return (
            <tr key={recording.key}>
              <th scope="row">{first?.dyad}</th>
              <td>{first?.timePoint}</td>
              <td title={recording.entries.map((entry) => baseName(entry.path)).join(', ')}>
                {recording.cameras.map(cameraWords).join('; ')}
              </td>
              <td data-align="right">{shortClock(length)}</td>
              <td data-align="right">{fitEpisodes(episodes, length).length}</td>
              <td>{[first?.site, first?.task].filter((text) => text !== undefined && text !== '').join(', ')}</td>
              <td>
                {outcome === undefined ? (
                  <span className={styles.look}>
                    {recordingFindings(recording, register.probes).map(recordingFindingWords).join(' ')}
                  </span>
                ) : (
                  <Refused outcome={outcome} />
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

/** `Caregiver`, or `Caregiver, 3 files` for one that was filmed in parts, with the pauses between them. */
function cameraWords(camera: RegisterCamera): string {
  const { view, entries } = camera
  if (entries.length === 1) return viewWords[view]
  const pauses = entries.map((_, n) => pauseBeforeMs(camera, n)).filter((pauseMs) => pauseMs > 0)
  const files = `${viewWords[view]}, ${counted(entries.length, 'file')}`
  if (pauses.length === 0) return files
  const sum = pauses.reduce((all, pauseMs) => all + pauseMs, 0)
  return `${files} with ${counted(pauses.length, 'pause')} (${shortClock(sum)})`
}

function Refused({ outcome }: { readonly outcome: ImportOutcome }) {
  const words = messageFor({ code: outcome.code ?? 'internal', params: outcome.params ?? {} })
  const file = outcome.file === undefined ? '' : baseName(outcome.file)
  return (
    <>
      <Badge kind="fail">Not added</Badge> {words}
      {file === '' || words.includes(file) ? '' : ` ${file}`}
    </>
  )
}
