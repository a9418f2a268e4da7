import type { MigrationPreview } from '#shared/contract/migration-views.ts'
import { plain } from '../../ui/format/figures.ts'
import { Table } from '../../ui/Table.tsx'
import styles from './bring-over.module.css'

/** Which scores come out otherwise, over the codings that stay locked. */
export function ScoresThatChange({ preview }: { readonly preview: MigrationPreview }) {
  const { scores, counts } = preview
  if (scores.length === 0) {
    const none = counts.stayLocked === 0 ? 'No coding stays locked, so there are no scores to compare yet.' : 'None.'
    return <p className={styles.note}>{none}</p>
  }
  return (
    <Table caption="Scores that change" dense>
      <thead>
        <tr>
          <th scope="col">Score</th>
          <th scope="col" data-align="right">
            Codings
          </th>
          <th scope="col" data-align="right">
            Largest difference
          </th>
          <th scope="col" data-align="right">
            Without a value now
          </th>
          <th scope="col" data-align="right">
            With a value now
          </th>
        </tr>
      </thead>
      <tbody>
        {scores.map(({ variable, label, changed, largest, lost, gained }) => (
          <tr key={variable}>
            <th scope="row">{label}</th>
            <td data-align="right">
              {changed} of {counts.stayLocked}
            </td>
            <td data-align="right">{largest === 0 ? '' : plain(largest, 2)}</td>
            <td data-align="right">{lost === 0 ? '' : lost}</td>
            <td data-align="right">{gained === 0 ? '' : gained}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
