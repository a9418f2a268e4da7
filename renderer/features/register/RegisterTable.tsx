import { useCallback } from 'react'
import { recordingFindings } from '#shared/study/register-check.ts'
import { followEachOther, viewsToOrder, type RegisterEntry, type RegisterRecording } from '#shared/study/register.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import { RegisterRow } from './RegisterRow.tsx'
import styles from './register.module.css'
import type { Register } from './use-register.ts'
import { recordingFindingWords } from './check-words.ts'
import { entryProblemWords, viewWords } from './words.ts'

/** Every file with what it will be, editable in place; files of one recording stand together. */
export function RegisterTable({ register }: { readonly register: Register }) {
  const { removeFiles } = register
  const remove = useCallback((path: string): void => removeFiles([path]), [removeFiles])
  const later = laterFiles(register.recordings)
  const pauses = later.size > 0 || register.entries.some((entry) => entry.pause !== '')
  return (
    <Table caption="What each file will be" dense>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Dyad</th>
          <th scope="col">Time point</th>
          <th scope="col">Camera</th>
          <th scope="col">Part</th>
          {pauses ? <th scope="col">Pause before</th> : null}
          <th scope="col">Site</th>
          <th scope="col">Task</th>
          <th scope="col">Age, weeks</th>
          <th scope="col">
            <span className="sr-only">Steps</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {/* One flat list: a line keeps its field in focus while what is typed makes it join another recording. */}
        {register.recordings.flatMap((recording) => [
          ...recording.entries.map((entry) => (
            <RegisterRow
              key={entry.path}
              entry={entry}
              together={recording.entries.length > 1}
              pause={later.has(entry.path) || entry.pause !== '' ? 'asked' : pauses ? 'none' : null}
              onChange={register.changeEntry}
              onRemove={remove}
            />
          )),
          recording.entries.every(isUntouched) ? null : (
            <Remarks
              key={`remarks on ${recording.entries[0]?.path ?? ''}`}
              recording={recording}
              register={register}
              columns={pauses ? 10 : 9}
            />
          ),
        ])}
      </tbody>
    </Table>
  )
}

type RemarksProps = {
  readonly recording: RegisterRecording
  readonly register: Register
  readonly columns: number
}

/** Under the files of a recording: what is still missing; else what is worth a look. */
function Remarks({ recording, register, columns }: RemarksProps) {
  const { problems } = recording
  const findings = problems.length > 0 ? [] : recordingFindings(recording, register.probes)
  if (problems.length === 0 && findings.length === 0) return null
  const views = viewsToOrder(recording)
  return (
    <tr>
      <td colSpan={columns}>
        <div className={styles.aside}>
          {problems.length > 0 ? (
            <span className={styles.problem}>{problems.map((problem) => entryProblemWords[problem]).join(' ')}</span>
          ) : (
            <>
              <Badge kind="warn">Worth a look</Badge>
              <span className={styles.look}>{findings.map(recordingFindingWords).join(' ')}</span>
            </>
          )}
          {views.map((view) => (
            <Button
              key={view}
              small
              onPress={() => register.setEntries(followEachOther(register.entries, recording, view))}
            >
              {views.length > 1 ? `${viewWords[view]}: they follow each other` : 'They follow each other'}
            </Button>
          ))}
        </div>
      </td>
    </tr>
  )
}

/** Paths of the files that follow another file of their camera. */
function laterFiles(recordings: readonly RegisterRecording[]): ReadonlySet<string> {
  return new Set(
    recordings.flatMap(({ cameras }) => cameras.flatMap(({ entries }) => entries.slice(1).map(({ path }) => path))),
  )
}

/** A line that nobody has filled in needs no reproach: the sum below says that it is not ready. */
function isUntouched(entry: RegisterEntry): boolean {
  return entry.dyad === '' && entry.timePoint === ''
}
