import { constantOf, FormulaFault, walk, type Expr } from './ast.ts'
import type { FormulaType, Vocabulary } from './check-formula.ts'
import type { Token } from './lex.ts'

/**
 * `z_within(x, study)`: how far x lies from the mean of the study's analysis scores, in their standard deviations. The
 * word `study` says what is compared with, and is none anywhere else.
 */
export const zWithin = 'z_within'
export const studyWord = 'study'

type Call = Expr & { readonly kind: 'call' }

/** A call of `z_within` and the expression that it standardises. */
export type ZCall = { readonly call: Call; readonly of: Expr }

/** The calls of `z_within` in a formula, in the order of its text; none of them lies in another. */
export function zCallsIn(expr: Expr): readonly ZCall[] {
  const found: ZCall[] = []
  walk(expr, (part) => {
    const of = part.kind === 'call' && part.fn === zWithin ? part.args[0] : undefined
    if (part.kind === 'call' && of !== undefined) found.push({ call: part, of })
  })
  return found
}

/** The scale or composite that a formula standardises and does nothing else with; null for every other formula. */
export function standardisedName(expr: Expr): string | null {
  const of = expr.kind === 'call' && expr.fn === zWithin ? expr.args[0] : undefined
  return of?.kind === 'name' ? of.name : null
}

/** Whether a token is the word of a `z_within( )`, and no name: a code may be called so. */
export function isStudyWord(tokens: readonly Token[], n: number): boolean {
  if (tokens[n]?.text !== studyWord || tokens[n - 1]?.text !== ',') return false
  let open = 1
  for (let before = n - 1; before > 0; before -= 1) {
    const { text } = tokens[before] ?? { text: '' }
    open += Number(text === ')') - Number(text === '(')
    if (open === 0) return tokens[before - 1]?.text === zWithin
  }
  return false
}

/**
 * Checks one call: a number if it is right. Within x nothing of the study may be named, so that its mean and standard
 * deviation follow from the codings alone. Throws the fault otherwise.
 */
export function checkZWithin(
  call: Call,
  vocabulary: Vocabulary,
  need: (expr: Expr, type: FormulaType, vocabulary: Vocabulary) => FormulaType,
): 'number' {
  const [of, study] = call.args
  if (vocabulary.study !== 'known') throw atExport(call, `${zWithin}( )`, vocabulary)
  if (of === undefined || call.args.length > 2) throw new FormulaFault('argument-count', call.at, zWithin, '2')
  if (study?.kind !== 'name' || study.name !== studyWord)
    throw new FormulaFault('needs-study', study?.at ?? call.at, study?.kind === 'name' ? study.name : '')
  need(of, 'number', { ...vocabulary, study: 'standardised' })
  if (constantOf(of) !== null) throw new FormulaFault('unexpected', of.at, '', 'value that differs')
  return 'number'
}

/** What is said of a name, or a call, whose value only an export knows, where that cannot be waited for. */
export function atExport({ at }: Expr, found: string, { study }: Vocabulary): FormulaFault {
  return new FormulaFault(study === 'standardised' ? 'standardised-twice' : 'only-at-export', at, found)
}
