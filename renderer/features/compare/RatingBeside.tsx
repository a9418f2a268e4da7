import type { Records } from '#shared/observation/record.ts'
import type { RatingScale } from '#shared/scheme/scheme.ts'
import type { Moment } from '#shared/study/moment.ts'
import type { Ms } from '#shared/time/ms.ts'
import { ratingSteps } from '../../ui/format/rating-steps.ts'
import { clock } from '../../ui/format/time.ts'
import styles from './compare.module.css'

type RatingBesideProps = {
  readonly moment: Moment
  readonly scale: RatingScale
  readonly coders: readonly [string, string]
  readonly first: Records
  readonly second: Records
  readonly onSeek: (atMs: Ms) => void
}

/** The scale with its anchors and both values on it, and what each coder kept as evidence. */
export function RatingBeside({ moment, scale, coders, first, second, onSeek }: RatingBesideProps) {
  const has = (side: 'first' | 'second', value: number): boolean => Number(moment[side].value) === value
  const shown = ratingSteps(scale).filter(
    ({ value, label }) => label !== null || has('first', value) || has('second', value),
  )
  return (
    <section className={styles.scale} aria-label={`Scale: ${scale.label}`}>
      <ol>
        {shown.map(({ value, label, text }) => (
          <li key={value} data-chosen={has('first', value) || has('second', value)}>
            <span className={styles.letters}>
              {has('first', value) ? <span className={styles.letter}>A</span> : null}
              {has('second', value) ? <span className={styles.letter}>B</span> : null}
            </span>
            <b>{value}</b>
            <span>
              {label ?? 'between'}
              {text === '' ? null : <small>{text}</small>}
            </span>
          </li>
        ))}
      </ol>
      <Evidence letter="A" coder={coders[0]} records={first} moment={moment} onSeek={onSeek} />
      <Evidence letter="B" coder={coders[1]} records={second} moment={moment} onSeek={onSeek} />
    </section>
  )
}

type EvidenceProps = {
  readonly letter: string
  readonly coder: string
  readonly records: Records
  readonly moment: Moment
  readonly onSeek: (atMs: Ms) => void
}

function Evidence({ letter, coder, records, moment, onSeek }: EvidenceProps) {
  const marks = Object.values(records)
    .filter((record) => record.type === 'mark')
    .filter((mark) => mark.rating === moment.source.id && mark.episode === moment.episode)
    .sort((a, b) => a.atMs - b.atMs)
  const note = Object.values(records).find((record) => record.type === 'rating' && record.id === moment.key)
  const text = note?.type === 'rating' ? note.note : ''
  return (
    <div className={styles.evidence}>
      <span className={styles.letter}>{letter}</span> {coder}
      {marks.length === 0 ? <span className={styles.muted}> kept no evidence</span> : null}
      {marks.map((mark) => (
        <button key={mark.id} type="button" className={styles.chip} title={mark.note} onClick={() => onSeek(mark.atMs)}>
          {clock(mark.atMs)}
        </button>
      ))}
      {text === '' ? null : <q>{text}</q>}
    </div>
  )
}
