import { checkDeriveCircles } from './check-derive.ts'
import { compositeInstances, orderComposites, type CompositeInstance } from './compile-scheme.ts'
import type { FormulaError } from './formula/ast.ts'
import { checkFormula, type FormulaType, type Vocabulary } from './formula/check-formula.ts'
import { parseFormula } from './formula/parse.ts'
import type { Scheme } from './scheme.ts'
import type { Report, SchemePath } from './scheme-problem.ts'
import { reservedForScores, vocabularyOf, type FormulaPlace } from './vocabulary.ts'

/** Every formula of a scheme: read, checked for names and types, composites free of circles. */
export function checkFormulas(scheme: Scheme, report: Report): void {
  if (!mayBeWrittenOut(scheme, report)) return
  const { instances, unread } = compositeInstances(scheme)
  for (const { index, error } of unread) reportError(report, ['composites', index, 'expr'], error)
  // One for each place: a large scheme has hundreds of formulas and thousands of names.
  const vocabularies = new Map<FormulaPlace, Vocabulary>()
  const within = (place: FormulaPlace): Vocabulary => {
    const vocabulary = vocabularies.get(place) ?? vocabularyOf(scheme, place, instances)
    vocabularies.set(place, vocabulary)
    return vocabulary
  }
  checkComposites(scheme, instances, within, report)
  const look = (text: string, wanted: FormulaType, vocabulary: Vocabulary, path: SchemePath): void => {
    const parsed = parseFormula(text)
    if (parsed.ok) checkType(checkFormula(parsed.expr, vocabulary), [wanted], path, report)
    else reportError(report, path, parsed.error)
  }
  const condition = (text: string, vocabulary: Vocabulary, path: SchemePath): void => {
    look(text, 'truth', vocabulary, path)
  }
  scheme.ratings.forEach((rating, n) => {
    if (rating.showIf !== null) condition(rating.showIf, within(rating.scope), ['ratings', n, 'showIf'])
    if (rating.evidence === null) return
    const vocabulary = vocabularyOf(scheme, rating.scope, instances, rating)
    condition(rating.evidence.when, vocabulary, ['ratings', n, 'evidence', 'when'])
  })
  scheme.rules.forEach((rule, n) => {
    condition(rule.when, within(rule.scope), ['rules', n, 'when'])
    if (rule.kind === 'derive' && rule.value !== undefined)
      look(rule.value, 'number', within(rule.scope), ['rules', n, 'value'])
  })
  checkDeriveCircles(scheme, instances, report)
}

const mostComposites = 2000

/** A composite made for each code of large sets may stand for very many; they are counted before any is made. */
function mayBeWrittenOut(scheme: Scheme, report: Report): boolean {
  const codes = (sets: readonly string[]): number =>
    scheme.sets.filter((set) => sets.includes(set.id)).reduce((sum, set) => sum + set.codes.length, 0)
  const count = scheme.composites.reduce((sum, { forEach }) => sum + (forEach.length === 0 ? 1 : codes(forEach)), 0)
  if (count > mostComposites) report('too-many-composites', ['composites'], { count, limit: mostComposites })
  return count <= mostComposites
}

function checkComposites(
  scheme: Scheme,
  instances: readonly CompositeInstance[],
  within: (place: FormulaPlace) => Vocabulary,
  report: Report,
): void {
  const faulty = new Set<number>()
  for (const instance of instances) {
    const index = scheme.composites.indexOf(instance.composite)
    // A composite made for each code is wrong in the same way for each of them: said once.
    if (faulty.has(index)) continue
    // Only composites can wait for the export, which knows the whole study.
    const checked = checkFormula(instance.expr, { ...within(instance.composite.scope), study: 'known' })
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
  checkWrittenOut(scheme, instances, report)
}

/** The ids that composites have once they are written out for each code: said once for each composite. */
function checkWrittenOut(scheme: Scheme, instances: readonly CompositeInstance[], report: Report): void {
  const taken = new Set([...scheme.ratings, ...scheme.composites].map(({ id }) => id))
  const reported = new Set<number>()
  for (const { id, code, composite } of instances) {
    if (code === null) continue
    const index = scheme.composites.indexOf(composite)
    const problem = taken.has(id) ? 'duplicate-id' : reservedForScores.has(id) ? 'reserved-id' : null
    if (problem !== null && !reported.has(index)) {
      report(problem, ['composites', index, 'id'], { id })
      reported.add(index)
    }
    taken.add(id)
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
