import type { SortRow } from '#shared/contract/criterion-views.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { instant } from '../../ui/format/time.ts'
import { Table } from '../../ui/Table.tsx'
import styles from './schemes.module.css'

type SortChoiceProps = {
  readonly rows: readonly SortRow[]
  readonly keyOf: (row: SortRow) => string
  readonly chosen: ReadonlySet<string>
  /** Of chosen sorts: the correlation with the mean of the other chosen ones. */
  readonly withOthers: ReadonlyMap<string, number>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

/** Finished sorts to choose from, masters first. */
export function SortChoice({ rows, keyOf, chosen, withOthers, onChoose }: SortChoiceProps) {
  if (rows.length === 0)
    return (
      <EmptyState title="No locked sort yet">
        Assign a recording with this scheme to your experts, as masters. What they have sorted and locked is listed
        here.
      </EmptyState>
    )
  const toggle = (key: string, on: boolean): void => {
    const next = new Set(chosen)
    if (on) next.add(key)
    else next.delete(key)
    onChoose(next)
  }
  return (
    <Table caption="Locked sorts" dense>
      <thead>
        <tr>
          <th scope="col">Sorted by</th>
          <th scope="col">Recording</th>
          <th scope="col">Locked</th>
          <th scope="col" data-align="right">
            With the others
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = keyOf(row)
          const where = [row.dyad, row.timePoint, row.episode].filter((part) => part !== '').join(' · ')
          const r = withOthers.get(key)
          return (
            <tr key={key}>
              <th scope="row">
                <Checkbox
                  label={row.role === 'master' ? `${row.personName} (master)` : row.personName}
                  isSelected={chosen.has(key)}
                  onChange={(on) => toggle(key, on)}
                />
              </th>
              <td>{where}</td>
              <td className={styles.date}>{instant(row.lockedAt)}</td>
              <td data-align="right">{r === undefined ? '–' : r.toFixed(2)}</td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
