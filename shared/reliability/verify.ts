import { alphaBootstrap, krippendorffAlpha } from './krippendorff-alpha.ts'
import type { AlphaMetric } from './krippendorff-alpha.ts'
import { nestedComponents } from './nested-components.ts'
import type { NestedScore } from './nested-components.ts'
import { valueOf } from './estimate.ts'
import type { Ratings } from './ratings.ts'
import { agrees, agreesWithPrinted } from './verify/compare.ts'
import type { Check, Leaf } from './verify/compare.ts'
import { multiRaterGroups } from './verify/multi-rater-keys.ts'
import { ratingAnswers } from './verify/rating-keys.ts'
import type { RatingData } from './verify/rating-keys.ts'
import { timelineSections } from './verify/timeline-keys.ts'
import type { Branch, TimelineData, Tree } from './verify/timeline-keys.ts'

export type { Check } from './verify/compare.ts'

type Expected = { value: Leaf; tol?: number | undefined; accept?: readonly number[] | undefined }

/** One case of a rating reference file (random-*.json). */
export type RatingCase = RatingData & { id: string; expected: Readonly<Record<string, Expected>> }

/** One example of published.json: what a paper printed, and what trusted programs computed beside it. */
export type PublishedExample = { readonly [Key in keyof RatingData]?: RatingData[Key] | undefined } & {
  id: string
  /** Only for generalizability studies, which have scores instead of a table of ratings. */
  rows?: readonly NestedScore[] | undefined
  published: Readonly<Record<string, { published: number; decimals: number; status: string }>>
  computed?: Readonly<Record<string, Expected>> | undefined
}

/** One case of a timeline reference file (timeline-*.json). */
export type TimelineCase = TimelineData & { id: string; expected: Branch }

/** Checks every key of a rating case; a key the program does not know is `unsupported`, never left out. */
export function verifyRatingCase(reference: RatingCase): Check[] {
  const answer = ratingAnswers(reference, multiRaterGroups)
  return Object.entries(reference.expected).map(([key, entry]) => checkKey(reference.id, key, entry, answer(key)))
}

/** Checks what was printed, to its decimals, and what was computed beside it. */
export function verifyPublishedExample(example: PublishedExample): Check[] {
  const { ratings } = example
  const answer =
    ratings === undefined
      ? nestedAnswers(example.rows ?? [])
      : ratingAnswers({ ...example, ratings, categories: example.categories ?? null }, multiRaterGroups)
  const printed = Object.entries(example.published).map(([key, entry]): Check => {
    const got = answer(key)
    const base = { caseId: example.id, key: `published ${key}`, expected: entry.published }
    if (got === undefined) return { ...base, status: 'unsupported' }
    const units = entry.status.includes('within one unit') ? 1 : 0.5
    const ok = agreesWithPrinted(got, entry.published, entry.decimals, units)
    return { ...base, status: ok ? 'ok' : 'wrong', got }
  })
  const computed = Object.entries(example.computed ?? {}).map(([key, entry]) =>
    checkKey(example.id, key, entry, answer(key)),
  )
  return [...printed, ...computed]
}

function nestedAnswers(rows: readonly NestedScore[]): (key: string) => Leaf | undefined {
  const found = nestedComponents(rows)
  const names = new Map<string, number | undefined>([
    ['p', found?.person],
    ['t', found?.task],
    ['rt', found?.rater],
    ['pt', found?.personTask],
    ['prt', found?.residual],
  ])
  return (key) => names.get(key)
}

/** One case of a bootstrap reference file: alpha, and what 40,000 resamples of its pairable items gave. */
export type BootstrapCase = {
  id: string
  metric: AlphaMetric
  ratings: Ratings
  alpha: number
  units: { mean: number; sd: number; q025: number; q975: number; q025_mc_se: number; q975_mc_se: number }
}

/**
 * Checks alpha, and the mean, SD and limits of our own resamples against those of the reference, within Monte-Carlo
 * error. `expected` of a resampled key is the reference's value; it is compared with its own tolerance.
 */
