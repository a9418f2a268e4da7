import { driftValue } from '#shared/formats/plots/drift-chart.ts'
import { openAlarm } from '#shared/reliability/training/drift-report.ts'
import type { DriftRow } from '#shared/study/drift.ts'
import { Badge } from '../../ui/Badge.tsx'
import { signed } from '../../ui/format/figures.ts'
import { Table } from '../../ui/Table.tsx'
import styles from './drift.module.css'
import { keyOf } from './words.ts'

type DriftTableProps = {
  readonly rows: readonly DriftRow[]
  readonly selected: string | null
  readonly onSelect: (key: string) => void
}

/** One row a coder and variable; open alarms first. */
export function DriftTable({ rows, selected, onSelect }: DriftTableProps) {
  const ordered = rows.toSorted((a, b) => Number(openAlarm(b) !== null) - Number(openAlarm(a) !== null))
  return (
    <Table caption="Checks by coder and variable" dense>
      <thead>
        <tr>
          <th scope="col">Variable</th>
          <th scope="col">Coder</th>
          <th scope="col" data-align="right">
            Checks
          </th>
          <th scope="col" data-align="right" title="Scales: coder minus master. Code sets: the agreement.">
            Last
          </th>
          <th scope="col" data-align="right">
            Mean of last 5
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map((row) => {
          const key = keyOf(row)
          const last = row.points.at(-1)
          const mean = last?.mean ?? null
          return (
            <tr key={key} data-selected={key === selected ? '' : undefined}>
              <th scope="row">
                <button type="button" className={styles.variable} onClick={() => onSelect(key)}>
                  {row.label}
                  <span className={styles.why}>{row.schemeName}</span>
                </button>
              </th>
              <td>
                {row.coder} <span className={styles.muted}>{row.personName}</span>
              </td>
              <td data-align="right">{row.points.length}</td>
              <td data-align="right">{last === undefined ? '–' : driftValue(row, last)}</td>
              <td data-align="right">{mean === null ? '–' : signed(mean, 2)}</td>
              <td>
                <State row={row} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

function State({ row }: { readonly row: DriftRow }) {
  if (openAlarm(row) !== null) return <Badge kind="fail">Alarm</Badge>
  if (row.points.at(-1)?.missed === true) return <Badge kind="warn">Last one off</Badge>
  return <Badge kind="pass">No alarm</Badge>
}
