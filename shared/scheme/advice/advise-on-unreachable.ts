import type { Expr } from '../formula/ast.ts'
import { isAggregate } from '../formula/functions.ts'
import { parseFormula } from '../formula/parse.ts'
import type { Scheme } from '../scheme.ts'
import type { Advise } from './advice.ts'

/** What a scheme asks for and coders can never give: evidence without anything to keep it with, more values than there are. */
export function adviseOnUnreachable(scheme: Scheme, advise: Advise): void {
  scheme.ratings.forEach(({ evidence }, n) => {
    if (evidence !== null && scheme.marks.length === 0) advise('evidence-without-marks', ['ratings', n, 'evidence'])
  })
  scheme.composites.forEach(({ expr, minValid }, n) => {
    const parsed = parseFormula(expr)
    const limit = parsed.ok ? itemsNeeded(parsed.expr) : null
    if (minValid !== undefined && limit !== null && minValid > limit)
      advise('valid-beyond-items', ['composites', n, 'minValid'], { found: minValid, limit })
  })
}

/** What has no value where its first argument has none. */
const passesOn = ['abs', 'sqrt', 'round', 'recode', 'z_within']

/**
 * How many items the shortest aggregate has without which a formula has no value: with more valid ones asked for there is
 * never a score. Null where nothing in it is such. What stands within an aggregate may be missing, and so may what a
 * condition, `count` or `exists` looks at.
 */
function itemsNeeded(expr: Expr): number | null {
  switch (expr.kind) {
    case 'not':
    case 'negate':
      return itemsNeeded(expr.of)
    case 'binary':
      return expr.op === 'and' || expr.op === 'or' ? null : fewer(itemsNeeded(expr.left), itemsNeeded(expr.right))
    case 'call': {
      const [first] = expr.args
      if (isAggregate(expr.fn)) return expr.fn === 'count' ? null : expr.args.length
      return first !== undefined && passesOn.includes(expr.fn) ? itemsNeeded(first) : null
    }
    default:
      return null
  }
}

const fewer = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))
