import type { ChangeLevel } from '#shared/scheme/versions/compare-schemes.ts'
import { cx } from '../../ui/cx.ts'
import styles from './changes.module.css'
import { levelName } from './level-words.ts'

/** How much a change weighs, in a word. No verdict, so it has none of the colours of verdicts. */
export function LevelBadge({ level }: { readonly level: ChangeLevel }) {
  return <span className={cx(styles.level, styles[level])}>{levelName[level]}</span>
}
