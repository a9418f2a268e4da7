import { z } from 'zod'
import { verifyBootstrapCase, verifyPublishedExample, verifyRatingCase, verifyTimelineCase } from '../verify.ts'
import type { Check, Leaf } from './compare.ts'
import type { Tree } from './timeline-keys.ts'

const Id = z.string().min(1)
const Ratings = z.array(z.array(z.number().nullable()))
const Categories = z.array(z.number()).nullable().default(null)
const LeafShape: z.ZodType<Leaf> = z.lazy(() =>
  z.union([z.number(), z.boolean(), z.string(), z.null(), z.array(LeafShape)]),
)
const TreeShape: z.ZodType<Tree> = z.lazy(() =>
  z.union([LeafShape, z.array(TreeShape), z.record(z.string(), TreeShape)]),
)
const Expected = z.record(
  z.string(),
  z.object({ value: LeafShape, tol: z.number().optional(), accept: z.array(z.number()).optional() }),
)
const RatingCase = z.object({ id: Id, ratings: Ratings, categories: Categories, expected: Expected })
const Event = z.object({ code: z.string(), start: z.number(), end: z.number() })
const TimelineCase = z.object({
  id: Id,
  duration_ms: z.number().nonnegative(),
  codes: z.array(z.string()),
  coders: z.object({ A: z.array(Event), B: z.array(Event) }),
  expected: z.record(z.string(), TreeShape),
})
const Moments = z.object({
  ...{ mean: z.number(), sd: z.number(), q025: z.number(), q975: z.number() },
  ...{ q025_mc_se: z.number(), q975_mc_se: z.number() },
})
const BootstrapCase = z.object({
  id: Id,
  metric: z.enum(['nominal', 'ordinal', 'interval', 'ratio']),
  ratings: Ratings,
  alpha: z.number(),
  units: Moments,
})
const Weights = z.array(z.array(z.number())).optional()
const Example = z.object({
  id: Id,
  ratings: Ratings.optional(),
  categories: Categories,
  rows: z.array(z.object({ person: z.number(), task: z.number(), rater: z.number(), score: z.number() })).optional(),
  disagreement_weights: Weights,
  agreement_weights: Weights,
  published: z
    .record(z.string(), z.object({ published: z.number(), decimals: z.number(), status: z.string().default('') }))
    .default({}),
  computed: Expected.optional(),
})

const File = z.union([
  z.object({ cases: z.array(z.unknown()) }),
  z.object({ examples: z.array(z.unknown()) }).transform(({ examples }) => ({ cases: examples })),
])

/** What a case is, is told by what it holds: examples print values, resamples have units, timelines two coders. */
function checksOfCase(value: unknown): readonly Check[] {
  const holds = (name: string): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  if (holds('published') || holds('computed')) return verifyPublishedExample(Example.parse(value))
  if (holds('units')) return verifyBootstrapCase(BootstrapCase.parse(value))
  if (holds('coders')) return verifyTimelineCase(TimelineCase.parse(value))
  return verifyRatingCase(RatingCase.parse(value))
}

/**
 * Checks every key of every case of a reference file (`tests/reference/golden/FORMAT.md`).
 *
 * @returns one check for each key, in the order of the file; a case that does not have the format, or that cannot be
 *   computed, is one that went wrong, under the key `case`. Null where the value is no such file at all.
 */
export function checksOfFile(value: unknown): readonly Check[] | null {
  const file = File.safeParse(value)
  if (!file.success) return null
  return file.data.cases.flatMap((each, n): readonly Check[] => {
    try {
      return checksOfCase(each)
    } catch (error) {
      return [{ caseId: idOf(each) ?? `no. ${n + 1}`, key: 'case', status: 'wrong', expected: null, got: whyOf(error) }]
    }
  })
}

function idOf(value: unknown): string | null {
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined
  return typeof id === 'string' ? id : null
}

function whyOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : 'could not be computed'
  const [issue] = error.issues
  return issue === undefined ? 'not in the format' : `${issue.path.join('.')}: ${issue.message}`
}
