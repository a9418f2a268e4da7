import { X } from 'lucide-react'
import { memo } from 'react'
import { CameraView } from '#shared/study/recording.ts'
import { baseName } from '#shared/study/register-pattern.ts'
import type { RegisterEntry } from '#shared/study/register.ts'
import { cx } from '../../ui/cx.ts'
import field from '../../ui/field.module.css'
import { IconButton } from '../../ui/IconButton.tsx'
import { MiddleText } from '../../ui/MiddleText.tsx'
import styles from './register.module.css'
import type { Register } from './use-register.ts'
import { viewWords } from './words.ts'

type RegisterRowProps = {
  readonly entry: RegisterEntry
  readonly together: boolean
  /** Whether a pause can stand before it; null where no file of the list can have one. */
  readonly pause: 'asked' | 'none' | null
  readonly onChange: Register['changeEntry']
  readonly onRemove: (path: string) => void
}

const input = cx(field.input, field.cell)
const placeholders = {
  dyad: 'needed',
  timePoint: 'needed',
  part: '',
  pause: '0:00',
  site: '',
  task: '',
  age: '',
} as const

/** With hundreds of files, only the line that is typed in is drawn anew. */
export const RegisterRow = memo(function RegisterRow({ entry, together, pause, onChange, onRemove }: RegisterRowProps) {
  const name = baseName(entry.path)
  const cell = (label: string, key: keyof typeof placeholders, width?: string) => (
    <td>
      <input
        className={cx(input, width)}
        aria-label={`${label} ${name}`}
        value={entry[key]}
        placeholder={placeholders[key]}
        onChange={(event) => onChange(entry.path, { [key]: event.target.value })}
      />
    </td>
  )
  return (
    <tr className={cx(together && styles.same)}>
      <th scope="row" className={styles.file} title={entry.path}>
        <MiddleText>{name}</MiddleText>
      </th>
      {cell('Dyad of', 'dyad', styles.place)}
      {cell('Time point of', 'timePoint', styles.place)}
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
      {cell('Part of', 'part', styles.part)}
      {pause === 'asked' ? cell('Pause before', 'pause', styles.pause) : pause === 'none' ? <td /> : null}
      {cell('Site of', 'site', styles.narrow)}
      {cell('Task of', 'task', styles.narrow)}
      {cell('Age of', 'age', styles.narrow)}
      <td data-align="right">
        <IconButton small label={`Take ${name} off the list`} onPress={() => onRemove(entry.path)}>
          <X size={14} aria-hidden />
        </IconButton>
      </td>
    </tr>
  )
})
