import type { CriterionSort, QSort } from '#shared/scheme/qsort.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Table } from '../../ui/Table.tsx'
import { AidLines } from './AidLines.tsx'
import { partId } from './parts.ts'
import styles from './schemes.module.css'
import { SubjectName } from './SubjectName.tsx'

type SortViewProps = {
  readonly sort: QSort
  readonly scheme: Scheme
  /** Its place in the scheme. */
  readonly n: number
  readonly makeCriterion?: ((sort: QSort) => void) | undefined
}

/** A sort in full: cards, piles, and what sorts are compared with. */
export function SortView({ sort, scheme, n, makeCriterion }: SortViewProps) {
  const criteria = sort.criteria ?? []
  return (
    <section className={styles.part} id={partId('qsorts', n)} tabIndex={-1}>
      <header>
        <span className={styles.kicker}>
          <SubjectName scheme={scheme} id={sort.subject} /> · {counted(sort.cards.length, 'card')} in{' '}
          {counted(sort.piles.length, 'pile')}, {sort.forced ? 'forced' : 'free'} ·{' '}
          {sort.scope === 'episode' ? 'each episode' : 'once a recording'}
        </span>
        <h2>{sort.label}</h2>
        <p>{sort.instruction}</p>
      </header>
      <div className={styles.lists}>
        <div>
          <h3>{sort.forced ? 'Piles, to be filled exactly' : 'Piles, with about so many cards'}</h3>
          <ul>
            {sort.piles.map(({ value, label, size }, m) => (
              <li key={m} id={partId('qsorts', n, 'piles', m)} tabIndex={-1}>
                {value}: {label} ({counted(size, 'card')})
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>Criterion sorts</h3>
          {criteria.length === 0 ? (
            <p className={styles.small}>
              None yet, so that sorts are compared with nothing. What they are compared with is part of a study’s
              method: it is made of locked sorts of its own experts.
            </p>
          ) : (
            <ul>
              {criteria.map((criterion, m) => (
                <li key={m} id={partId('qsorts', n, 'criteria', m)} tabIndex={-1}>
                  <b>{criterion.label}</b>: {criterion.source} {madeOf(criterion)}
                </li>
              ))}
            </ul>
          )}
          {makeCriterion === undefined ? null : (
            <div className={styles.make}>
              <Button small onPress={() => makeCriterion(sort)}>
                Make a criterion sort…
              </Button>
            </div>
          )}
        </div>
      </div>
      <CardTable sort={sort} n={n} />
    </section>
  )
}

function madeOf({ sorts, agreement }: CriterionSort): string {
  return [
    ...(sorts === undefined ? [] : [`Made of ${counted(sorts, 'sort')}.`]),
    ...(agreement === undefined ? [] : [`Mean correlation between two of them: ${agreement.toFixed(2)}.`]),
  ].join(' ')
}

function CardTable({ sort, n }: { readonly sort: QSort; readonly n: number }) {
  const criteria = (sort.criteria ?? []).map(({ id, label, placements }) => ({
    id,
    label,
    at: new Map(placements.map(({ card, value }) => [card, value])),
  }))
  return (
    <Table caption={`Cards of ${sort.label}`} dense>
      <thead>
        <tr>
          <th scope="col">Card</th>
          {criteria.map(({ id, label }) => (
            <th key={id} scope="col" data-align="right">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sort.cards.map((card, m) => (
          <tr key={m} id={partId('qsorts', n, 'cards', m)} tabIndex={-1}>
            <th scope="row">
              {card.text}
              <AidLines of={card} />
            </th>
            {criteria.map(({ id, at }) => (
              <td key={id} data-align="right">
                {at.get(card.id)?.toFixed(1) ?? '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
