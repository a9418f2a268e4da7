import { z } from 'zod'
import { ComputedModifier } from './computed.ts'
import { Checklist } from './checklist.ts'
import { decisionAids } from './decision-aids.ts'
import { Grid } from './grid.ts'
import { Ipsative } from './ipsative.ts'
import { Language } from './language.ts'
import { QSort } from './qsort.ts'
import { LinksTo, VisitEach } from './links.ts'
import { Modifier } from './modifier.ts'
import { SegmentForm } from './segment.ts'
import { TestCase } from './test-case.ts'
import { Lookup } from './lookup.ts'
import { ColumnPrefix, CompositeId, Formula, Id, Key, Label, Line, list, Text, Version } from './scheme-strings.ts'

/**
 * A coding scheme as it is stored, published and exchanged. A published version never changes; observations point at
 * one `id@version`. Expressions (`expr`, `when`) are texts in the formula language of `formula/`. A member that is not
 * named here is refused, so that a slip in a file cannot pass for a setting.
 */
export const SchemeSubject = z.strictObject({
  id: Id,
  role: z.enum(['caregiver', 'infant', 'dyad', 'other']),
  label: Label,
  /** What names of this subject's variables and columns begin with in exports: `cg` for `cg_sen_free`. Absent: nothing. */
  exportPrefix: ColumnPrefix.optional(),
})

export const SchemeEpisode = z.strictObject({
  id: Id,
  name: Label,
  nominalS: z.number().positive(),
  minCodableS: z.number().nonnegative(),
  required: z.boolean(),
  mayBeCutShort: z.boolean().default(false),
})

export const SchemePass = z.strictObject({
  id: Id,
  name: Label,
  subject: Id.nullable().default(null),
  sets: list(Id, 40).default([]),
  ratings: list(Id, 200).default([]),
  checklists: list(Id, 10).optional(),
  grids: list(Id, 10).optional(),
  qsorts: list(Id, 10).optional(),
  ipsatives: list(Id, 10).optional(),
  /** Texts such as "Watch through once at normal speed", shown as the pass's purpose. */
  purpose: Text.default(''),
  /** The highest speed at which the pass is watched; null: no limit. */
  speedMax: z.number().positive().nullable().default(null),
  /** Slower speeds offered in this pass, for looking closely. */
  slowSpeeds: list(z.number().positive(), 20).optional(),
  /** Marks of evidence that this pass asks for. */
  marks: list(Id, 40).optional(),
  /**
   * The share of the episodes to have watched, played within the speeds of the pass, before what is judged is judged: 0
   * to 1.
   */
  minWatched: z.number().min(0).max(1).optional(),
  visitEach: VisitEach.optional(),
  /** `off`: worked on by the picture alone; `on`: with its sound. Absent: as the coder has it. */
  audio: z.enum(['on', 'off']).optional(),
  /** The subjects that are not to be seen in this pass. */
  masks: list(Id, 10).optional(),
})

export const NotCodable = z.strictObject({ code: Id, text: Text })

/** What is seen at a value: the coding manual beside the picture. */
export const Anchor = z.strictObject({ value: z.number(), label: Label, text: Text, ...decisionAids })

export const Evidence = z.strictObject({ minMarks: z.int().positive(), when: Formula })

export const RatingScale = z.strictObject({
  id: Id,
  subject: Id,
  label: Label,
  scope: z.enum(['episode', 'session']),
  min: z.number(),
  max: z.number(),
  step: z.number().positive(),
  /** Where the points lie at unequal distances (0, 2, 4): those that can be given, each on a step between the ends. */
  onlyValues: list(z.number(), 60, 2).optional(),
  higherMeans: Text,
  question: Text,
  consider: list(Text, 60).default([]),
  doNotConsider: list(Text, 60).default([]),
  anchors: list(Anchor, 201, 1),
  between: Text.default(''),
  notCodable: list(NotCodable, 40).default([]),
  evidence: Evidence.nullable().default(null),
  /** Shown and required only where this holds; elsewhere the score is missing as `not_applicable`. */
  showIf: Formula.nullable().default(null),
  required: z.boolean().default(true),
})
export type RatingScale = z.infer<typeof RatingScale>

export const SchemeCode = z.strictObject({
  id: Id,
  key: Key,
  label: Label,
  group: Line.default(''),
  definition: Text,
  include: Text.default(''),
  exclude: Text.default(''),
  example: Text.optional(),
  /** Time under this code could not be coded: it counts as missing, not as a behaviour. */
  missing: z.boolean().default(false),
  /** Follows from the procedure (an instructed still face): left out of agreement. */
  procedure: z.boolean().default(false),
  /** The episodes it may be used in; empty means all. */
  episodes: list(Id, 60).default([]),
  modifiers: list(Id, 40).default([]),
  /** The shortest bout of a state that is coded, in seconds: shorter ones are told, and stay as they are. */
  minS: z.number().positive().max(3600).optional(),
})
export type SchemeCode = z.infer<typeof SchemeCode>

export const CodeSet = z.strictObject({
  id: Id,
  subject: Id,
  label: Label,
  kind: z.enum(['state', 'point']),
  exclusive: z.boolean(),
  /** Every moment of every episode has a code of this set. Only for exclusive states. */
  exhaustive: z.boolean(),
  codes: list(SchemeCode, 120, 1),
  /** In an exhaustive set: the code that holds from the start of an episode until another is pressed. */
  default: Id.optional(),
  /** Which code to choose when two fit, first to last; an instruction to coders, shown with the codes. */
  precedence: list(Id, 120).optional(),
  linksTo: LinksTo.optional(),
  /** Only for exclusive states that leave gaps: each is then a segment with text and answers. */
  segment: SegmentForm.optional(),
})
export type CodeSet = z.infer<typeof CodeSet>

