import { X } from 'lucide-react'
import { memo, useCallback } from 'react'
import { CameraView } from '#shared/study/recording.ts'
import { recordingFindings } from '#shared/study/register-check.ts'
import { baseName } from '#shared/study/register-pattern.ts'
import { followEachOther, viewsToOrder, type RegisterEntry, type RegisterRecording } from '#shared/study/register.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import field from '../../ui/field.module.css'
import { IconButton } from '../../ui/IconButton.tsx'
import { MiddleText } from '../../ui/MiddleText.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './register.module.css'
import type { Register } from './use-register.ts'
import { recordingFindingWords } from './check-words.ts'
import { entryProblemWords, viewWords } from './words.ts'

/** Every file with what it will be, editable in place; files of one recording stand together. */
export function RegisterTable({ register }: { readonly register: Register }) {
  const { removeFiles } = register
  const remove = useCallback((path: string): void => removeFiles([path]), [removeFiles])
  return (
    <Table caption="What each file will be" dense>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Dyad</th>
          <th scope="col">Time point</th>
          <th scope="col">Camera</th>
          <th scope="col">Part</th>
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
            <Row
              key={entry.path}
              entry={entry}
              together={recording.entries.length > 1}
              onChange={register.changeEntry}
              onRemove={remove}
            />
          )),
          recording.entries.every(isUntouched) ? null : (
            <Remarks key={`remarks on ${recording.entries[0]?.path ?? ''}`} recording={recording} register={register} />
          ),
        ])}
      </tbody>
    </Table>
  )
}

type RemarksProps = { readonly recording: RegisterRecording; readonly register: Register }

/** Under the files of a recording: what is still missing; else what is worth a look. */
function Remarks({ recording, register }: RemarksProps) {
  const { problems } = recording
  const findings = problems.length > 0 ? [] : recordingFindings(recording, register.probes)
  if (problems.length === 0 && findings.length === 0) return null
  const views = viewsToOrder(recording)
  return (
    <tr>
      <td colSpan={9}>
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

/** A line that nobody has filled in needs no reproach: the sum below says that it is not ready. */
function isUntouched(entry: RegisterEntry): boolean {
  return entry.dyad === '' && entry.timePoint === ''
}

type RowProps = {
  readonly entry: RegisterEntry
  readonly together: boolean
  readonly onChange: Register['changeEntry']
  readonly onRemove: (path: string) => void
}

const input = cx(field.input, field.cell)

/** With hundreds of files, only the line that is typed in is drawn anew. */
const Row = memo(function Row({ entry, together, onChange, onRemove }: RowProps) {
  const name = baseName(entry.path)
  const cell = (label: string, key: 'dyad' | 'timePoint' | 'part' | 'site' | 'task' | 'age', width?: string) => (
    <td>
      <input
        className={cx(input, width)}
        aria-label={`${label} of ${name}`}
        value={entry[key]}
        placeholder={key === 'dyad' || key === 'timePoint' ? 'needed' : ''}
        onChange={(event) => onChange(entry.path, { [key]: event.target.value })}
      />
    </td>
  )
  return (
    <tr className={cx(together && styles.same)}>
      <th scope="row" className={styles.file} title={entry.path}>
        <MiddleText>{name}</MiddleText>
      </th>
      {cell('Dyad', 'dyad', styles.place)}
      {cell('Time point', 'timePoint', styles.place)}
      <td>
        <select
          className={cx(input, styles.view)}
          aria-label={`Camera of ${name}`}
          value={entry.camera}
          onChange={(event) => onChange(entry.path, { camera: CameraView.parse(event.target.value) })}
        >
          {CameraView.options.map((view) => (
            <option key={view} value={view}>
              {viewWords[view]}
            </option>
          ))}
        </select>
      </td>
      {cell('Part', 'part', styles.part)}
      {cell('Site', 'site', styles.narrow)}
      {cell('Task', 'task', styles.narrow)}
      {cell('Age', 'age', styles.narrow)}
      <td data-align="right">
        <IconButton small label={`Take ${name} off the list`} onPress={() => onRemove(entry.path)}>
          <X size={14} aria-hidden />
        </IconButton>
      </td>
    </tr>
  )
})
