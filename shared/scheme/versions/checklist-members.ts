import type { Checklist, ChecklistItem, Subscale } from '../checklist.ts'
import type { Scheme } from '../scheme.ts'
import { matched, value } from './compare-values.ts'
import { optionalList, things } from './compare-lists.ts'
import { reasons, type Members, type Reason, type Rule } from './scheme-change.ts'

const itemMembers: Members<ChecklistItem> = {
  id: matched,
  text: value(reasons.judged),
  subscale: value(reasons.score),
  contingent: value(reasons.score),
  reverse: value(reasons.score),
  creditIfAbsent: value(reasons.score),
  include: value(reasons.judged),
  exclude: value(reasons.judged),
  example: value(reasons.judged),
}

const subscaleMembers: Members<Subscale> = {
  id: matched,
  label: value(reasons.wording),
  occasion: value(reasons.score),
}

/** Its scores are counts of items: one more or less is another count. */
const anotherCount: Reason = { level: 'major', why: 'Scores count the items: with others they are not comparable.' }

const listMembers: Members<Checklist> = {
  id: matched,
  subject: value(reasons.judged),
  label: value(reasons.wording),
  scope: value(reasons.score),
  instruction: value(reasons.judged),
  answers: value(reasons.judged),
  subscales: things({
    key: ({ id }) => id,
    label: ({ label }) => label,
    members: subscaleMembers,
    added: () => anotherCount,
  }),
  items: things({ key: ({ id }) => id, label: ({ text }) => text, members: itemMembers, added: () => anotherCount }),
  minAnswered: value(reasons.score),
}

/** Every item of a list has to be answered before it is locked, so that a new list is more to do. */
export const addedList: Reason = {
  level: 'major',
  why: 'It is new and has to be answered: earlier codings do not have it.',
}

/** A scheme without checklists may also say so with an empty list. */
export const checklists: Rule<Scheme, readonly Checklist[] | undefined> = optionalList(
  things({ key: ({ id }) => id, label: ({ label }) => label, members: listMembers, added: () => addedList }),
)
