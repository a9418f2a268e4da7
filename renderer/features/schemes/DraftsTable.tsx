import type { DraftRow } from '#shared/contract/views.ts'
import { hashOf } from '../../host/routes.ts'
import { Badge } from '../../ui/Badge.tsx'
import { counted } from '../../ui/format/figures.ts'
import { instant } from '../../ui/format/time.ts'
import { Table } from '../../ui/Table.tsx'
import styles from './schemes.module.css'

/** Schemes that are not published yet. */
export function DraftsTable({ drafts }: { readonly drafts: readonly DraftRow[] }) {
  return (
    <>
      <h2 className={styles.cardTitle}>Drafts</h2>
      <Table caption="Drafts">
        <thead>
          <tr>
            <th scope="col">Draft</th>
            <th scope="col">Follows</th>
            <th scope="col">State</th>
            <th scope="col">Changed</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft) => (
            <tr key={draft.id}>
              <th scope="row">
                <a href={hashOf({ screen: 'draft', id: draft.id })}>{draft.name}</a>
              </th>
              <td>{draft.basedOn === null ? 'a new scheme' : `version ${draft.basedOn}`}</td>
              <td>
                {draft.problems === 0 ? 'no problems' : <Badge kind="warn">{counted(draft.problems, 'problem')}</Badge>}
              </td>
              <td>{instant(draft.changedAt)}</td>
              <td>{draft.changedBy}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
