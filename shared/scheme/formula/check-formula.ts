import { assertNever } from '../../lib/assert-never.ts'
import { FormulaFault, type Expr, type FormulaError, type FormulaErrorCode } from './ast.ts'
import { isAggregate, isCodeFunction } from './functions.ts'

/** What a formula at one place of a scheme may name. */
export type Vocabulary = {
  /** Ratings, composites and words; with the ends of their scale where they have one. */
  readonly numbers: ReadonlyMap<string, { readonly min: number; readonly max: number } | null>
  /** Names that exist, but have a value only within an episode or a bout. */
  readonly elsewhere: ReadonlySet<string>
  /** Context items with their options; null for a number. */
  readonly context: ReadonlyMap<string, readonly string[] | null>
  readonly codes: ReadonlyMap<string, 'state' | 'point'>
  readonly sets: ReadonlySet<string>
  readonly episodes: ReadonlySet<string>
  /** Whether the word `episode` means something here. */
  readonly inEpisode: boolean
}

export type FormulaType = 'number' | 'text' | 'truth'
export type Checked =
  { readonly ok: true; readonly type: FormulaType } | { readonly ok: false; readonly error: FormulaError }

/** Checks names, argument counts and types, so that evaluating never meets a surprise. The first error found is returned. */
export function checkFormula(expr: Expr, vocabulary: Vocabulary): Checked {
  try {
    return { ok: true, type: typeOf(expr, vocabulary) }
  } catch (fault) {
    if (fault instanceof FormulaFault) return { ok: false, error: fault.error }
    throw fault
  }
}

function fail(code: FormulaErrorCode, expr: Expr, found = '', expected = ''): never {
  throw new FormulaFault(code, expr.at, found, expected)
}

function need(expr: Expr, type: FormulaType, vocabulary: Vocabulary): FormulaType {
  const found = typeOf(expr, vocabulary)
  return found === type ? type : fail('wrong-type', expr, found, type)
}

function typeOf(expr: Expr, vocabulary: Vocabulary): FormulaType {
  switch (expr.kind) {
    case 'number':
    case 'text':
    case 'truth':
      return expr.kind
    case 'name':
      if (vocabulary.numbers.has(expr.name)) return 'number'
      return fail(vocabulary.elsewhere.has(expr.name) ? 'needs-episode' : 'unknown-name', expr, expr.name)
    case 'context': {
      const options = vocabulary.context.get(expr.item)
      if (options === undefined) return fail('unknown-name', expr, `ctx.${expr.item}`)
      return options === null ? 'number' : 'text'
    }
    case 'union':
      return fail('unexpected', expr, expr.names.join('|'), 'function of codes')
    case 'not':
      return need(expr.of, 'truth', vocabulary)
    case 'negate':
      return need(expr.of, 'number', vocabulary)
    case 'binary':
      return typeOfBinary(expr, vocabulary)
    case 'call':
      return typeOfCall(expr, vocabulary)
    default:
      return assertNever(expr)
  }
}

function typeOfBinary(expr: Expr & { kind: 'binary' }, vocabulary: Vocabulary): FormulaType {
  const { op, left, right } = expr
  if (op === 'and' || op === 'or') {
    need(left, 'truth', vocabulary)
    return need(right, 'truth', vocabulary)
  }
  if (op === '==' || op === '!=') {
    need(right, typeOf(left, vocabulary), vocabulary)
    checkOption(left, right, vocabulary)
    checkOption(right, left, vocabulary)
    return 'truth'
  }
  need(left, 'number', vocabulary)
  need(right, 'number', vocabulary)
  return ['+', '-', '*', '/'].includes(op) ? 'number' : 'truth'
}

/** A text that is none of the item's options can never be the answer: a slip that would make a rule silent. */
function checkOption(item: Expr, text: Expr, vocabulary: Vocabulary): void {
  if (item.kind !== 'context' || text.kind !== 'text') return
  const options = vocabulary.context.get(item.item) ?? []
  if (!options.includes(text.value)) fail('unknown-name', text, text.value, options.join(', '))
}

function typeOfCall(expr: Expr & { kind: 'call' }, vocabulary: Vocabulary): FormulaType {
  const { fn, args } = expr
  const [first] = args
  if (isCodeFunction(fn)) return ofCodes(expr, vocabulary)
  if ((fn === 'count' || fn === 'exists') && first !== undefined && namesCodes(first, vocabulary)) {
    ofCodes(expr, vocabulary)
    return fn === 'count' ? 'number' : 'truth'
  }
  if (fn === 'gap') return ofGap(expr, vocabulary)
  if (isAggregate(fn)) {
    if (args.length === 0) return fail('argument-count', expr, fn, '1')
    for (const arg of args) need(arg, 'number', vocabulary)
    return 'number'
  }
  return ofValues(expr, vocabulary)
}

