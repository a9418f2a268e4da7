import { deriveRules } from '#shared/scheme/derive.ts'
import type { RatingScale, Scheme } from '#shared/scheme/scheme.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { AidLines } from './AidLines.tsx'
import { partId } from './parts.ts'
import styles from './schemes.module.css'
import { SubjectName } from './SubjectName.tsx'

type RatingViewProps = {
  readonly rating: RatingScale
  readonly scheme: Scheme
  /** Its place in the scheme. */
  readonly n: number
}

export function RatingView({ rating, scheme, n }: RatingViewProps) {
  const anchors = rating.anchors.map((anchor, at) => ({ ...anchor, at })).toSorted((a, b) => b.value - a.value)
  return (
    <section className={styles.part} id={partId('ratings', n)} tabIndex={-1}>
      <header>
        <span className={styles.kicker}>
          <SubjectName scheme={scheme} id={rating.subject} /> · {pointsInWords(rating)} ·{' '}
          {rating.scope === 'episode' ? 'each episode' : 'once a recording'}
          {rating.showIf === null ? '' : ' · asked under a condition'}
          {deriveRules(scheme).has(rating.id) ? ' · follows from a rule unless it is rated' : ''}
        </span>
        <h2>{rating.label}</h2>
        <p>{rating.question}</p>
      </header>
      <ol className={styles.anchors}>
        {anchors.map((anchor) => (
          <li key={anchor.at} id={partId('ratings', n, 'anchors', anchor.at)} tabIndex={-1} className={styles.anchor}>
            <Kbd>{String(anchor.value)}</Kbd>
            <div>
              <b>{anchor.label}</b>
              <p>{anchor.text}</p>
              <AidLines of={anchor} />
            </div>
          </li>
        ))}
      </ol>
      {rating.between === '' ? null : <p className={styles.small}>{rating.between}</p>}
      <div className={styles.lists}>
        <WordList title="Consider" words={rating.consider} />
        <WordList title="Do not consider" words={rating.doNotConsider} />
        <WordList title="Not codable when" words={rating.notCodable.map((reason) => reason.text)} />
      </div>
      <p className={styles.small}>
        Higher means {rating.higherMeans}.
        {rating.evidence === null
          ? ''
          : ` Needs marks as evidence: at least ${String(rating.evidence.minMarks)} in some cases.`}
      </p>
    </section>
  )
}

const pointsInWords = ({ min, max, onlyValues }: RatingScale): string =>
  onlyValues === undefined ? `${min} to ${max}` : onlyValues.toSorted((a, b) => a - b).join(', ')

function WordList({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {words.map((word, n) => (
          <li key={n}>{word}</li>
        ))}
      </ul>
    </div>
  )
}
