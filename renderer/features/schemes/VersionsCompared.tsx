import { useState } from 'react'
import type { SchemeRow } from '#shared/contract/views.ts'
import type { SchemeComparison } from '#shared/scheme/versions/compare-schemes.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useQuery } from '../../host/use-query.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Select } from '../../ui/Select.tsx'
import { ChangeGroups } from './ChangeGroups.tsx'
import styles from './changes.module.css'
import { changesInWords } from './level-words.ts'
import { jumpToPath } from './parts.ts'
import { inOrder, otherVersions, usualComparison } from './versions.ts'

type VersionsComparedProps = {
  readonly rows: readonly SchemeRow[]
  readonly id: string
  readonly version: string
}

/** What is different between this version and another one of the same scheme; the one before, unless chosen otherwise. */
export function VersionsCompared({ rows, id, version }: VersionsComparedProps) {
  const [picked, setPicked] = useState<string | null>(null)
  const others = otherVersions(rows, id, version)
  const other = picked ?? usualComparison(rows, id, version) ?? version
  const { from, to } = inOrder(other, version)
  const query = useQuery('schemes.compare', { id, from, to })
  // The last answer stays while the next is on its way; it must not stand under the name of another version.
  const comparison = query.isCurrent ? query.data : undefined
  return (
    <>
      <div className={styles.cardHead}>
        <div>
          <h2>
            What changed from {from} to {to}
          </h2>
          {comparison === undefined ? null : <p>{summary(comparison)}</p>}
        </div>
        <div className={styles.pick}>
          <Select
            label="Compared with version"
            value={other}
            onChange={setPicked}
            options={others.map((row) => ({
              id: row.version,
              label: row.status === 'retired' ? `${row.version} (retired)` : row.version,
            }))}
          />
        </div>
      </div>
      <ErrorNotice error={query.error} />
      {comparison === undefined && query.error === null ? <Loading /> : null}
      {comparison === undefined || comparison.changes.length === 0 ? null : (
        <ChangeGroups
          key={other}
          changes={comparison.changes}
          onJump={to === version ? (change) => jumpToPath(change.path) : undefined}
        />
      )}
    </>
  )
}

function summary({ changes }: SchemeComparison): string {
  return changes.length === 0 ? 'Nothing is different in the two.' : `${changesInWords(changes)}.`
}
