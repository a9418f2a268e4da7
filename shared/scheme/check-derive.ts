import type { CompositeInstance } from './compile-scheme.ts'
import { deriveCircles, deriveRules } from './derive.ts'
import { constantOf, type Expr } from './formula/ast.ts'
import { namedValues } from './formula/named-values.ts'
import { parseFormula } from './formula/parse.ts'
import { isOnScale } from './scale-points.ts'
import type { Scheme, SchemeRule } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

/**
 * Rules by which a rating follows from something else: they name one scale and a formula, speak of nothing else, stand
 * where their scale is rated, and are the only one for it. Other kinds name neither. Types of formulas are looked at with
 * all others (`check-formulas.ts`).
 */
export function checkDerive(scheme: Scheme, report: Report): void {
  const seen = new Set<string>()
  scheme.rules.forEach((rule, n) => {
    if (rule.kind !== 'derive') {
      for (const member of ['target', 'value'] as const)
        if (rule[member] !== undefined) report('only-derived', ['rules', n, member])
      return
    }
    for (const member of ['target', 'value', 'message'] as const)
      if ((rule[member] ?? '').trim() === '') report('not-filled', ['rules', n, member])
    if (rule.fields.length > 0) report('derive-fields', ['rules', n, 'fields'])
    checkTarget(scheme, rule, n, report)
    if (rule.target === undefined) return
    if (seen.has(rule.target)) report('derived-twice', ['rules', n, 'target'], { id: rule.target })
    seen.add(rule.target)
  })
}

function checkTarget({ ratings }: Scheme, { target, value, scope }: SchemeRule, n: number, report: Report): void {
  if (target === undefined) return
  const rating = ratings.find(({ id }) => id === target)
  if (rating === undefined) return report('unknown-reference', ['rules', n, 'target'], { id: target })
  if (rating.scope !== scope) report('derive-scope', ['rules', n, 'scope'], { id: target, scope: rating.scope })
  const parsed = parseFormula(value ?? '')
  const constant = parsed.ok ? constantOf(parsed.expr) : null
  if (constant !== null && !isOnScale(rating, constant))
    report('value-off-scale', ['rules', n, 'value'], { id: target, value: constant })
}

/** Rules whose scale would have to have its value before it can have it, each at its own place. */
export function checkDeriveCircles(scheme: Scheme, instances: readonly CompositeInstance[], report: Report): void {
  if (deriveRules(scheme).size === 0) return
  const formula = (text: string): Expr | null => {
    const parsed = parseFormula(text)
    return parsed.ok ? parsed.expr : null
  }
  const graph = {
    ratings: new Map(scheme.ratings.map((rating) => [rating.id, rating])),
    composites: new Map(instances.map((instance) => [instance.id, instance])),
    codes: new Set(scheme.sets.flatMap(({ codes }) => codes.map(({ id }) => id))),
    ...{ rules: scheme.rules, formula },
  }
  for (const { rule, ids } of deriveCircles(graph)) {
    const way = [...ids, rule.target]
    const value = formula(rule.value)
    // At the formula that leads on from here; a way through conditions of the scale is told at that of the rule.
    const ofValue = value !== null && namedValues(value, (name) => graph.codes.has(name)).includes(way[1] ?? '')
    const path = ['rules', scheme.rules.indexOf(rule), ofValue ? 'value' : 'when']
    report('derive-circle', path, { ids: way.join(' → ') })
  }
}
