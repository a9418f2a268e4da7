import { capital } from '#shared/scheme/place-words.ts'
import type { Modifier } from '#shared/scheme/modifier.ts'
import { deriveRules } from '#shared/scheme/derive.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { Fragment } from 'react'
import type { SegmentForm } from '#shared/scheme/segment.ts'
import { useKeys } from '../../commands/keys-context.ts'
import { watchingInWords } from '#shared/scheme/watching-words.ts'
import type { Pass } from '../../state/passes.ts'
import { useObservation } from '../../state/workspace-context.ts'
import { answerInWords, linkInWords } from '#shared/scheme/asked-words.ts'
import { DecisionAids } from '../../ui/DecisionAids.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './coding.module.css'
import { Points } from './Points.tsx'
import { FormsManual } from './FormsManual.tsx'
import { ListsManual } from './ListsManual.tsx'

/** What each code and scale of this pass means, in full. */
export function ManualPanel({ pass }: { readonly pass: Pass }) {
  const scheme = useObservation((state) => state.view.scheme)
  const keys = useKeys()
  const watching = scheme.passes
    .filter(({ id }) => id === pass.id)
    .flatMap((each) => watchingInWords(each, scheme))
    .join(' ')
  const words = Object.entries(scheme.quantityWords)
  return (
    <div className={styles.manual} lang={scheme.language}>
      <p className={styles.muted}>{scheme.summary}</p>
      {scheme.basis.validated ? null : <p className={styles.muted}>This wording has not been validated.</p>}
      {pass.purpose === '' ? null : <p>{pass.purpose}.</p>}
      {watching === '' ? null : <p className={styles.muted}>{watching}</p>}
      {scheme.sets
        .filter((set) => pass.sets.includes(set.id))
        .map((set) => (
          <section key={set.id}>
            <h2 className={styles.set}>{set.label}</h2>
            {set.linksTo === undefined ? null : <p className={styles.muted}>{linkInWords(scheme.sets, set.linksTo)}</p>}
            {set.codes.map((code) => (
              <article key={code.id} className={styles.entry}>
                <h3>
                  <Kbd>{keys.caps(`coding.mark:${set.id}.${code.id}`).join('+') || code.key.toUpperCase()}</Kbd>{' '}
                  {code.label}
                </h3>
                <p>{code.definition}</p>
                {code.minS === undefined ? null : <p>From {code.minS} s on; shorter ones are not coded.</p>}
                <DecisionAids of={code} codes={set.codes} />
              </article>
            ))}
            {set.segment === undefined ? null : <SegmentManual form={set.segment} />}
          </section>
        ))}
      <FormsManual scheme={scheme} pass={pass} />
      <ModifierWords modifiers={modifiersOf(scheme, pass)} />
      <ComputedWords labels={computedOf(scheme, pass)} />
      <ListsManual scheme={scheme} pass={pass} />
      {scheme.ratings
        .filter((rating) => pass.ratings.includes(rating.id))
        .map((rating) => (
          <section key={rating.id}>
            <h2 className={styles.set}>{rating.label}</h2>
            <p>{rating.question}</p>
            <Points title="Consider" points={rating.consider} />
            <Points title="Do not consider" points={rating.doNotConsider} />
            {rating.anchors
              .toSorted((a, b) => b.value - a.value)
              .map((anchor) => (
                <article key={anchor.value} className={styles.entry}>
                  <h3>
                    <Kbd>{String(anchor.value)}</Kbd> {anchor.label}
                  </h3>
                  <p>{anchor.text}</p>
                  <DecisionAids of={anchor} />
                </article>
              ))}
            {rating.between === '' ? null : <p className={styles.muted}>{rating.between}</p>}
            <Points title="Follows from a rule unless you rate it" points={ruleMessages(scheme, rating.id)} />
          </section>
        ))}
      {words.length === 0 ? null : (
        <section>
          <h2 className={styles.set}>How much is meant by</h2>
          <dl className={styles.words}>
            {words.map(([word, meaning]) => (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}

function ruleMessages(scheme: Scheme, rating: string): readonly string[] {
  const rule = deriveRules(scheme).get(rating)
  return rule === undefined ? [] : [rule.message]
}

/** What is asked of a segment, and what each answer means. */
function SegmentManual({ form }: { readonly form: SegmentForm }) {
  return (
    <>
      {form.instruction === '' ? null : <p>{form.instruction}</p>}
      {form.questions.map(({ id, question, options }) => (
        <Fragment key={id}>
          <h3 className={styles.set}>{question}</h3>
          {options.map((option) => (
            <article key={option.id} className={styles.entry}>
              <h3>
                <Kbd>{option.key.toUpperCase()}</Kbd> {option.label}
              </h3>
              <p>{option.definition}</p>
              <DecisionAids of={option} />
            </article>
          ))}
        </Fragment>
      ))}
    </>
  )
}

/** The modifiers that are asked in this pass. */
function modifiersOf(scheme: Scheme, pass: Pass): readonly Modifier[] {
  const codes = scheme.sets.filter(({ id }) => pass.sets.includes(id)).flatMap((set) => set.codes)
  const asked = new Set([...codes.flatMap(({ modifiers }) => modifiers), ...(pass.visitEach?.modifiers ?? [])])
  return scheme.modifiers.filter(({ id }) => asked.has(id))
}

/** What is worked out about the events of this pass: nobody has to answer it. */
function computedOf(scheme: Scheme, pass: Pass): readonly string[] {
  const codes = scheme.sets.filter(({ id }) => pass.sets.includes(id)).flatMap((set) => set.codes)
  const inPass = new Set(codes.map(({ id }) => id))
  return (scheme.computed ?? []).filter((one) => one.codes.some((id) => inPass.has(id))).map(({ label }) => label)
}

function ComputedWords({ labels }: { readonly labels: readonly string[] }) {
  if (labels.length === 0) return null
  return (
    <section>
      <h2 className={styles.set}>What is worked out about them</h2>
      <Points title="Shown beside each event, not asked" points={labels} />
    </section>
  )
}

function ModifierWords({ modifiers }: { readonly modifiers: readonly Modifier[] }) {
  if (modifiers.length === 0) return null
  return (
    <section>
      <h2 className={styles.set}>What is asked about them</h2>
      {modifiers.map((modifier) => (
        <Fragment key={modifier.id}>
          <Points
            title={modifier.label}
            points={modifier.options.length === 0 ? [capital(answerInWords(modifier))] : modifier.options}
          />
          {(modifier.definition ?? '') === '' ? null : <p>{modifier.definition}</p>}
        </Fragment>
      ))}
    </section>
  )
}
