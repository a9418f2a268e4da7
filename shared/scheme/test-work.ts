import { compositeInstances } from './compile-scheme.ts'
import { deriveRules } from './derive.ts'
import { walk, type Expr } from './formula/ast.ts'
import { isLagFunction } from './formula/event-functions.ts'
import { isAggregate } from './formula/functions.ts'
import { parseFormula } from './formula/parse.ts'
import { zWithin } from './formula/within-study.ts'
import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'
import type { TestCase } from './test-case.ts'

/**
 * The most that working out all test cases of a scheme may take, in steps: one look of one part of a formula at one entry
 * of a test case. Several hundred times what the longest cases of the templates take, and some seconds of a computer's
 * time; a scheme from a file could otherwise keep an import busy for hours.
 */
export const mostTestWork = 100_000_000

/** Refuses test cases that would take too long, before any of them is worked out. */
export function checkTestWork(scheme: Scheme, report: Report): boolean {
  const work = testWork(scheme)
  const total = work.reduce((sum, each) => sum + each, 0)
  if (total <= mostTestWork) return true
  const params = (steps: number): { times: number; limit: number } => ({
    times: Math.min(1e9, Math.ceil((steps / mostTestWork) * 10) / 10),
    limit: mostTestWork,
  })
  const long = [...work.keys()].filter((n) => (work[n] ?? 0) > mostTestWork)
  for (const n of long) report('test-too-much-work', ['tests', n], params(work[n] ?? 0))
  if (long.length === 0) report('tests-too-much-work', ['tests'], { ...params(total), count: work.length })
  return false
}

/**
 * How many steps each test case takes at most, without working any out: every composite at every place of the case, every
 * function that looks at the coding looking at all of it, for each of its parts. More than it will be, never less in kind.
 */
export function testWork(scheme: Scheme): readonly number[] {
  const { tests = [] } = scheme
  if (tests.length === 0) return []
  const formulas = formulaWork(scheme)
  const things = thingsIn(scheme)
  const lengths = (scheme.grids ?? []).map(({ lengthS }) => lengthS)
  return tests.map((test) => {
    const spans = test.episodes.length
    const seconds = test.episodes.reduce((sum, { fromS, toS }) => sum + Math.max(0, toS - fromS), 0)
    const records = recordsIn(test)
    const intervals = lengths.length === 0 ? 0 : seconds / Math.min(...lengths)
    const looked = spans * (records + things + intervals) + (formulas.lags ? seconds : 0)
    const pairs = (scheme.lookups ?? []).length === 0 ? 0 : records * records
    const places = 1 + spans + new Set(test.episodes.map(({ kind }) => kind)).size
    const steps = (work: Work): number => work.plain * (1 + spans) + work.looks * (looked + pairs)
    const scores = places * (steps(formulas.composites) + spans * steps(formulas.conditions))
    return scores + records * (things + spans * scheme.sets.length)
  })
}

const recordsIn = ({ ratings = [], events = [], context = [], forms = [] }: TestCase): number =>
  ratings.length + events.length + context.length + forms.length

/** `plain`: parts that cost one step; `looks`: parts that stand in a function that looks at the coding. */
type Work = { readonly plain: number; readonly looks: number }

const noWork: Work = { plain: 0, looks: 0 }
const both = (a: Work, b: Work, times = 1): Work => ({
  plain: a.plain + times * b.plain,
  looks: a.looks + times * b.looks,
})

type FormulaWork = {
  /** Of all composites. */
  readonly composites: Work
  /** Of the conditions asked whenever a composite names a scale: of each episode. */
  readonly conditions: Work
  readonly lags: boolean
}

function formulaWork(scheme: Scheme): FormulaWork {
  const { instances } = compositeInstances(scheme)
  const names = namesOf(scheme)
  const conditions = conditionWork(scheme, names)
  let lags = false
  let composites = noWork
  let asked = noWork
  const look = (expr: Expr): void =>
    walk(expr, (part) => {
      if (part.kind === 'call' && isLagFunction(part.fn)) lags = true
      const ofScale = part.kind === 'name' ? conditions.get(part.name) : undefined
      if (ofScale !== undefined) asked = both(asked, ofScale)
    })
  for (const { expr } of instances) {
    composites = both(composites, workOf(expr, names))
    look(expr)
  }
  // What scales follow from is worked out once at each place, whoever names them; and so is whether these apply.
  for (const { target, when, value } of deriveRules(scheme).values()) {
    asked = both(asked, conditions.get(target) ?? noWork)
    for (const text of [when, value]) {
      const parsed = parseFormula(text)
      if (!parsed.ok) continue
      asked = both(asked, workOf(parsed.expr, names))
      look(parsed.expr)
    }
  }
  return { composites, conditions: asked, lags }
}

