import { Fragment } from 'react'
import { methodInWords } from '#shared/scheme/grid.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Pass } from '../../state/passes.ts'
import { DecisionAids } from '../../ui/DecisionAids.tsx'
import styles from './coding.module.css'
import { Points } from './Points.tsx'

/** What the grids and the checklists of this pass ask for, in full. */
export function ListsManual({ scheme, pass }: { readonly scheme: Scheme; readonly pass: Pass }) {
  const { grids = [], checklists = [] } = scheme
  return (
    <>
      {grids
        .filter(({ id }) => pass.grids.includes(id))
        .map((grid) => (
          <section key={grid.id}>
            <h2 className={styles.set}>{grid.label}</h2>
            <p>
              Every {grid.lengthS} s, each by {methodInWords[grid.method]}.
            </p>
            <p>{grid.instruction}</p>
            {grid.items.map((item) => (
              <Fragment key={item.id}>
                <Points
                  title={`${item.label}: ${item.question}`}
                  points={item.values.map((words, n) => `${String(item.min + n)}: ${words}`)}
                />
                <DecisionAids of={item} />
              </Fragment>
            ))}
          </section>
        ))}
      {checklists
        .filter(({ id }) => pass.checklists.includes(id))
        .map((list) => (
          <section key={list.id}>
            <h2 className={styles.set}>{list.label}</h2>
            <p>{list.instruction}</p>
            {list.subscales.map((subscale) => (
              <div key={subscale.id}>
                <h3>{subscale.label}</h3>
                <ul className={styles.points}>
                  {list.items
                    .filter((item) => item.subscale === subscale.id)
                    .map((item) => (
                      <li key={item.id}>
                        {item.text}
                        <DecisionAids of={item} />
                      </li>
                    ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
    </>
  )
}
