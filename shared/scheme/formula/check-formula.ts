import { assertNever } from '../../lib/assert-never.ts'
import { constantOf, FormulaFault, walk, type Expr, type FormulaError, type FormulaErrorCode } from './ast.ts'
import { bareVocabulary } from './bare-vocabulary.ts'
import { checkFormCall, isFormFunction, type FormNames } from './forms.ts'
import { checkEventFunction, checkHas, checkLinkFunction, typeOfAnswer } from './check-events.ts'
import { isEventFunction, isCueFunction } from './event-functions.ts'
import { isAggregate, isCodeFunction, isListFunction, isSegmentFunction } from './functions.ts'
import { isLookupFunction } from '../lookup.ts'
import { checkSegmentFunction } from './check-segment-function.ts'
import { isSeriesFunction, takesCondition } from './series.ts'
import { atExport, checkZWithin, zWithin } from './within-study.ts'

/** What can be answered about an event or a segment; texts and numbers have no options. */
export type ModifierWords = {
  readonly type: 'choice' | 'multi' | 'number' | 'text'
  readonly options: readonly string[]
}

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
  /** Checklists and their subscales: where they are answered, and whether any of their items is contingent. */
  readonly lists: ReadonlyMap<string, { readonly scope: 'episode' | 'session'; readonly contingent: boolean }>
  /** Items of grids, each with its grid and its ends. They have a value only interval by interval. */
  readonly series: ReadonlyMap<string, { readonly grid: string; readonly min: number; readonly max: number }>
  /** Sorts, their cards, and forms that give out points. */
  readonly forms: FormNames
  /** What may be asked about events of a code, and the codes that may be their cues. */
  readonly events: ReadonlyMap<string, { readonly modifiers: readonly string[]; readonly cues: readonly string[] }>
  readonly modifiers: ReadonlyMap<string, ModifierWords>
  /** Sets of segments, each with its questions and the ids of their answers. */
  readonly segments: ReadonlyMap<string, ReadonlyMap<string, ModifierWords>>
  /** Modifiers and questions that are names here: within a condition about one event or one segment. */
  readonly answers: ReadonlyMap<string, ModifierWords>
  readonly lookups: ReadonlySet<string>
  readonly episodes: ReadonlySet<string>
  /** Whether the word `episode` means something here. */
  readonly inEpisode: boolean
  /** Composites whose value only an export knows, since the whole study decides it. */
  readonly atExport: ReadonlySet<string>
  /** Whether that can be waited for here: in formulas of composites it is `known`, but for what is `standardised` itself. */
  readonly study: 'known' | 'standardised' | 'unknown'
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
      if (vocabulary.study !== 'known' && vocabulary.atExport.has(expr.name))
        throw atExport(expr, expr.name, vocabulary)
      if (vocabulary.numbers.has(expr.name)) return 'number'
      if (vocabulary.forms.cards.has(expr.name)) return fail('needs-pile', expr, expr.name)
      if (vocabulary.answers.has(expr.name)) return typeOfAnswer(expr, vocabulary) ?? 'number'
      if (vocabulary.series.has(expr.name)) return fail('needs-series', expr, expr.name)
      if ([...vocabulary.segments.values()].some((questions) => questions.has(expr.name)))
        return fail('needs-segments', expr, expr.name)
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
  // It would be missing as `too_few` in every recording, and nobody would know why.
  if (op === '/' && constantOf(right) === 0) return fail('divides-by-zero', right)
  return ['+', '-', '*', '/'].includes(op) ? 'number' : 'truth'
}

