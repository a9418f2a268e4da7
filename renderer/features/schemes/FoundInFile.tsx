import type { SchemeFileLook } from '#shared/contract/views.ts'
import type { SchemeComparison } from '#shared/scheme/versions/compare-schemes.ts'
import { Notice } from '../../ui/Notice.tsx'
import styles from './changes.module.css'
import { contentsInWords } from './contents-words.ts'
import { changesInWords, levels } from './level-words.ts'
import { LevelBadge } from './LevelBadge.tsx'

/** A scheme that could be taken in: what it is, what it holds, and what is different from what the study has. */
export function FoundInFile({ look }: { readonly look: Extract<SchemeFileLook, { readonly ok: true }> }) {
  const { scheme, hashed, draftThere, comparison } = look
  return (
    <>
      {draftThere ? (
        <Notice kind="warn" title="There is a draft of this scheme already">
          This file takes its place, and what was changed in that draft is lost.
        </Notice>
      ) : null}
      <dl className={styles.facts}>
        <dt>Id</dt>
        <dd>{scheme.id}</dd>
        <dt>Version</dt>
        <dd>{scheme.version}</dd>
        <dt>Contains</dt>
        <dd>{contentsInWords(scheme)}</dd>
        <dt>Hash</dt>
        <dd>
          {hashed
            ? 'The file carries one, and its content agrees with it.'
            : 'The file carries none, so nothing tells whether it was changed on its way.'}
        </dd>
      </dl>
      <Changes comparison={comparison} />
    </>
  )
}

function Changes({ comparison }: { readonly comparison: SchemeComparison | null }) {
  if (comparison === null) return <p>No version of this scheme is published in this study yet.</p>
  const { from, changes } = comparison
  if (changes.length === 0) return <p>Nothing is different from version {from}, the newest published one.</p>
  return (
    <section>
      <h3>
        Against version {from}: {changesInWords(changes)}
      </h3>
      <ul className={styles.flat} aria-label="Changes" tabIndex={0}>
        {levels.flatMap((level) =>
          changes
            .filter((change) => change.level === level)
            .map((change, n) => (
              <li key={`${level} ${String(n)}`}>
                <LevelBadge level={level} />
                <span>{change.words}</span>
              </li>
            )),
        )}
      </ul>
    </section>
  )
}
