import type { IntraCoderRow } from '#shared/study/drift.ts'
import { shortStatistic } from '#shared/study/statistic-words.ts'
import { coefficient, coefficientWithInterval, percent, signed } from '../../ui/format/figures.ts'
import { Card } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './drift.module.css'

/** Coders against their own earlier codings. */
export function IntraTable({ rows }: { readonly rows: readonly IntraCoderRow[] }) {
  return (
    <Card>
      <h2 className={styles.heading}>Coders against their own earlier codings</h2>
      <Table caption="Agreement of coders with themselves" dense>
        <thead>
          <tr>
            <th scope="col">Variable</th>
            <th scope="col">Coder</th>
            <th scope="col" data-align="right">
              n
            </th>
            <th scope="col">Statistic</th>
            <th scope="col" data-align="right">
              Figure
            </th>
            <th scope="col" data-align="right" title="Later minus earlier, on average">
              Mean difference
            </th>
            <th scope="col" data-align="right">
              Within one
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.personId} ${row.schemeId} ${row.variable}`}>
              <th scope="row">{row.label}</th>
              <td>
                {row.coder} <span className={styles.muted}>{row.personName}</span>
              </td>
              <td data-align="right">{row.n}</td>
              <td>{shortStatistic(row)}</td>
              <td data-align="right" title={coefficientWithInterval(row.figure)}>
                {row.figure.ok ? coefficient(row.figure.value) : '–'}
              </td>
              <td data-align="right">{row.bias?.ok === true ? signed(row.bias.value, 2) : '–'}</td>
              <td data-align="right">{row.withinOne?.ok === true ? percent(row.withinOne.value) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
