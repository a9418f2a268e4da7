import type { MouseEvent } from 'react'
import type { StudyGrid } from '#shared/contract/views.ts'
import type { DyadRow, RecordingRow } from '#shared/study/recording.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { cx } from '../../ui/cx.ts'
import { counted } from '../../ui/format/figures.ts'
import { Table } from '../../ui/Table.tsx'
import { progressWords, statusWords } from './recording-words.ts'
import { RecordingGlyph } from './RecordingGlyph.tsx'
import styles from './study.module.css'
import type { Selection } from './use-selection.ts'

type RecordingsGridProps = {
  readonly grid: StudyGrid
  readonly selection: Selection
  readonly openId: string | null
  readonly onOpen: (id: string) => void
}

/** Only what was received can be coded, and so be assigned. */
const codable = (cells: readonly RecordingRow[]): readonly string[] =>
  cells.filter((cell) => cell.status === 'received').map((cell) => cell.id)

export function RecordingsGrid({ grid, selection, openId, onOpen }: RecordingsGridProps) {
  const anySite = grid.rows.some((row) => row.site !== '')
  // Beside the panel there is room for what is chosen from, not for more.
  const wide = openId === null
  const anyAge = wide && grid.rows.some((row) => row.childAgeWeeks !== null)
  const anyParticipation = wide && grid.rows.some((row) => row.participation !== '')
  const cells = grid.rows.flatMap((row) => row.cells)
  return (
    <Table caption="Dyads and their recordings" dense>
      <thead>
        <tr>
          <th scope="col">
            <Pick label="Dyad" name="all recordings of this page" ids={codable(cells)} selection={selection} />
          </th>
          {anySite ? <th scope="col">Site</th> : null}
          {anyAge ? <th scope="col">Baby</th> : null}
          {grid.timePoints.map((time) => (
            <th key={time} scope="col">
              <Pick
                label={time}
                name={`all of ${time}`}
                ids={codable(cells.filter((cell) => cell.timePoint === time))}
                selection={selection}
              />
            </th>
          ))}
          {anyParticipation ? <th scope="col">Participation</th> : null}
        </tr>
      </thead>
      <tbody>
        {grid.rows.map((row) => (
          <tr key={row.dyad}>
            <th scope="row">
              <Pick label={row.dyad} name={`all of ${row.dyad}`} ids={codable(row.cells)} selection={selection} />
            </th>
            {anySite ? <td>{row.site}</td> : null}
            {anyAge ? (
              <td>{row.childAgeWeeks === null ? '' : counted(Math.round(row.childAgeWeeks), 'week')}</td>
            ) : null}
            {grid.timePoints.map((time) => (
              <td key={time}>
                <Cells row={row} time={time} selection={selection} openId={openId} onOpen={onOpen} />
              </td>
            ))}
            {anyParticipation ? <td className={styles.muted}>{row.participation}</td> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type PickProps = {
  readonly label: string
  readonly name: string
  readonly ids: readonly string[]
  readonly selection: Selection
}

function Pick({ label, name, ids, selection }: PickProps) {
  const picked = ids.filter((id) => selection.ids.has(id)).length
  return (
    <span className={styles.pick}>
      <Checkbox
        hideLabel
        label={`Select ${name}`}
        isDisabled={ids.length === 0}
        isSelected={picked > 0 && picked === ids.length}
        isIndeterminate={picked > 0 && picked < ids.length}
        onChange={(on) => selection.set(ids, on)}
      />
      {label}
    </span>
  )
}

type CellsProps = Omit<RecordingsGridProps, 'grid'> & { readonly row: DyadRow; readonly time: string }

function Cells({ row, time, selection, openId, onOpen }: CellsProps) {
  const cells = row.cells.filter((cell) => cell.timePoint === time)
  if (cells.length === 0) return <span className={styles.none}>–</span>
  const press = (event: MouseEvent, cell: RecordingRow): void => {
    if ((event.ctrlKey || event.metaKey) && cell.status === 'received') {
      selection.set([cell.id], !selection.ids.has(cell.id))
    } else onOpen(cell.id)
  }
  return (
    <span className={styles.cells}>
      {cells.map((cell) => {
        const here = cell.status === 'received'
        const words = here ? progressWords[cell.progress] : statusWords[cell.status]
        return (
          <button
            key={cell.id}
            type="button"
            className={cx(styles.cell, selection.ids.has(cell.id) && styles.chosen)}
            aria-expanded={cell.id === openId}
            aria-label={`${row.dyad}, ${time}${cell.task === '' ? '' : `, ${cell.task}`}: ${words}`}
            onClick={(event) => press(event, cell)}
          >
            <RecordingGlyph state={here ? cell.progress : 'missing'} />
            {cells.length > 1 && cell.task !== '' ? `${cell.task}: ${words}` : words}
          </button>
        )
      })}
    </span>
  )
}
