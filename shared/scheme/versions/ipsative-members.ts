import type { Described, Ipsative } from '../ipsative.ts'
import type { Scheme } from '../scheme.ts'
import { matched, value } from './compare-values.ts'
import { optionalList, things } from './compare-lists.ts'
import { reasons, type Members, type Reason, type Rule } from './scheme-change.ts'

/** Everything that a form asks for has to be answered before an observation is locked. */
export const addedForm: Reason = {
  level: 'major',
  why: 'It is new and has to be answered: earlier codings do not have it.',
}

const describedMembers: Members<Described> = {
  id: matched,
  label: value(reasons.judged),
  text: value(reasons.judged),
}

/** The same points among more or fewer patterns, or for more or fewer aspects, are other scores. */
const otherSum: Reason = {
  level: 'major',
  why: 'Points are given out among all of them: with others every score moves.',
}

const described = { key: ({ id }: Described): string => id, label: ({ label }: Described): string => label }

const formMembers: Members<Ipsative> = {
  id: matched,
  subject: value(reasons.judged),
  label: value(reasons.wording),
  instruction: value(reasons.judged),
  scope: value(reasons.score),
  points: value(reasons.score),
  step: value(reasons.choice),
  aspects: things({ ...described, members: describedMembers, added: () => otherSum }),
  patterns: things({ ...described, members: describedMembers, added: () => otherSum }),
  minAspects: value(reasons.score),
}

/** A scheme without such forms may also say so with an empty list. */
export const ipsatives: Rule<Scheme, readonly Ipsative[] | undefined> = optionalList(
  things({ key: ({ id }) => id, label: ({ label }) => label, members: formMembers, added: () => addedForm }),
)
