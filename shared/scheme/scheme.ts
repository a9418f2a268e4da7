import { z } from 'zod'

/**
 * A coding scheme as it is stored, published and exchanged. A published version never changes; observations point at
 * one `id@version`. Expressions (`expr`, `when`) are texts in the formula language of `formula/`.
 */
const Id = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/)
const Text = z.string().max(4000)
const Label = z.string().min(1).max(120)
/** One physical key, as the letter or digit printed on it in the US layout; bound by `KeyboardEvent.code`. */
const Key = z.string().regex(/^[a-z0-9]$/)

export const SchemeSubject = z.object({
  id: Id,
  role: z.enum(['caregiver', 'infant', 'dyad', 'other']),
  label: Label,
})

export const SchemeEpisode = z.object({
  id: Id,
  name: Label,
  nominalS: z.number().positive(),
  minCodableS: z.number().nonnegative(),
  required: z.boolean(),
  mayBeCutShort: z.boolean().default(false),
})

export const SchemePass = z.object({
  id: Id,
  name: Label,
  subject: Id.nullable().default(null),
  sets: z.array(Id).default([]),
  ratings: z.array(Id).default([]),
  /** Texts such as "Watch through once at normal speed", shown as the pass's purpose. */
  purpose: Text.default(''),
  speedMax: z.number().positive().nullable().default(null),
  /** Slower speeds offered in this pass, for looking closely. */
  slowSpeeds: z.array(z.number().positive()).optional(),
  /** Marks of evidence that this pass asks for. */
  marks: z.array(Id).optional(),
  /** The share of the recording to have watched before the pass counts as done, 0 to 1. */
  minWatched: z.number().min(0).max(1).optional(),
})

export const NotCodable = z.object({ code: Id, text: Text })

export const Anchor = z.object({ value: z.number(), label: Label, text: Text })

export const Evidence = z.object({ minMarks: z.int().positive(), when: z.string() })

export const RatingScale = z.object({
  id: Id,
  subject: Id,
  label: Label,
  scope: z.enum(['episode', 'session']),
  min: z.number(),
  max: z.number(),
  step: z.number().positive(),
  higherMeans: Text,
  question: Text,
  consider: z.array(Text).default([]),
  doNotConsider: z.array(Text).default([]),
  anchors: z.array(Anchor).min(1),
  between: Text.default(''),
  notCodable: z.array(NotCodable).default([]),
  evidence: Evidence.nullable().default(null),
  /** Shown and required only where this holds; elsewhere the score is missing as `not_applicable`. */
  showIf: z.string().nullable().default(null),
  required: z.boolean().default(true),
})
export type RatingScale = z.infer<typeof RatingScale>

export const SchemeCode = z.object({
  id: Id,
  key: Key,
  label: Label,
  group: z.string().default(''),
  definition: Text,
  include: Text.default(''),
  exclude: Text.default(''),
  /** Time under this code could not be coded: it counts as missing, not as a behaviour. */
  missing: z.boolean().default(false),
  /** Follows from the procedure (an instructed still face): left out of agreement. */
  procedure: z.boolean().default(false),
  /** The episodes it may be used in; empty means all. */
  episodes: z.array(Id).default([]),
  modifiers: z.array(Id).default([]),
})
export type SchemeCode = z.infer<typeof SchemeCode>

export const CodeSet = z.object({
  id: Id,
  subject: Id,
  label: Label,
  kind: z.enum(['state', 'point']),
  exclusive: z.boolean(),
  /** Every moment of every episode has a code of this set. Only for exclusive states. */
  exhaustive: z.boolean(),
  codes: z.array(SchemeCode).min(1),
  /** Which code to choose when two fit, first to last; an instruction to coders, shown with the codes. */
  precedence: z.array(Id).optional(),
})
export type CodeSet = z.infer<typeof CodeSet>

export const Modifier = z.object({
  id: Id,
  label: Label,
  type: z.literal('choice'),
  options: z.array(Label).min(1),
  required: z.boolean(),
})
export type Modifier = z.infer<typeof Modifier>

export const ContextItem = z.object({
  id: Id,
  label: Label,
  type: z.enum(['choice', 'ordinal']),
  options: z.array(Label).default([]),
  min: z.number().optional(),
  max: z.number().optional(),
  required: z.boolean(),
})
export type ContextItem = z.infer<typeof ContextItem>

export const MarkKind = z.object({ id: Id, key: Key, label: Label })

/** An id in which `{code}` stands for the id of each code in turn. */
const CompositeId = z.string().regex(/^[a-z](?:[a-z0-9_-]|\{code\}){0,39}$/)

export const Composite = z.object({
  id: CompositeId,
  label: Label,
  expr: z.string(),
  /** `episode`: one value an episode; `session`: one a recording; with `forEach`, one for each code of those sets. */
  scope: z.enum(['episode', 'session']),
  /** `id` then holds `{code}`, and `code` in the expression stands for each code in turn. Missing codes are left out. */
  forEach: z.array(Id).default([]),
  minValid: z.int().positive().optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  unit: z.string().default(''),
})
export type Composite = z.infer<typeof Composite>

export const SchemeRule = z.object({
  id: Id,
  kind: z.enum(['require', 'skip', 'warn', 'confirm', 'block']),
  when: z.string(),
  /** What the rule speaks of: rating ids, code ids. */
  fields: z.array(Id).default([]),
  /** Checked once for each episode, each bout or the whole recording. */
  scope: z.enum(['session', 'episode', 'bout']).default('session'),
  message: Text,
})
export type SchemeRule = z.infer<typeof SchemeRule>

export const ReliabilityPlan = z.object({
  target: Id,
  statistic: z.enum(['icc_a1', 'kappa_time', 'f1']),
  point: z.number(),
  ciLower: z.number(),
  minN: z.int().positive(),
})

export const Scheme = z.object({
  format: z.literal('attune-scheme/1'),
  id: Id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: Label,
  summary: Text,
  basis: z.object({
    wording: Text,
    informedBy: z.array(Text),
    notEquivalentTo: z.array(Text),
    reportAs: Text,
    /** Shown on screen and printed in exports while nobody has validated the wording. */
    validated: z.boolean().default(false),
  }),
  ageMonths: z.object({ min: z.number(), max: z.number() }).nullable().default(null),
  quantityWords: z.record(z.string(), z.string()).default({}),
  subjects: z.array(SchemeSubject).min(1),
  episodes: z.array(SchemeEpisode).min(1),
  passes: z.array(SchemePass).default([]),
  ratings: z.array(RatingScale).default([]),
  sets: z.array(CodeSet).default([]),
  modifiers: z.array(Modifier).default([]),
  context: z.array(ContextItem).default([]),
  marks: z.array(MarkKind).default([]),
  composites: z.array(Composite).default([]),
  rules: z.array(SchemeRule).default([]),
  reliability: z.array(ReliabilityPlan).default([]),
})
export type Scheme = z.infer<typeof Scheme>

export type SchemeRef = { readonly id: string; readonly version: string }
