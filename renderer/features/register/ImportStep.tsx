import { useState } from 'react'
import type { Episode } from '#shared/observation/episode.ts'
import type { ImportOutcome } from '#shared/study/recording.ts'
import { fitEpisodes, recordingLengthMs, toImportRow, type RegisterRecording } from '#shared/study/register.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useJob } from '../../host/use-job.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { AddedLook, lookThroughAdded } from './AddedLook.tsx'
import { AddedTable } from './AddedTable.tsx'
import { ImportTable } from './ImportTable.tsx'
import styles from './register.module.css'
import type { AddedRecording, Register } from './use-register.ts'

type Planned = readonly Omit<Episode, 'id'>[]
type ImportStepProps = {
  readonly register: Register
  readonly episodes: Planned
  readonly onBack: () => void
  readonly onFiles: () => void
}

/** A last look, then the work itself. What was added leaves the list; what was refused stays, with its reason. */
export function ImportStep({ register, episodes, onBack, onFiles }: ImportStepProps) {
  const client = useClient()
  const job = useJob('recordings.import')
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, ImportOutcome>>(new Map())
  const [stopped, setStopped] = useState(false)
  // A copy that got done meanwhile brings a file that nobody has placed yet.
  const ready = register.recordings.filter((recording) => recording.problems.length === 0)
  const left = register.files.length - ready.reduce((sum, recording) => sum + recording.entries.length, 0)
  const start = async (): Promise<void> => {
    setStopped(false)
    const rows = ready.map((recording) =>
      toImportRow(recording, fitEpisodes(episodes, recordingLengthMs(recording, register.lengthOf))),
    )
    const found = await job.run({ rows })
    setStopped(found === null)
    if (found === null) return
    const { added, refused, paths } = sortOutcomes(ready, found)
    setOutcomes(refused)
    register.markAdded(added, paths)
    lookThroughAdded(client, added)
  }
  const { added } = register
  const done = ready.length === 0
  return (
    <>
      <div className={styles.status}>
        {job.running ? (
          <ProgressBar label="Adding recordings" fraction={job.fraction} note={job.note} onCancel={job.cancel} />
        ) : null}
        <ErrorNotice error={job.error} />
        {stopped && job.error === null ? (
          <Notice>
            Stopped. What was added before that is in the study. Adding again adds the rest; lines that are there
            already will say so.
          </Notice>
        ) : null}
      </div>
      <AddedLook added={added} />
      {added.length > 0 ? <AddedTable added={added} isDone={done} /> : null}
      {done ? null : <ImportTable register={register} recordings={ready} episodes={episodes} outcomes={outcomes} />}
      <div className={styles.foot}>
        <p role="status">{sumWords(added.length, outcomes.size, ready)}</p>
        {done && left > 0 ? <Button onPress={onFiles}>Back to {counted(left, 'other file')}</Button> : null}
        {done ? null : (
          <Button isDisabled={job.running} onPress={onBack}>
            Back
          </Button>
        )}
        {added.length > 0 ? (
          <Button
            kind={done ? 'primary' : 'secondary'}
            isDisabled={job.running}
            onPress={() => goTo({ screen: 'recordings' })}
          >
            Go to Recordings
          </Button>
        ) : null}
        {done ? null : (
          <Button kind="primary" isDisabled={job.running} onPress={() => void start()}>
            Add {counted(ready.length, 'recording')}
          </Button>
        )}
      </div>
    </>
  )
}

function sumWords(added: number, refused: number, ready: readonly RegisterRecording[]): string {
  const files = ready.reduce((sum, recording) => sum + recording.entries.length, 0)
  if (added === 0 && refused === 0) return `${counted(ready.length, 'recording')} from ${counted(files, 'file')}.`
  return `${counted(added, 'recording')} added${refused > 0 ? `, ${String(refused)} not: see the reasons` : ''}.`
}

type Sorted = {
  readonly added: readonly AddedRecording[]
  /** By the key of the recording. */
  readonly refused: ReadonlyMap<string, ImportOutcome>
  readonly paths: readonly string[]
}

/** What became of each recording; the outcomes name them by their place in the list. */
function sortOutcomes(tried: readonly RegisterRecording[], found: readonly ImportOutcome[]): Sorted {
  const added: AddedRecording[] = []
  const refused = new Map<string, ImportOutcome>()
  const paths: string[] = []
  for (const outcome of found) {
    const recording = tried[outcome.row]
    if (recording === undefined) continue
    if (!outcome.ok) {
      refused.set(recording.key, outcome)
      continue
    }
    const { dyad = '', timePoint = '' } = recording.entries[0] ?? {}
    added.push({ recordingId: outcome.recordingId ?? '', dyad, timePoint, cameras: recording.cameras.length })
    paths.push(...recording.entries.map((entry) => entry.path))
  }
  return { added, refused, paths }
}
