import type { Checklist } from '#shared/scheme/checklist.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { AidLines } from './AidLines.tsx'
import { partId } from './parts.ts'
import styles from './schemes.module.css'
import { SubjectName } from './SubjectName.tsx'

type ChecklistViewProps = {
  readonly list: Checklist
  readonly scheme: Scheme
  /** Its place in the scheme. */
  readonly n: number
}

/** A checklist in full: subscales, items, and how they are counted. */
export function ChecklistView({ list, scheme, n }: ChecklistViewProps) {
  const contingent = list.items.filter((item) => item.contingent).length
  return (
    <section className={styles.part} id={partId('checklists', n)} tabIndex={-1}>
      <header>
        <span className={styles.kicker}>
          <SubjectName scheme={scheme} id={list.subject} /> · {list.items.length} items ·{' '}
          {list.scope === 'episode' ? 'each episode' : 'once a recording'}
        </span>
        <h2>{list.label}</h2>
        <p>{list.instruction}</p>
      </header>
      <div className={styles.lists}>
        {list.subscales.map((subscale, at) => (
          <div key={at} id={partId('checklists', n, 'subscales', at)} tabIndex={-1}>
            <h3>{subscale.label}</h3>
            {subscale.occasion === null ? null : <p className={styles.small}>First: {subscale.occasion.question}</p>}
            <ul>
              {list.items
                .map((item, place) => ({ ...item, place }))
                .filter((item) => item.subscale === subscale.id)
                .map((item) => (
                  <li key={item.place} id={partId('checklists', n, 'items', item.place)} tabIndex={-1}>
                    {item.text}
                    {item.contingent ? ' *' : ''}
                    {item.reverse ? ' (counts when not seen)' : ''}
                    {item.creditIfAbsent === true ? ' (counts where it does not apply)' : ''}
                    <AidLines of={item} />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      <p className={styles.small}>
        {contingent === 0
          ? ''
          : `* ${String(contingent)} items are answers to the other, and counted by themselves too. `}
        Items that do not apply are left out and the score is prorated, if at least {Math.round(list.minAnswered * 100)}{' '}
        % of its items are answered.
      </p>
    </section>
  )
}
