import type { Grid, GridItem } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { matched, value } from './compare-values.ts'
import { optionalList, things } from './compare-lists.ts'
import { reasons, type Members, type Reason, type Rule } from './scheme-change.ts'

/** Every item has to be answered in every interval before an observation is locked. */
export const addedGrid: Reason = {
  level: 'major',
  why: 'It is new and has to be answered: earlier codings do not have it.',
}

const itemMembers: Members<GridItem> = {
  id: matched,
  subject: value(reasons.judged),
  label: value(reasons.judged),
  question: value(reasons.judged),
  min: value(reasons.choice),
  max: value(reasons.choice),
  // Words belong to values by their place, so that another order is another meaning.
  values: value(reasons.judged),
  include: value(reasons.judged),
  exclude: value(reasons.judged),
  example: value(reasons.judged),
}

const gridMembers: Members<Grid> = {
  id: matched,
  label: value(reasons.wording),
  instruction: value(reasons.judged),
  lengthS: value(reasons.score),
  offsetS: value(reasons.score),
  method: value(reasons.judged),
  minShare: value(reasons.score),
  items: things({
    key: ({ id }) => id,
    label: ({ label }) => label,
    members: itemMembers,
    added: () => addedGrid,
  }),
}

/** A scheme without grids may also say so with an empty list. */
export const grids: Rule<Scheme, readonly Grid[] | undefined> = optionalList(
  things({ key: ({ id }) => id, label: ({ label }) => label, members: gridMembers, added: () => addedGrid }),
)
