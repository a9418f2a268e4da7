import { z } from 'zod'
import { Formula, Id, Key, Label, list, Text } from './scheme-strings.ts'

/** One answer to a question about a segment, with the key that gives it while the question is asked. */
export const SegmentOption = z.strictObject({
  id: Id,
  key: Key,
  label: Label,
  definition: Text,
  include: Text.default(''),
  exclude: Text.default(''),
  example: Text.default(''),
})
export type SegmentOption = z.infer<typeof SegmentOption>

/** Asked of each segment in turn. `showIf` names questions before it (`addressed == 'yes'`); null: always asked. */
export const SegmentQuestion = z.strictObject({
  id: Id,
  label: Label,
  question: Text,
  options: list(SegmentOption, 9, 2),
  showIf: Formula.nullable().default(null),
  required: z.boolean().default(true),
})
export type SegmentQuestion = z.infer<typeof SegmentQuestion>

/** As long as a note. */
export const mostSegmentText = 4000

/**
 * What makes a set of states a set of segments: stretches that carry what was said in them, as typed text, and answers
 * to questions. Segments do not overlap and may leave gaps.
 */
export const SegmentForm = z.strictObject({
  instruction: Text,
  text: z.enum(['required', 'optional', 'none']),
  /** The longest text of one segment, in characters. */
  maxText: z.int().min(1).max(mostSegmentText),
  questions: list(SegmentQuestion, 20),
})
export type SegmentForm = z.infer<typeof SegmentForm>
