import { useState } from 'react'
import type { ChangeLevel, SchemeChange } from '#shared/scheme/versions/compare-schemes.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import styles from './changes.module.css'
import { byReason, levelMeaning, levels } from './level-words.ts'
import { LevelBadge } from './LevelBadge.tsx'

type ChangeGroupsProps = {
  readonly changes: readonly SchemeChange[]
  /** Makes each change a way to the part it speaks of. */
  readonly onJump?: ((change: SchemeChange) => void) | undefined
}

/** So many changes of a level are shown at once; a reworked scheme has hundreds, and the scheme itself comes below. */
const shownAtFirst = 8

/** What changed, in words: what weighs most first, and each with the reason for its weight. */
export function ChangeGroups({ changes, onJump }: ChangeGroupsProps) {
  return (
    <div className={styles.groups}>
      {levels.map((level) => {
        const own = changes.filter((change) => change.level === level)
        return own.length === 0 ? null : <LevelGroup key={level} level={level} changes={own} onJump={onJump} />
      })}
    </div>
  )
}

function LevelGroup({ level, changes, onJump }: ChangeGroupsProps & { readonly level: ChangeLevel }) {
  const [all, setAll] = useState(false)
  // One more line is no longer than the button that would hide it.
  const few = changes.length <= shownAtFirst + 1
  const shown = all || few ? changes : changes.slice(0, shownAtFirst)
  return (
    <section className={styles.group}>
      <header>
        <h3>
          <LevelBadge level={level} /> {counted(changes.length, 'change')}
        </h3>
        <p>{levelMeaning[level]}</p>
      </header>
      {byReason(shown, level).map(({ why, changes: same }) => (
        <div key={why} className={styles.reason}>
          <ul>
            {same.map((change, n) => (
              <li key={`${String(n)} ${change.words}`}>
                {onJump === undefined ? (
                  change.words
                ) : (
                  <button type="button" className={styles.jump} onClick={() => onJump(change)}>
                    {change.words}
                  </button>
                )}
              </li>
            ))}
          </ul>
          <p className={styles.why}>{why}</p>
        </div>
      ))}
      {few ? null : (
        <Button kind="quiet" small aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${counted(changes.length, 'change')}`}
        </Button>
      )}
    </section>
  )
}
