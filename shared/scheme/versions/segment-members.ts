import type { CodeSet } from '../scheme.ts'
import type { SegmentForm, SegmentOption, SegmentQuestion } from '../segment.ts'
import { changeOf, formula, matched, value } from './compare-values.ts'
import { things } from './compare-lists.ts'
import { compareMembers, reasons, type Members, type Reason, type Rule } from './scheme-change.ts'

const optionMembers: Members<SegmentOption> = {
  id: matched,
  key: value(reasons.key),
  label: value(reasons.judged),
  definition: value(reasons.judged),
  include: value(reasons.judged),
  exclude: value(reasons.judged),
  example: value(reasons.judged),
}

const questionMembers: Members<SegmentQuestion> = {
  id: matched,
  label: value(reasons.judged),
  question: value(reasons.judged),
  options: things({
    key: ({ id }) => id,
    label: ({ label }) => label,
    members: optionMembers,
    added: () => reasons.choice,
  }),
  showIf: formula(reasons.required),
  required: value(reasons.required),
}

const addedQuestion = ({ required }: SegmentQuestion): Reason =>
  required ? { level: 'major', why: 'It is new and required: earlier codings do not have it.' } : reasons.optional

const formMembers: Members<SegmentForm> = {
  instruction: value(reasons.judged),
  text: value(reasons.required),
  maxText: value(reasons.work),
  questions: things({
    key: ({ id }) => id,
    label: ({ label }) => label,
    members: questionMembers,
    added: addedQuestion,
  }),
}

/** States that become segments, or stop being segments, are something else to code. */
export const segment: Rule<CodeSet, SegmentForm | undefined> = (compared) => {
  const { a, b, member, place } = compared
  if (a !== undefined && b !== undefined)
    return compareMembers(formMembers, a, b, { ...place, path: [...place.path, member] })
  if (a === b) return []
  const words =
    b === undefined ? 'no longer has segments with text and answers' : 'now has segments with text and answers'
  return [changeOf(compared, words, reasons.required)]
}
