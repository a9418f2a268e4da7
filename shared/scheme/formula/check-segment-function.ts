import { FormulaFault, type Expr, type FormulaErrorCode } from './ast.ts'
import { bareVocabulary } from './bare-vocabulary.ts'
import type { FormulaType, Vocabulary } from './check-formula.ts'

function fail(code: FormulaErrorCode, expr: Expr, found = '', expected = ''): never {
  throw new FormulaFault(code, expr.at, found, expected)
}

/** `segments(set, condition, episode)`, `share_segments(set, condition, of, episode)`: conditions over its questions. */
export function checkSegmentFunction(
  expr: Expr & { readonly kind: 'call' },
  vocabulary: Vocabulary,
  need: (expr: Expr, type: FormulaType, vocabulary: Vocabulary) => FormulaType,
  checkEpisode: (arg: Expr | undefined, vocabulary: Vocabulary) => void,
): FormulaType {
  const { fn, args } = expr
  const [set, ...rest] = args
  const conditions = fn === 'segments' ? 1 : 2
  const few = fn === 'segments' ? 1 : 2
  if (set === undefined || args.length < few || args.length > conditions + 2)
    return fail('argument-count', expr, fn, fn === 'segments' ? '1 to 3' : '2 to 4')
  const questions = set.kind === 'name' ? vocabulary.segments.get(set.name) : undefined
  if (questions === undefined) return fail('unknown-segments', set, set.kind === 'name' ? set.name : '')
  // Only the answers of the segment, and what is the same for all of them, mean something here.
  for (const condition of rest.slice(0, conditions))
    need(condition, 'truth', { ...bareVocabulary(vocabulary), answers: questions })
  checkEpisode(rest[conditions], vocabulary)
  return 'number'
}