export const ContextItem = z.strictObject({
  id: Id,
  label: Label,
  /** `ordinal`: a whole number of a short scale; `number`: any number within the ends; `text`: free, never a score. */
  type: z.enum(['choice', 'ordinal', 'number', 'text']),
  options: list(Label, 100).default([]),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: Line.optional(),
  required: z.boolean(),
})
export type ContextItem = z.infer<typeof ContextItem>

export const MarkKind = z.strictObject({ id: Id, key: Key, label: Label })

export const Composite = z.strictObject({
  id: CompositeId,
  label: Label,
  expr: Formula,
  /** `episode`: one value an episode; `session`: one a recording; with `forEach`, one for each code of those sets. */
  scope: z.enum(['episode', 'session']),
  /** `id` then holds `{code}`, and `code` in the expression stands for each code in turn. Missing codes are left out. */
  forEach: list(Id, 40).default([]),
  minValid: z.int().positive().optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  unit: Line.default(''),
})
export type Composite = z.infer<typeof Composite>

export const SchemeRule = z.strictObject({
  id: Id,
  kind: z.enum(['require', 'skip', 'warn', 'confirm', 'block', 'derive']),
  when: Formula,
  /** Of `derive`: the scale that has the value of the formula `value` where `when` holds and the coder gave none. */
  target: Id.optional(),
  value: Formula.optional(),
  /** What the rule speaks of: rating ids, code ids. */
  fields: list(Id, 200).default([]),
  /** Checked once for each episode, each bout or the whole recording. */
  scope: z.enum(['session', 'episode', 'bout']).default('session'),
  message: Text,
})
export type SchemeRule = z.infer<typeof SchemeRule>

export const ReliabilityPlan = z.strictObject({
  target: Id,
  /** The one that decides; which it may be follows from the target (`aim-target.ts`). */
  statistic: z.enum([
    'icc_a1',
    'kappa_time',
    'f1',
    'kappa',
    'kappa_pooled',
    'kappa_quadratic',
    'kappa_options',
    'sort_r',
  ]),
  point: z.number(),
  ciLower: z.number(),
  minN: z.int().positive(),
  /** Of points: how far apart the onsets of one event may lie. Absent: what the study's plan says. */
  toleranceMs: z.int().positive().max(60_000).optional(),
  /** Further statistics that are always printed beside it; which they may be follows from the target (`also.ts`). */
  also: list(Id, 20).optional(),
})
export type ReliabilityPlan = z.infer<typeof ReliabilityPlan>

const mostQuantityWords = 60
/** What words of quantity mean in this scheme's texts: "rarely: under 10 %". Counted before they are looked at. */
const QuantityWords = z
  .record(z.string(), z.unknown())
  .superRefine((words, ctx) => {
    const count = Object.keys(words).length
    if (count > mostQuantityWords)
      ctx.addIssue({ code: 'custom', message: 'too-many', params: { limit: mostQuantityWords, count } })
  })
  .pipe(z.record(Label, Text))

export const Scheme = z.strictObject({
  format: z.literal('attune-scheme/1'),
  id: Id,
  version: Version,
  name: Label,
  summary: Text,
  /** The language that its texts are written in. Absent: not stated. */
  language: Language.optional(),
  basis: z.strictObject({
    wording: Text,
    informedBy: list(Text, 60),
    notEquivalentTo: list(Text, 60),
    reportAs: Text,
    /** Shown on screen and printed in exports while nobody has validated the wording. */
    validated: z.boolean().default(false),
  }),
  ageMonths: z.strictObject({ min: z.number(), max: z.number() }).nullable().default(null),
  quantityWords: QuantityWords.default({}),
  /** Nobody codes with it before a lead has said by which manual or certificate the lab may; `asks` is put to them. */
  licenceGate: z.strictObject({ asks: Text }).optional(),
  subjects: list(SchemeSubject, 20, 1),
  episodes: list(SchemeEpisode, 60, 1),
  passes: list(SchemePass, 60).default([]),
  ratings: list(RatingScale, 200).default([]),
  sets: list(CodeSet, 40).default([]),
  /** Absent, not empty, where there are none: the hash of a version that was published before stays what it was. */
  checklists: list(Checklist, 10).optional(),
  grids: list(Grid, 10).optional(),
  qsorts: list(QSort, 10).optional(),
  ipsatives: list(Ipsative, 10).optional(),
  lookups: list(Lookup, 20).optional(),
  modifiers: list(Modifier, 100).default([]),
  /** What is worked out about events and not asked. Absent, not empty, where there is none. */
  computed: list(ComputedModifier, 40).optional(),
  context: list(ContextItem, 100).default([]),
  marks: list(MarkKind, 40).default([]),
  composites: list(Composite, 400).default([]),
  rules: list(SchemeRule, 200).default([]),
  reliability: list(ReliabilityPlan, 400).default([]),
  /** Small codings with the scores that they must give; worked out before a version is published. */
  tests: list(TestCase, 200).optional(),
})
export type Scheme = z.infer<typeof Scheme>

export type SchemeRef = { readonly id: string; readonly version: string }