/** A text that is none of the item's options can never be the answer: a slip that would make a rule silent. */
function checkOption(item: Expr, text: Expr, vocabulary: Vocabulary): void {
  if (text.kind !== 'text' || (item.kind !== 'context' && item.kind !== 'name')) return
  const options =
    item.kind === 'context' ? (vocabulary.context.get(item.item) ?? []) : vocabulary.answers.get(item.name)?.options
  if (options === undefined) return
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
  if (fn === 'gap') return ofNamed(expr, [vocabulary.sets, 'unknown-set'], vocabulary)
  if (isListFunction(fn)) return ofList(expr, vocabulary)
  if (isFormFunction(fn)) return checkFormCall(fn, expr, vocabulary.forms, vocabulary.inEpisode)
  if (isSegmentFunction(fn)) return checkSegmentFunction(expr, vocabulary, need, checkEpisode)
  if (fn === zWithin) return checkZWithin(expr, vocabulary, need)
  if (isLookupFunction(fn)) return ofNamed(expr, [vocabulary.lookups, 'unknown-lookup'], vocabulary)
  if (isSeriesFunction(fn)) return ofSeries(expr, takesCondition(fn), vocabulary)
  if (isEventFunction(fn)) return checkEventFunction({ ...expr, fn }, vocabulary, need, checkEpisode)
  if (isCueFunction(fn)) return checkLinkFunction(expr, vocabulary, checkEpisode)
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
    case 'has':
      return checkHas(expr, vocabulary)
    case 'enough':
      if (first === undefined || second === undefined || third === undefined || args.length !== 3)
        return fail('argument-count', expr, fn, '3')
      need(first, 'number', vocabulary)
      need(second, 'number', vocabulary)
      return need(third, 'number', vocabulary)
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

/** Functions of one thing that is named, with an optional episode. */
function ofNamed(
  expr: Expr & { kind: 'call' },
  [known, unknown]: readonly [ReadonlySet<string>, FormulaErrorCode],
  vocabulary: Vocabulary,
): FormulaType {
  const [first, second] = expr.args
  if (first === undefined || expr.args.length > 2) return fail('argument-count', expr, expr.fn, '1 or 2')
  if (first.kind !== 'name' || !known.has(first.name))
    return fail(unknown, first, first.kind === 'name' ? first.name : '')
  checkEpisode(second, vocabulary)
  return 'number'
}

function ofList(expr: Expr & { kind: 'call' }, vocabulary: Vocabulary): FormulaType {
  const [first] = expr.args
  if (first === undefined || expr.args.length !== 1) return fail('argument-count', expr, expr.fn, '1')
  const list = first.kind === 'name' ? vocabulary.lists.get(first.name) : undefined
  if (first.kind !== 'name' || list === undefined)
    return fail('unknown-list', first, first.kind === 'name' ? first.name : '')
  if (list.scope === 'episode' && !vocabulary.inEpisode) return fail('needs-episode', first, first.name)
  if (expr.fn === 'contingent' && !list.contingent) return fail('no-contingent-items', first, first.name)
  return 'number'
}

function ofSeries(expr: Expr & { kind: 'call' }, condition: boolean, vocabulary: Vocabulary): FormulaType {
  const [first] = expr.args
  if (first === undefined || expr.args.length !== 1) return fail('argument-count', expr, expr.fn, '1')
  if (!vocabulary.inEpisode) return fail('needs-episode', expr, expr.fn)
  const grids = new Set<string>()
  walk(first, (part) => {
    const item = part.kind === 'name' ? vocabulary.series.get(part.name) : undefined
    if (item === undefined) return
    grids.add(item.grid)
    if (grids.size > 1) fail('several-grids', part, part.kind === 'name' ? part.name : '')
  })
  const [grid] = grids
  if (grid === undefined) return fail('unexpected', first, '', 'item of a grid')
  const items = [...vocabulary.series].filter(([, item]) => item.grid === grid)
  // Only what has a value in each interval, and what is the same in all of them, means something here.
  need(first, condition ? 'truth' : 'number', { ...bareVocabulary(vocabulary), numbers: new Map(items) })
  return 'number'
}

function checkEpisode(arg: Expr | undefined, vocabulary: Vocabulary): void {
  if (arg === undefined) return
  if (arg.kind !== 'name') return fail('unexpected', arg, '', 'episode')
  if (arg.name === 'episode' && !vocabulary.inEpisode) return fail('needs-episode', arg, arg.name)
  if (arg.name !== 'episode' && !vocabulary.episodes.has(arg.name)) return fail('unknown-episode', arg, arg.name)
}
