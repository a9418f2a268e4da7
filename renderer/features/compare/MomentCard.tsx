import type { Decision } from '#shared/study/consensus.ts'
import type { Moment } from '#shared/study/moment.ts'
import { momentOptions, offeredChoices } from '#shared/reliability/consensus/moment-options.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { instant } from '../../ui/format/time.ts'
import styles from './compare.module.css'
import { className, offByWords, sizeWords, whenWords, whyNotDue } from './moment-words.ts'

type MomentCardProps = {
  readonly moment: Moment
  readonly coders: readonly [string, string]
  readonly scheme: Scheme
  readonly decision: Decision | undefined
  readonly episode: (kind: string) => string
}

/** One difference in words: what each coder has, how far apart, and what was decided about it. */
export function MomentCard({ moment, coders, scheme, decision, episode }: MomentCardProps) {
  const offered = offeredChoices(moment, scheme)
  const hasUnoffered = !offered.includes('first') || !offered.includes('second')
  const apart = offByWords(moment, coders) ?? sizeWords(moment)
  return (
    <section className={styles.card} aria-label="The difference at hand" aria-live="polite">
      <h2>{moment.label}</h2>
      <p className={styles.muted}>
        {className(moment.kind, coders)} · {whenWords(moment, episode)}
        {apart === '' ? '' : ` · ${apart}`}
      </p>
      <dl className={styles.sides}>
        <Side letter="A" coder={coders[0]} words={moment.first.words} />
        <Side letter="B" coder={coders[1]} words={moment.second.words} />
      </dl>
      {moment.due ? null : <p className={styles.muted}>Need not be settled: {whyNotDue(moment)}</p>}
      {hasUnoffered ? (
        <p className={styles.muted}>
          A coder without an answer cannot be followed here: the rule would decide again. Where the scale does not apply
          in what is settled, no value of it counts.
        </p>
      ) : null}
      {decision === undefined ? null : (
        <p className={styles.decided} data-testid="decided">
          <b>{decidedWords(moment, scheme, coders, decision)}</b> {decision.decidedBy}, {instant(decision.decidedAt)}.
          {decision.reason === '' ? null : <span className={styles.reason}>“{decision.reason}”</span>}
        </p>
      )}
    </section>
  )
}

function Side({ letter, coder, words }: { readonly letter: string; readonly coder: string; readonly words: string }) {
  return (
    <div>
      <dt>
        <span className={styles.letter}>{letter}</span> {coder}
      </dt>
      <dd>{words}</dd>
    </div>
  )
}

function decidedWords(
  moment: Moment,
  scheme: Scheme,
  [first, second]: readonly [string, string],
  { choice, other }: Decision,
): string {
  if (choice !== 'other') return `As ${choice === 'first' ? first : second} has it.`
  const words = momentOptions(moment, scheme).find(({ id }) => id === other)?.words ?? other ?? ''
  return `Neither: ${words}.`
}
