import { CornerDownRight } from 'lucide-react'
import { Fragment } from 'react'
import type { SchemeRow } from '#shared/contract/views.ts'
import { hashOf } from '../../host/routes.ts'
import { cx } from '../../ui/cx.ts'
import { day } from '../../ui/format/time.ts'
import { Table } from '../../ui/Table.tsx'
import styles from './schemes.module.css'
import type { VersionSteps } from './use-version-steps.tsx'
import { VersionMenu } from './VersionMenu.tsx'
import { groupSchemes } from './versions.ts'

type VersionsTableProps = {
  readonly rows: readonly SchemeRow[]
  /** Null for those who read only. */
  readonly steps: VersionSteps | null
}

/** Every published version: the newest of a scheme first, its earlier ones below it. */
export function VersionsTable({ rows, steps }: VersionsTableProps) {
  return (
    <Table caption="Schemes of the study">
      <thead>
        <tr>
          <th scope="col">Scheme</th>
          <th scope="col">Version</th>
          <th scope="col">Published</th>
          <th scope="col" data-align="right">
            Assigned
          </th>
          <th scope="col">Content hash</th>
          {steps === null ? null : (
            <th scope="col" className={styles.steps} data-align="right">
              <span className="sr-only">More steps</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {groupSchemes(rows).map((group) => (
          <Fragment key={group.id}>
            {group.rows.map((row, n) => (
              <VersionRow
                key={row.version}
                row={row}
                earlier={n > 0}
                last={n === group.rows.length - 1}
                steps={steps}
              />
            ))}
          </Fragment>
        ))}
      </tbody>
    </Table>
  )
}

type VersionRowProps = {
  readonly row: SchemeRow
  readonly earlier: boolean
  readonly last: boolean
  readonly steps: VersionSteps | null
}

function VersionRow({ row, earlier, last, steps }: VersionRowProps) {
  const retired = row.status === 'retired'
  return (
    <tr className={cx(earlier && styles.earlier, !last && styles.goesOn, retired && styles.retired)}>
      <th scope="row">
        {earlier ? <CornerDownRight size={13} aria-hidden /> : null}
        <a href={hashOf({ screen: 'scheme', id: row.id, version: row.version })}>{row.name}</a>
      </th>
      <td>
        {row.version}
        {retired ? <span className={styles.tag}>retired</span> : null}
      </td>
      <td className={styles.date}>{day(row.publishedAt)}</td>
      <td data-align="right">{row.assigned}</td>
      <td className={styles.hash} title={row.hash}>
        {row.hash.slice(0, 12)}
      </td>
      {steps === null ? null : (
        <td className={styles.steps} data-align="right">
          <VersionMenu row={row} steps={steps} />
        </td>
      )}
    </tr>
  )
}
