import { useKeys } from '../../commands/keys-context.ts'
import type { Pass } from '../../state/passes.ts'
import { useObservation } from '../../state/workspace-context.ts'
import { withCodeNames } from '../../ui/format/code-names.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './coding.module.css'

/** What each code and scale of this pass means, in full. */
export function ManualPanel({ pass }: { readonly pass: Pass }) {
  const scheme = useObservation((state) => state.view.scheme)
  const keys = useKeys()
  const words = Object.entries(scheme.quantityWords)
  return (
    <div className={styles.manual}>
      <p className={styles.muted}>{scheme.summary}</p>
      {pass.purpose === '' ? null : <p>{pass.purpose}.</p>}
      {scheme.sets
        .filter((set) => pass.sets.includes(set.id))
        .map((set) => (
          <section key={set.id}>
            <h2 className={styles.set}>{set.label}</h2>
            {set.codes.map((code) => (
              <article key={code.id} className={styles.entry}>
                <h3>
                  <Kbd>{keys.caps(`coding.mark:${set.id}.${code.id}`).join('+') || code.key.toUpperCase()}</Kbd>{' '}
                  {code.label}
                </h3>
                <p>{code.definition}</p>
                {code.include === '' ? null : (
                  <p>
                    <b>Also</b> {code.include}
                  </p>
                )}
                {code.exclude === '' ? null : (
                  <p>
                    <b>Not</b> {withCodeNames(code.exclude, set.codes)}
                  </p>
                )}
              </article>
            ))}
          </section>
        ))}
      {scheme.ratings
        .filter((rating) => pass.ratings.includes(rating.id))
        .map((rating) => (
          <section key={rating.id}>
            <h2 className={styles.set}>{rating.label}</h2>
            <p>{rating.question}</p>
            <Points title="Consider" points={rating.consider} />
            <Points title="Do not consider" points={rating.doNotConsider} />
            {[...rating.anchors].reverse().map((anchor) => (
              <article key={anchor.value} className={styles.entry}>
                <h3>
                  <Kbd>{String(anchor.value)}</Kbd> {anchor.label}
                </h3>
                <p>{anchor.text}</p>
              </article>
            ))}
            {rating.between === '' ? null : <p className={styles.muted}>{rating.between}</p>}
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

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  if (points.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  )
}