function ofValues(expr: Expr & { kind: 'call' }, vocabulary: Vocabulary): FormulaType {
  const { fn, args } = expr
  const [first, second, third] = args
  switch (fn) {
    case 'exists':
      if (first === undefined || args.length !== 1) return fail('argument-count', expr, fn, '1')
      typeOf(first, vocabulary)
      return 'truth'
    case 'sqrt':
    case 'abs':
      if (first === undefined || args.length !== 1) return fail('argument-count', expr, fn, '1')
      return need(first, 'number', vocabulary)
    case 'round':
      if (first === undefined || args.length > 2) return fail('argument-count', expr, fn, '1 or 2')
      if (second !== undefined && !isDigits(second)) return fail('wrong-type', second, '', 'whole number 0 to 12')
      return need(first, 'number', vocabulary)
    case 'reverse':
      if (first === undefined || args.length !== 1) return fail('argument-count', expr, fn, '1')
      need(first, 'number', vocabulary)
      if (first.kind !== 'name' || !vocabulary.numbers.get(first.name)) return fail('needs-scale', first, fn)
      return 'number'
    case 'recode':
      return ofRecode(expr, vocabulary)
    case 'if':
      if (first === undefined || second === undefined || third === undefined || args.length !== 3)
        return fail('argument-count', expr, fn, '3')
      need(first, 'truth', vocabulary)
      return need(third, typeOf(second, vocabulary), vocabulary)
    default:
      return fail('unknown-function', expr, fn)
  }
}

const isDigits = (expr: Expr): boolean =>
  expr.kind === 'number' && Number.isInteger(expr.value) && expr.value >= 0 && expr.value <= 12

function ofRecode(expr: Expr & { kind: 'call' }, vocabulary: Vocabulary): FormulaType {
  const [first, ...rest] = expr.args
  if (first === undefined || rest.length < 2) return fail('argument-count', expr, 'recode', '3 or more')
  const input = typeOf(first, vocabulary)
  const to = rest[1]
  const output = to === undefined ? input : typeOf(to, vocabulary)
  const complete = rest.length % 2 === 1
  // Without a last word for all else, an unnamed value stays what it is, and so must be of the same kind as the others.
  if (!complete && input !== output) return fail('wrong-type', expr, input, output)
  rest.forEach((part, n) => {
    const isKey = n % 2 === 0 && !(complete && n === rest.length - 1)
    need(part, isKey ? input : output, vocabulary)
  })
  return output
}

function namesCodes(arg: Expr, vocabulary: Vocabulary): boolean {
  return arg.kind === 'union' || (arg.kind === 'name' && vocabulary.codes.has(arg.name))
}

function ofCodes(expr: Expr & { kind: 'call' }, vocabulary: Vocabulary): FormulaType {
  const { fn, args } = expr
  const [first, second] = args
  if (first === undefined || args.length > 2) return fail('argument-count', expr, fn, '1 or 2')
  const names = first.kind === 'union' ? first.names : first.kind === 'name' ? [first.name] : []
  if (names.length === 0) return fail('unexpected', first, '', 'code')
  for (const name of names) {
    const kind = vocabulary.codes.get(name)
    if (kind === undefined) return fail('unknown-code', first, name)
    if (fn === 'prop_time' && kind === 'point') return fail('needs-states', first, name)
  }
  checkEpisode(second, vocabulary)
  return 'number'
}

function ofGap(expr: Expr & { kind: 'call' }, vocabulary: Vocabulary): FormulaType {
  const [first, second] = expr.args
  if (first === undefined || expr.args.length > 2) return fail('argument-count', expr, 'gap', '1 or 2')
  if (first.kind !== 'name' || !vocabulary.sets.has(first.name))
    return fail('unknown-set', first, first.kind === 'name' ? first.name : '')
  checkEpisode(second, vocabulary)
  return 'number'
}

function checkEpisode(arg: Expr | undefined, vocabulary: Vocabulary): void {
  if (arg === undefined) return
  if (arg.kind !== 'name') return fail('unexpected', arg, '', 'episode')
  if (arg.name === 'episode' && !vocabulary.inEpisode) return fail('needs-episode', arg, arg.name)
  if (arg.name !== 'episode' && !vocabulary.episodes.has(arg.name)) return fail('unknown-episode', arg, arg.name)
}
