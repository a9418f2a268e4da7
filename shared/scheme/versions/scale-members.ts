import type { RatingScale, Scheme } from '../scheme.ts'
import { changeInWords, changeOf, entries, formula, matched, value } from './compare-values.ts'
import { things } from './compare-lists.ts'
import { reasons, type Members, type Place, type Reason, type Rule } from './scheme-change.ts'

type AnchorOf = RatingScale['anchors'][number]
type ReasonOf = RatingScale['notCodable'][number]

/** The text is the anchor: it is the anchor that is reworded. */
const anchorText: Rule<AnchorOf, string> = (compared) => {
  const { a, b, place } = compared
  if (a === b) return []
  const words = a === '' || b === '' ? place.say(changeInWords('text', a, b)) : place.whole('reworded')
  return [{ ...changeOf(compared, '', reasons.judged), words }]
}

const anchorMembers: Members<AnchorOf> = {
  value: matched,
  label: value(reasons.judged),
  text: anchorText,
  include: value(reasons.judged),
  exclude: value(reasons.judged),
  example: value(reasons.judged),
}

const reasonMembers: Members<ReasonOf> = { code: matched, text: value(reasons.judged) }

export const scaleMembers: Members<RatingScale> = {
  id: matched,
  subject: value(reasons.judged),
  label: value(reasons.judged),
  scope: value(reasons.score),
  min: value(reasons.score),
  max: value(reasons.score),
  step: value(reasons.score),
  onlyValues: entries(reasons.score),
  higherMeans: value(reasons.judged),
  question: value(reasons.judged),
  consider: entries(reasons.judged),
  doNotConsider: entries(reasons.judged),
  anchors: things({
    key: (anchor) => String(anchor.value),
    // An anchor is its point: the same label at another point is another anchor.
    label: () => null,
    members: anchorMembers,
    added: () => reasons.judged,
  }),
  between: value(reasons.judged),
  notCodable: things({
    key: (reason) => reason.code,
    label: (reason) => (reason.text === '' ? null : reason.text),
    members: reasonMembers,
    added: () => reasons.choice,
  }),
  evidence: value(reasons.required),
  showIf: formula(reasons.score),
  required: value(reasons.required),
}

/** A new scale leaves what was there alone if coders may leave it out and nothing is computed from it. */
export function addedScale(scale: RatingScale, { to }: Pick<Place, 'to'>): Reason {
  if (scale.required) return { level: 'major', why: 'It is new and required: earlier codings do not have it.' }
  const user = to.composites.find(({ expr }) => wordsOf(expr).includes(scale.id))
  if (user !== undefined) {
    return { level: 'major', why: `It is new, and “${user.label}” is computed from it: earlier codings lack it.` }
  }
  return reasons.optional
}

/** Whatever could be a name in a formula, also in one that cannot be read. */
const wordsOf = (expr: Scheme['composites'][number]['expr']): readonly string[] =>
  expr.match(/[A-Za-z][A-Za-z0-9_]*/g) ?? []
