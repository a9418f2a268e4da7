import { agrees, agreesWithPrinted } from './verify/compare.ts'
import type { Check, Leaf } from './verify/compare.ts'
import { multiRaterGroups } from './verify/multi-rater-keys.ts'
import { ratingAnswers } from './verify/rating-keys.ts'
import type { RatingData } from './verify/rating-keys.ts'
import { timelineSections } from './verify/timeline-keys.ts'
import type { Branch, TimelineData, Tree } from './verify/timeline-keys.ts'

export type { Check, CheckStatus, Leaf } from './verify/compare.ts'

type Expected = { value: Leaf; tol?: number; accept?: readonly number[] }

/** One case of a rating reference file (random-*.json). */
export type RatingCase = RatingData & { id: string; expected: Readonly<Record<string, Expected>> }

/** One example of published.json: what a paper printed, and what trusted programs computed beside it. */
export type PublishedExample = Partial<RatingData> & {
  id: string
  published: Readonly<Record<string, { published: number; decimals: number; status: string }>>
  computed?: Readonly<Record<string, Expected>>
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
    ratings === undefined ? () => undefined : ratingAnswers({ categories: null, ...example, ratings }, multiRaterGroups)
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
  const { tol, accept } = entry
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
