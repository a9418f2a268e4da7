import { parseFormula } from './formula/parse.ts'
import { walk, type Expr } from './formula/ast.ts'
import { isAggregate } from './formula/functions.ts'
import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

/** What a scheme asks for and no coding could ever have: it could not be locked, or had a score that is always missing. */
export function checkUnreachable(scheme: Scheme, report: Report): void {
  scheme.ratings.forEach(({ evidence }, n) => {
    if (evidence !== null && scheme.marks.length === 0) report('evidence-without-marks', ['ratings', n, 'evidence'])
  })
  scheme.composites.forEach(({ expr, minValid }, n) => {
    const limit = fewestItems(expr)
    if (minValid !== undefined && limit !== null && minValid > limit)
      report('too-large', ['composites', n, 'minValid'], { found: minValid, limit })
  })
}

/**
 * How many items the shortest mean, sum or other aggregate of a formula has: with more valid ones asked for it has never
 * a value. Null where it has none, or where a branch may pass it by.
 */
function fewestItems(text: string): number | null {
  const parsed = parseFormula(text)
  if (!parsed.ok) return null
  const calls: (Expr & { readonly kind: 'call' })[] = []
  walk(parsed.expr, (part) => {
    if (part.kind === 'call') calls.push(part)
  })
  const counts = calls.filter(({ fn }) => isAggregate(fn) && fn !== 'count').map(({ args }) => args.length)
  return counts.length === 0 || calls.some(({ fn }) => fn === 'if') ? null : Math.min(...counts)
}
