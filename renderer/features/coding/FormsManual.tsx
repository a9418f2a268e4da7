import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Pass } from '../../state/passes.ts'
import { DecisionAids } from '../../ui/DecisionAids.tsx'
import styles from './coding.module.css'
import { Points } from './Points.tsx'

/** What the sorts and the forms with points of this pass ask for, in full. */
export function FormsManual({ scheme, pass }: { readonly scheme: Scheme; readonly pass: Pass }) {
  const { qsorts = [], ipsatives = [] } = scheme
  return (
    <>
      {qsorts
        .filter(({ id }) => pass.qsorts.includes(id))
        .map((sort) => (
          <section key={sort.id}>
            <h2 className={styles.set}>{sort.label}</h2>
            <p>{sort.instruction}</p>
            <Points
              title={sort.forced ? 'Piles, each to be filled exactly' : 'Piles, with about so many cards'}
              points={sort.piles.map(({ value, label, size }) => `${String(value)}: ${label} (${String(size)})`)}
            />
            <h3>Cards</h3>
            {sort.cards.map((card) => (
              <article key={card.id} className={styles.entry}>
                <p>{card.text}</p>
                <DecisionAids of={card} />
              </article>
            ))}
          </section>
        ))}
      {ipsatives
        .filter(({ id }) => pass.ipsatives.includes(id))
        .map((form) => (
          <section key={form.id}>
            <h2 className={styles.set}>{form.label}</h2>
            <p>{form.instruction}</p>
            <Points title={`Aspects, with ${String(form.points)} points each`} points={described(form.aspects)} />
            <Points title="Patterns" points={described(form.patterns)} />
          </section>
        ))}
    </>
  )
}

const described = (things: readonly { readonly label: string; readonly text: string }[]): string[] =>
  things.map(({ label, text }) => (text === '' ? label : `${label}: ${text}`))
