import { X } from 'lucide-react'
import { CameraView } from '#shared/study/recording.ts'
import { baseName } from '#shared/study/register-pattern.ts'
import type { RegisterEntry, RegisterRecording } from '#shared/study/register.ts'
import { cx } from '../../ui/cx.ts'
import field from '../../ui/field.module.css'
import { IconButton } from '../../ui/IconButton.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './register.module.css'
import type { Register } from './use-register.ts'
import { entryProblemWords, viewWords } from './words.ts'

/** Every file with what it will be, editable in place; files of one recording stand together. */
export function RegisterTable({ register }: { readonly register: Register }) {
  const change = (path: string, part: Partial<RegisterEntry>): void =>
    register.setEntries(register.entries.map((entry) => (entry.path === path ? { ...entry, ...part } : entry)))
  return (
    <Table caption="What each file will be" dense>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Dyad</th>
          <th scope="col">Time point</th>
          <th scope="col">Camera</th>
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
              onChange={(part) => change(entry.path, part)}
              onRemove={() => register.removeFile(entry.path)}
            />
          )),
          ...(recording.problems.length === 0 || recording.entries.every(isUntouched)
            ? []
            : [<Problems key={`problems of ${recording.entries[0]?.path ?? ''}`} recording={recording} />]),
        ])}
      </tbody>
    </Table>
  )
}

function Problems({ recording }: { readonly recording: RegisterRecording }) {
  return (
    <tr>
      <td colSpan={8}>
        <span className={styles.problem}>
          {recording.problems.map((problem) => entryProblemWords[problem]).join(' ')}
        </span>
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
  readonly onChange: (part: Partial<RegisterEntry>) => void
  readonly onRemove: () => void
}

const input = cx(field.input, field.cell)

function Row({ entry, together, onChange, onRemove }: RowProps) {
  const name = baseName(entry.path)
  const cell = (label: string, key: 'dyad' | 'timePoint' | 'site' | 'task' | 'age', narrow = false) => (
    <td>
      <input
        className={cx(input, narrow && styles.narrow)}
        aria-label={`${label} of ${name}`}
        value={entry[key]}
        placeholder={key === 'dyad' || key === 'timePoint' ? 'needed' : ''}
        onChange={(event) => onChange({ [key]: event.target.value })}
      />
    </td>
  )
  return (
    <tr className={cx(together && styles.same)}>
      <th scope="row" className={styles.name} title={entry.path}>
        {name}
      </th>
      {cell('Dyad', 'dyad')}
      {cell('Time point', 'timePoint')}
      <td>
        <select
          className={cx(input, styles.view)}
          aria-label={`Camera of ${name}`}
          value={entry.camera}
          onChange={(event) => onChange({ camera: CameraView.parse(event.target.value) })}
        >
          {CameraView.options.map((view) => (
            <option key={view} value={view}>
              {viewWords[view]}
            </option>
          ))}
        </select>
      </td>
      {cell('Site', 'site', true)}
      {cell('Task', 'task', true)}
      {cell('Age', 'age', true)}
      <td data-align="right">
        <IconButton small label={`Take ${name} off the list`} onPress={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </td>
    </tr>
  )
}
