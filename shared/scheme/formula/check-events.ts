import { constantOf, FormulaFault, type Expr, type FormulaErrorCode } from './ast.ts'
import { bareVocabulary } from './bare-vocabulary.ts'
import type { FormulaType, Vocabulary } from './check-formula.ts'
import { isLagFunction, linkArguments, namesOf, type EventFunctionName } from './event-functions.ts'

type Call = Expr & { kind: 'call' }
type Need = (expr: Expr, type: FormulaType, vocabulary: Vocabulary) => FormulaType

function fail(code: FormulaErrorCode, expr: Expr, found = '', expected = ''): never {
  throw new FormulaFault(code, expr.at, found, expected)
}

/** `count_where(codes, condition, episode)`, `rate_where(...)`, `mean_of(codes, modifier, episode)`. */
export function checkEventFunction(
  expr: Call & { readonly fn: EventFunctionName },
  vocabulary: Vocabulary,
  need: Need,
  checkEpisode: (arg: Expr | undefined, vocabulary: Vocabulary) => void,
): FormulaType {
  const [codes, second, episode] = expr.args
  if (codes === undefined || second === undefined || expr.args.length > 3)
    return fail('argument-count', expr, expr.fn, '2 or 3')
  const asked = codesOf(codes, vocabulary).map(({ modifiers }) => modifiers)
  // Only what every one of these codes is asked: of the others the condition could never be answered.
  const shared = [...vocabulary.modifiers].filter(([id]) => asked.every((modifiers) => modifiers.includes(id)))
  checkEpisode(episode, vocabulary)
  if (expr.fn === 'mean_of') {
    const modifier = second.kind === 'name' ? shared.find(([id]) => id === second.name) : undefined
    if (modifier === undefined) return fail('unknown-modifier', second, second.kind === 'name' ? second.name : '')
    if (modifier[1].type !== 'number') return fail('needs-number-modifier', second, modifier[0])
    return 'number'
  }
  need(second, 'truth', { ...bareVocabulary(vocabulary), answers: new Map(shared) })
  return 'number'
}

/** `linked(cues, answers, episode, seconds)` and its relatives; of lags the seconds are asked for, and no link is. */
export function checkLinkFunction(
  expr: Call,
  vocabulary: Vocabulary,
  checkEpisode: (arg: Expr | undefined, vocabulary: Vocabulary) => void,
): FormulaType {
  const args = linkArguments(expr.args)
  if (args?.cues === undefined || args.answers === undefined) return fail('argument-count', expr, expr.fn, '2, 3 or 4')
  const seconds = args.withinS
  if (seconds !== undefined && !((constantOf(seconds) ?? 0) > 0))
    return fail('wrong-type', seconds, '', 'number of seconds above 0')
  checkEpisode(args.episode, vocabulary)
  codesOf(args.cues, vocabulary)
  if (isLagFunction(expr.fn)) {
    codesOf(args.answers, vocabulary)
    return checkLag(expr, seconds)
  }
  const cues = namesOf(args.cues)
  const { answers } = args
  codesOf(answers, vocabulary).forEach((answer, n) => {
    const apart = cues.find((cue) => !answer.cues.includes(cue))
    if (apart !== undefined) fail('no-link', answers, namesOf(answers)[n] ?? '', apart)
  })
  return 'number'
}

/** What follows is looked at second by second, so a window is whole seconds, and without one there is nothing to ask. */
function checkLag(expr: Call, seconds: Expr | undefined): FormulaType {
  if (seconds === undefined) return fail('argument-count', expr, expr.fn, '3 or 4')
  if (!Number.isInteger(constantOf(seconds))) return fail('wrong-type', seconds, '', 'whole number of seconds')
  return 'number'
}

/** `has(modifier, 'option')`: whether the option is among those chosen. */
export function checkHas(expr: Call, { answers }: Vocabulary): FormulaType {
  const [modifier, option] = expr.args
  if (modifier === undefined || option === undefined || expr.args.length !== 2)
    return fail('argument-count', expr, 'has', '2')
  const found = modifier.kind === 'name' ? answers.get(modifier.name) : undefined
  if (found === undefined || found.options.length === 0)
    return fail('unknown-modifier', modifier, modifier.kind === 'name' ? modifier.name : '')
  if (option.kind !== 'text') return fail('unexpected', option, '', 'text')
  if (!found.options.includes(option.value)) return fail('unknown-name', option, option.value, found.options.join(', '))
  return 'truth'
}

/** The kind of value that a modifier has as a name within a condition. */
export function typeOfAnswer(expr: Expr & { kind: 'name' }, { answers }: Vocabulary): FormulaType | null {
  const type = answers.get(expr.name)?.type
  if (type === undefined) return null
  if (type === 'number') return 'number'
  // Several options have no one value to compare; words of a coder's own are no matter of scores.
  return type === 'choice' ? 'text' : fail(type === 'multi' ? 'needs-has' : 'unknown-modifier', expr, expr.name)
}

function codesOf(arg: Expr, { events }: Vocabulary): { modifiers: readonly string[]; cues: readonly string[] }[] {
  const names = namesOf(arg)
  if (names.length === 0) fail('unexpected', arg, '', 'code')
  return names.map((name) => events.get(name) ?? fail('unknown-code', arg, name))
}