/** Asking whether a scale applies, and for its value, takes as long as so many simple parts. */
const ratingSteps = 20

/** What it takes to find out whether each scale applies: its own condition, and the rules that may skip it. */
function conditionWork({ ratings, rules }: Scheme, names: Names): ReadonlyMap<string, Work> {
  const ofText = (text: string): Work => {
    const parsed = parseFormula(text)
    return parsed.ok ? workOf(parsed.expr, names) : noWork
  }
  const skips = rules.filter(({ kind }) => kind === 'skip').map(({ fields, when }) => ({ fields, work: ofText(when) }))
  const named = skips.reduce((sum, { fields }) => sum + fields.length, 0)
  return new Map(
    ratings.map(({ id, showIf }) => {
      const own = both({ plain: ratingSteps + named, looks: 0 }, showIf === null ? noWork : ofText(showIf))
      return [id, skips.reduce((sum, { fields, work }) => (fields.includes(id) ? both(sum, work) : sum), own)]
    }),
  )
}

type Names = { readonly codes: ReadonlySet<string>; readonly computed: ReadonlyMap<string, number> }

function namesOf({ sets, computed = [] }: Scheme): Names {
  const sizes = computed.map(({ id, expr }): [string, number] => {
    const parsed = parseFormula(expr)
    return [id, parsed.ok ? sizeOf(parsed.expr, { computed: new Map() }) : 0]
  })
  return { codes: new Set(sets.flatMap((set) => set.codes.map(({ id }) => id))), computed: new Map(sizes) }
}

const ofValues: ReadonlySet<string> = new Set([
  'if',
  'recode',
  'reverse',
  'round',
  'sqrt',
  'abs',
  'enough',
  'exists',
  zWithin,
])

function workOf(expr: Expr, names: Names): Work {
  switch (expr.kind) {
    case 'not':
    case 'negate':
      return both({ plain: 1, looks: 0 }, workOf(expr.of, names))
    case 'binary':
      return both(both({ plain: 1, looks: 0 }, workOf(expr.left, names)), workOf(expr.right, names))
    case 'call':
      if (looksAtCoding(expr, names)) return { plain: 0, looks: sizeOf(expr, names) }
      return expr.args.reduce((sum, arg) => both(sum, workOf(arg, names)), { plain: 1, looks: 0 })
    default:
      return { plain: 1, looks: 0 }
  }
}

function looksAtCoding({ fn, args: [first] }: Expr & { kind: 'call' }, names: Names): boolean {
  const ofCodes = first?.kind === 'union' || (first?.kind === 'name' && names.codes.has(first.name))
  return ofCodes || !(isAggregate(fn) || ofValues.has(fn))
}

function sizeOf(expr: Expr, { computed }: Pick<Names, 'computed'>): number {
  let size = 0
  walk(expr, (part) => {
    size += part.kind === 'union' ? part.names.length : 1
    // What is worked out about an event is worked out wherever a condition names it.
    if (part.kind === 'name') size += computed.get(part.name) ?? 0
  })
  return size
}

/** What there is to look through in a scheme itself: its forms and tables, the questions about segments, its codes. */
function thingsIn({ sets, checklists, grids, qsorts, ipsatives, lookups }: Scheme): number {
  const codes = sets.reduce((sum, set) => sum + set.codes.length, 0)
  const questions = sets.reduce(
    (sum, { segment }) =>
      sum + (segment?.questions ?? []).reduce((parts, { showIf }) => parts + 1 + (showIf?.length ?? 0), 0),
    0,
  )
  return codes + questions + objectsIn([checklists, grids, qsorts, ipsatives, lookups])
}

function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, inner) => sum + objectsIn(inner), 1)
}
