import type { CriterionSort, QSort, SortCard, SortPile } from '../qsort.ts'
import type { Scheme } from '../scheme.ts'
import { matched, value } from './compare-values.ts'
import { optionalList, things } from './compare-lists.ts'
import { addedForm } from './ipsative-members.ts'
import { reasons, type Members, type Reason, type Rule } from './scheme-change.ts'

const cardMembers: Members<SortCard> = {
  id: matched,
  text: value(reasons.judged),
  include: value(reasons.judged),
  exclude: value(reasons.judged),
  example: value(reasons.judged),
}

const pileMembers: Members<SortPile> = {
  value: matched,
  label: value(reasons.judged),
  size: value(reasons.choice),
}

/** A card lies where it does beside all the others: one more moves them all. */
const otherSort: Reason = {
  level: 'major',
  why: 'Each card is sorted against all others: with others it lies elsewhere.',
}

const criterionMembers: Members<CriterionSort> = {
  id: matched,
  label: value(reasons.wording),
  source: value(reasons.wording),
  sorts: value(reasons.wording),
  agreement: value(reasons.wording),
  placements: things<CriterionSort, CriterionSort['placements'][number]>({
    key: ({ card }) => card,
    label: () => null,
    members: { card: matched, value: value(reasons.score) },
    added: () => reasons.score,
  }),
}

const sortMembers: Members<QSort> = {
  id: matched,
  subject: value(reasons.judged),
  label: value(reasons.wording),
  instruction: value(reasons.judged),
  scope: value(reasons.score),
  cards: things({ key: ({ id }) => id, label: ({ text }) => text, members: cardMembers, added: () => otherSort }),
  piles: things({
    key: ({ value: at }) => String(at),
    label: () => null,
    members: pileMembers,
    added: () => reasons.choice,
  }),
  forced: value(reasons.choice),
  // What coders do stays the same; what their sorts are compared with is one more score.
  criteria: optionalList(
    things({
      key: ({ id }) => id,
      label: ({ label }) => label,
      members: criterionMembers,
      added: () => reasons.computed,
    }),
  ),
}

/** A scheme without sorts may also say so with an empty list. */
export const qsorts: Rule<Scheme, readonly QSort[] | undefined> = optionalList(
  things({ key: ({ id }) => id, label: ({ label }) => label, members: sortMembers, added: () => addedForm }),
)
