import { useState } from 'react'
import { messageFor } from '#shared/contract/messages.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { ImportOutcome } from '#shared/study/recording.ts'
import { baseName } from '#shared/study/register-pattern.ts'
import { fitEpisodes, toImportRow, type RegisterRecording } from '#shared/study/register.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { goTo } from '../../host/use-route.ts'
import { useJob } from '../../host/use-job.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { shortClock } from '../../ui/format/time.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './register.module.css'
import type { Register } from './use-register.ts'
import { viewWords } from './words.ts'

type Planned = readonly Omit<Episode, 'id'>[]
type ImportStepProps = { readonly register: Register; readonly episodes: Planned; readonly onBack: () => void }

/** A last look, then the work itself, and what became of each line. */
export function ImportStep({ register, episodes, onBack }: ImportStepProps) {
  const job = useJob('recordings.import')
  const [outcomes, setOutcomes] = useState<readonly ImportOutcome[] | null>(null)
  const lengthOf = (recording: RegisterRecording): number =>
    Math.max(0, ...recording.entries.map((entry) => register.probes.get(entry.path)?.durationMs ?? 0))
  const start = async (): Promise<void> => {
    const rows = register.recordings.map((recording) =>
      toImportRow(recording, fitEpisodes(episodes, lengthOf(recording))),
    )
    setOutcomes(await job.run({ rows }))
  }
  const added = outcomes?.filter((outcome) => outcome.ok).length ?? 0
  return (
    <>
      {job.running ? (
        <div className={styles.form}>
          <ProgressBar label="Adding recordings" fraction={job.fraction} note={job.note} onCancel={job.cancel} />
        </div>
      ) : null}
      <ErrorNotice error={job.error} />
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
            <th scope="col">{outcomes === null ? 'Site, task' : 'Outcome'}</th>
          </tr>
        </thead>
        <tbody>
          {register.recordings.map((recording, index) => {
            const [first] = recording.entries
            const length = lengthOf(recording)
            return (
              <tr key={recording.key}>
                <th scope="row">{first?.dyad}</th>
                <td>{first?.timePoint}</td>
                <td title={recording.entries.map((entry) => baseName(entry.path)).join(', ')}>
                  {recording.entries.map((entry) => viewWords[entry.camera]).join(', ')}
                </td>
                <td data-align="right">{shortClock(length)}</td>
                <td data-align="right">{fitEpisodes(episodes, length).length}</td>
                <td>
                  {outcomes === null ? (
                    [first?.site, first?.task].filter((text) => text !== undefined && text !== '').join(', ')
                  ) : (
                    <Outcome outcome={outcomes.find((one) => one.row === index)} />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <div className={styles.foot}>
        <p role="status">
          {outcomes === null
            ? `${counted(register.recordings.length, 'recording')} from ${counted(register.entries.length, 'file')}.`
            : `${counted(added, 'recording')} added${added < outcomes.length ? `, ${String(outcomes.length - added)} not` : ''}.`}
        </p>
        {outcomes === null ? (
          <>
            <Button isDisabled={job.running} onPress={onBack}>
              Back
            </Button>
            <Button kind="primary" isDisabled={job.running} onPress={() => void start()}>
              Add {counted(register.recordings.length, 'recording')}
            </Button>
          </>
        ) : (
          <Button kind="primary" onPress={() => goTo({ screen: 'recordings' })}>
            Go to Recordings
          </Button>
        )}
      </div>
    </>
  )
}

function Outcome({ outcome }: { readonly outcome: ImportOutcome | undefined }) {
  if (outcome === undefined) return <Badge kind="open">Not reached</Badge>
  if (outcome.ok) return <Badge kind="pass">Added</Badge>
  const words = messageFor({ code: outcome.code ?? 'internal', params: outcome.params ?? {} })
  const file = outcome.file === undefined ? '' : baseName(outcome.file)
  return (
    <>
      <Badge kind="fail">Not added</Badge> {words}
      {file === '' || words.includes(file) ? '' : ` ${file}`}
    </>
  )
}
