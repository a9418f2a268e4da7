import { Check } from 'lucide-react'
import type { RecordingRow } from '#shared/study/recording.ts'
import { cx } from '../../ui/cx.ts'
import { progressWords } from './recording-words.ts'
import styles from './study.module.css'

export type GlyphState = RecordingRow['progress'] | 'missing'

/** How far a recording is, as a sign: always beside words, and told apart without colour. */
export function RecordingGlyph({ state }: { readonly state: GlyphState }) {
  return (
    <i className={cx(styles.glyph, styles[state])} aria-hidden>
      {state === 'locked_twice' ? '2' : null}
      {state === 'locked' ? <Check size={11} strokeWidth={4} /> : null}
      {state === 'being_coded' ? '…' : null}
      {state === 'assigned' ? '·' : null}
    </i>
  )
}

const order: readonly RecordingRow['progress'][] = ['locked_twice', 'locked', 'being_coded', 'assigned', 'received']

export function Legend() {
  return (
    <ul className={styles.legend} aria-label="Legend">
      {order.map((state) => (
        <li key={state}>
          <RecordingGlyph state={state} />
          {progressWords[state]}
        </li>
      ))}
      <li>
        <RecordingGlyph state="missing" />
        not codable
      </li>
    </ul>
  )
}