export function verifyBootstrapCase(reference: BootstrapCase, replicates = 20_000, seed = 20261121): Check[] {
  const { id, metric, ratings, units } = reference
  const alpha = checkLeaf(id, 'alpha', reference.alpha, valueOf(krippendorffAlpha(ratings, metric)))
  const found = alphaBootstrap(ratings, metric, { seed, replicates })
  const ofMean = 4 * units.sd * (1 / Math.sqrt(replicates) + 1 / Math.sqrt(40_000))
  const ofQuantile = (se: number) => 4 * se * (1 + Math.sqrt(40_000 / replicates))
  const within = (key: string, expected: number, got: number | undefined, tolerance: number): Check => {
    const ok = got !== undefined && Math.abs(got - expected) <= tolerance
    return { caseId: id, key: `units.${key}`, status: ok ? 'ok' : 'wrong', expected, got: got ?? null }
  }
  return [
    alpha,
    within('mean', units.mean, found?.mean, ofMean),
    within('sd', units.sd, found?.sd, ofMean),
    within('q025', units.q025, found?.ci.lo, ofQuantile(units.q025_mc_se)),
    within('q975', units.q975, found?.ci.hi, ofQuantile(units.q975_mc_se)),
  ]
}

// What an entry asks for, not what it expects.
const questions = new Set([
  ...['bin_ms', 'rule', 'code', 'tolerance_units', 'tolerance_ms', 'interval_ms', 'gold'],
  ...['gap_cost', 'substitution_cost', 'overlap'],
])
const remarks = new Set([
  ...['source', 'checks', 'said', 'note', 'tol', 'accept', 'kappa_source', 'easydiag_note'],
  ...['greedy_matched', 'easydiag_kappa', 'easydiag_kappa_max'],
])

/** Checks every leaf of a timeline case except remarks; paths like `time_unit[2].kappa`. */
export function verifyTimelineCase(reference: TimelineCase): Check[] {
  const checks: Check[] = []
  for (const [name, expected] of Object.entries(reference.expected)) {
    const section = timelineSections[name]
    const list = Array.isArray(expected)
    const entries = (list ? expected : [expected]) as readonly Branch[]
    entries.forEach((entry, i) => {
      const got = section?.(reference, entry)
      compareTree(reference.id, list ? `${name}[${i}]` : name, entry, got, checks)
    })
  }
  return checks
}

function compareTree(caseId: string, path: string, expected: Tree, got: Tree | undefined, checks: Check[]): void {
  if (isBranch(expected)) {
    const tol = typeof expected.tol === 'number' ? { tol: expected.tol } : {}
    for (const [key, value] of Object.entries(expected)) {
      if (remarks.has(key) || questions.has(key)) continue
      const answer = isBranch(got) ? got[key] : undefined
      if (isBranch(value)) compareTree(caseId, `${path}.${key}`, value, answer, checks)
      else checks.push(checkLeaf(caseId, `${path}.${key}`, value as Leaf, answer as Leaf | undefined, tol))
    }
    return
  }
  checks.push(checkLeaf(caseId, path, expected as Leaf, got as Leaf | undefined))
}

function isBranch(tree: Tree | undefined): tree is Branch {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree)
}

function checkKey(caseId: string, key: string, entry: Expected, got: Leaf | undefined): Check {
  const { accept } = entry
  // Iterated fits agree to a thousandth between programs; published examples do not repeat it at each value.
  const tol = entry.tol ?? (key.endsWith('_reml_missing') ? 1e-3 : undefined)
  return checkLeaf(caseId, key, entry.value, got, {
    ...(tol === undefined ? {} : { tol }),
    ...(accept === undefined ? {} : { accept }),
    isP: key.endsWith('.p'),
  })
}

function checkLeaf(
  caseId: string,
  key: string,
  expected: Leaf,
  got: Leaf | undefined,
  rule: Parameters<typeof agrees>[2] = {},
): Check {
  if (got === undefined) return { caseId, key, status: 'unsupported', expected }
  return { caseId, key, status: agrees(got, expected, rule) ? 'ok' : 'wrong', expected, got }
}
