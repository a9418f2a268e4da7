import { z } from 'zod'
import { missingCodes, type MissingCode } from './missing-codes.ts'
import { Id, Label, list } from './scheme-strings.ts'

/**
 * A worked example that is kept with a scheme: a small coding, written by hand, and the scores that it must give. They
 * are worked out before a version is published, so that a slip in a formula is met by its author and not by a study.
 * Times are in seconds from the start of the recording, since people write them.
 */
const Seconds = z.number().min(0).max(86_400)

export const TestEpisode = z.strictObject({ id: Id, kind: Id, fromS: Seconds, toS: Seconds })

/** `episode`: the id of one of the example's episodes; null for a scale of the whole recording. Value or reason. */
export const TestRating = z.strictObject({
  rating: Id,
  episode: Id.nullable(),
  value: z.number().nullable(),
  notCodable: Id.optional(),
})

const TestSegmentAnswer = z.strictObject({ question: Id, answer: Id })

const TestModifier = z.strictObject({ modifier: Id, value: z.union([z.number(), Label, list(Label, 100)]) })

/**
 * A code from `fromS` on; to `toS`, or, without it, until its episode ends. A point has no `toS`. `answers`: of a segment,
 * to the questions about it. `linkTo`: the `id` of its cue among the events of this case; null: it has none; absent: it
 * was not asked yet.
 */
export const TestEvent = z.strictObject({
  id: Id.optional(),
  code: Id,
  fromS: Seconds,
  toS: Seconds.optional(),
  answers: list(TestSegmentAnswer, 20).optional(),
  modifiers: list(TestModifier, 40).optional(),
  linkTo: Id.nullable().optional(),
})

export const TestContext = z.strictObject({ item: Id, value: z.union([Label, z.number()]) })

/** An answer in a checklist, a sort or a form with points or, with the interval counted from 0, in a grid. As they are stored. */
export const TestAnswer = z.strictObject({
  form: Id,
  item: Label,
  episode: Id.nullable(),
  interval: z.int().nonnegative().optional(),
  value: z.number().nullable(),
})

const missingCodeNames = Object.keys(missingCodes) as [MissingCode, ...MissingCode[]]

/**
 * What a composite must be: in the episodes of one kind, or (`kind` null) in the whole recording. Either a value, to
 * within `tolerance` (1e-9 where none is given), or the reason why there is none.
 */
export const TestScore = z.strictObject({
  composite: Id,
  kind: Id.nullable(),
  value: z.number().nullable(),
  missing: z.enum(missingCodeNames).optional(),
  tolerance: z.number().nonnegative().optional(),
})

export const TestCase = z.strictObject({
  id: Id,
  label: Label,
  episodes: list(TestEpisode, 60, 1),
  ratings: list(TestRating, 1000).optional(),
  events: list(TestEvent, 2000).optional(),
  context: list(TestContext, 100).optional(),
  forms: list(TestAnswer, 4000).optional(),
  expect: list(TestScore, 400, 1),
})
export type TestCase = z.infer<typeof TestCase>
