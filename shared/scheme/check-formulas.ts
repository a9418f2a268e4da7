import { compositeInstances, orderComposites, type CompositeInstance } from './compile-scheme.ts'
import type { FormulaError } from './formula/ast.ts'
import { checkFormula, type FormulaType, type Vocabulary } from './formula/check-formula.ts'
import { parseFormula } from './formula/parse.ts'
import type { Scheme } from './scheme.ts'
import type { Report, SchemePath } from './scheme-problem.ts'
import { vocabularyOf, type FormulaPlace } from './vocabulary.ts'

/** Every formula of a scheme: read, checked for names and types, composites free of circles. */
export function checkFormulas(scheme: Scheme, report: Report): void {
  const { instances, unread } = compositeInstances(scheme)
  for (const { index, error } of unread) reportError(report, ['composites', index, 'expr'], error)
  checkComposites(scheme, instances, report)
  const within = (place: FormulaPlace): Vocabulary => vocabularyOf(scheme, place, instances)
  const condition = (text: string, vocabulary: Vocabulary, path: SchemePath): void => {
    const parsed = parseFormula(text)
    if (parsed.ok) checkType(checkFormula(parsed.expr, vocabulary), ['truth'], path, report)
    else reportError(report, path, parsed.error)
  }
  scheme.ratings.forEach((rating, n) => {
    if (rating.showIf !== null) condition(rating.showIf, within(rating.scope), ['ratings', n, 'showIf'])
    if (rating.evidence === null) return
    const vocabulary = vocabularyOf(scheme, rating.scope, instances, rating)
    condition(rating.evidence.when, vocabulary, ['ratings', n, 'evidence', 'when'])
  })
  scheme.rules.forEach((rule, n) => {
    condition(rule.when, within(rule.scope), ['rules', n, 'when'])
  })
}

function checkComposites(scheme: Scheme, instances: readonly CompositeInstance[], report: Report): void {
  const faulty = new Set<number>()
  for (const instance of instances) {
    const index = scheme.composites.indexOf(instance.composite)
    // A composite made for each code is wrong in the same way for each of them: said once.
    if (faulty.has(index)) continue
    const vocabulary = vocabularyOf(scheme, instance.composite.scope, instances)
    const checked = checkFormula(instance.expr, vocabulary)
    if (!checkType(checked, ['number', 'truth'], ['composites', index, 'expr'], report)) faulty.add(index)
  }
  scheme.composites.forEach((composite, n) => {
    const template = composite.id.includes('{code}')
    if (template !== composite.forEach.length > 0) report('code-in-id', ['composites', n, 'id'], { id: composite.id })
    if (composite.range !== undefined && composite.range[0] >= composite.range[1])
      report('scale-ends', ['composites', n, 'range'], { id: composite.id })
  })
  const order = orderComposites(scheme)
  if (!order.ok) report('composite-cycle', ['composites'], { ids: order.cycle.join(', ') })
  const fixed = new Set([...scheme.ratings, ...scheme.composites].map(({ id }) => id))
  for (const { id, code, composite } of instances) {
    if (code !== null && fixed.has(id))
      report('duplicate-id', ['composites', scheme.composites.indexOf(composite), 'id'], { id })
  }
}

function checkType(
  checked: ReturnType<typeof checkFormula>,
  wanted: readonly FormulaType[],
  path: SchemePath,
  report: Report,
): boolean {
  if (!checked.ok) reportError(report, path, checked.error)
  else if (!wanted.includes(checked.type))
    report('formula-wrong-type', path, { found: checked.type, expected: wanted.join(', ') })
  else return true
  return false
}

function reportError(report: Report, path: SchemePath, { code, at, found, expected }: FormulaError): void {
  report(`formula-${code}`, path, { from: at.from, to: at.to, found, expected })
}
