import { assertNever } from '../../lib/assert-never.ts'
import { isLookupFunction, type LookupFunctionName } from '../lookup.ts'
import { weightiestReason } from '../missing-codes.ts'
import { isFormFunction, type FormFunctionName } from './forms.ts'
import { constantOf, walk, type BinaryOperator, type Expr } from './ast.ts'
import {
  isEventFunction,
  isCueFunction,
  linkArguments,
  namesOf,
  type EventFunctionName,
  type CueFunctionName,
} from './event-functions.ts'
import {
  aggregate,
  isAggregate,
  isCodeFunction,
  isListFunction,
  isSegmentFunction,
  roundTo,
  type CodeFunctionName,
  type ListFunctionName,
  type SegmentFunctionName,
} from './functions.ts'
import { isSeriesFunction, overSeries, type SeriesFunctionName } from './series.ts'
import { countSegments, shareOfSegments } from './segments.ts'
import { finite, none, some, type Value } from './value.ts'
import { zWithin } from './within-study.ts'

/** Where a formula gets what it names. Built for one observation, and one place in it, by `observation/evaluation.ts`. */
export type FormulaEnv = {
  /** A rating, a composite, or a word such as `episode_s`. */
  readonly number: (name: string) => Value
  readonly context: (item: string) => Value
  /** The ends of the scale of a rating, or of the declared range of a composite. */
  readonly scaleOf: (name: string) => { readonly min: number; readonly max: number } | null
  readonly isCode: (name: string) => boolean
  /** `episode`: an episode's id, the word `episode` for the one at hand, or null where the formula names none. */
  readonly ofCodes: (fn: CodeFunctionName, codes: readonly string[], episode: string | null) => Value
  /** Seconds without a code of this set. */
  readonly gap: (set: string, episode: string | null) => Value
  /** For each interval of the grid that has these items, in order, what holds in it; null at a break in time. */
  readonly intervals: (items: readonly string[]) => readonly (FormulaEnv | null)[] | Value
  /** For each segment of the set, what holds in it: names are its questions. */
  readonly segments: (set: string, episode: string | null) => readonly FormulaEnv[] | Value
  /** A checklist or one of its subscales. */
  readonly ofList: (fn: ListFunctionName, name: string) => Value
  /** A sort, a card, or a form that gives out points; `of` is the criterion or the pattern where there is one. */
  readonly ofForm: (fn: FormFunctionName, name: string, of: string) => Value
  /**
   * A function of events; `ask` gives what is asked of one event, in the environment that has its answers as names:
   * whether it counts, or its number.
   */
  readonly ofEvents: (fn: EventFunctionName, question: EventQuestion) => Value
  readonly ofLinks: (fn: CueFunctionName, question: LinkQuestion) => Value
  /** Whether an option is among those chosen for a modifier of the event at hand. */
  readonly has: (modifier: string, option: string) => Value
  /** A look-up table. */
  readonly ofLookup: (fn: LookupFunctionName, table: string, episode: string | null) => Value
  /** The z-score of the value that this part of the formula at hand has, against those of the study. */
  readonly zWithin: (of: Expr, value: Value) => Value
  readonly minValid: number | null
}

export type EventQuestion = {
  readonly codes: readonly string[]
  readonly episode: string | null
  readonly ask: (event: FormulaEnv) => Value
}

export type LinkQuestion = {
  readonly cues: readonly string[]
  readonly answers: readonly string[]
  readonly episode: string | null
  /** The longest time from a cue to its answer, in seconds; null: any. */
  readonly withinS: number | null
}

/**
 * The value of a formula that `checkFormula` has passed. A missing part makes the whole missing, with the weightiest
 * reason, except: `and` / `or` that are settled by their other side, the branch of `if` that is not taken, what
 * aggregates leave out, and `exists`. Division by zero and the like are `too_few`. Formulas are walked, never compiled.
 */
export function evaluate(expr: Expr, env: FormulaEnv): Value {
  switch (expr.kind) {
    case 'number':
    case 'text':
    case 'truth':
      return some(expr.value)
    case 'name':
      return env.number(expr.name)
    case 'context':
      return env.context(expr.item)
    case 'union':
      throw new Error('codes taken together stand only in a function of codes')
    case 'not':
      return mapTruth(evaluate(expr.of, env), (value) => some(!value))
    case 'negate':
      return mapNumber(evaluate(expr.of, env), (value) => some(-value))
    case 'binary':
      return binary(expr.op, expr.left, expr.right, env)
    case 'call':
      return call(expr.fn, expr.args, env)
    default:
      return assertNever(expr)
  }
}

function binary(op: BinaryOperator, leftExpr: Expr, rightExpr: Expr, env: FormulaEnv): Value {
  const left = evaluate(leftExpr, env)
  const right = evaluate(rightExpr, env)
  if (op === 'and' || op === 'or') {
    const settling = op === 'or'
    if ((left.ok && left.value === settling) || (right.ok && right.value === settling)) return some(settling)
  }
  if (!left.ok || !right.ok) {
    return none(weightiestReason([left, right].flatMap((side) => (side.ok ? [] : [side.missing]))))
  }
  if (op === '==') return some(left.value === right.value)
  if (op === '!=') return some(left.value !== right.value)
  if (op === 'and' || op === 'or') return some(op === 'and')
  return arithmetic(op, asNumber(left.value), asNumber(right.value))
}

function arithmetic(op: Exclude<BinaryOperator, '==' | '!=' | 'and' | 'or'>, a: number, b: number): Value {
  switch (op) {
    case '+':
      return finite(a + b)
    case '-':
      return finite(a - b)
    case '*':
      return finite(a * b)
    case '/':
      return finite(a / b)
    case '<':
      return some(a < b)
    case '<=':
      return some(a <= b)
    case '>':
      return some(a > b)
    case '>=':
      return some(a >= b)
    default:
      return assertNever(op)
  }
}

function call(fn: string, args: readonly Expr[], env: FormulaEnv): Value {
  const codes = codesOf(args[0], env)
  const episode = episodeOf(args[1])
  if (codes !== null && (fn === 'count' || isCodeFunction(fn))) {
    return env.ofCodes(fn === 'count' ? 'count_events' : fn, codes, episode)
  }
  if (codes !== null && fn === 'exists') {
    return mapNumber(env.ofCodes('count_events', codes, episode), (count) => some(count > 0))
  }
  if (isSegmentFunction(fn)) return ofSegments(fn, args, env)
  if (fn === zWithin && args[0] !== undefined) return env.zWithin(args[0], evaluate(args[0], env))
  if (fn === 'gap') return env.gap(nameOf(args[0]), episode)
  if (isSeriesFunction(fn)) return overIntervals(fn, args[0], env)
  if (isEventFunction(fn)) return ofEvents(fn, args, env)
  if (isCueFunction(fn)) return ofLinks(fn, args, env)
  if (isListFunction(fn)) return env.ofList(fn, nameOf(args[0]))
  if (isFormFunction(fn)) return env.ofForm(fn, nameOf(args[0]), nameOf(args[1]))
  if (isLookupFunction(fn)) return env.ofLookup(fn, nameOf(args[0]), episode)
  if (isAggregate(fn)) {
    return aggregate(
      fn,
      args.map((arg) => evaluate(arg, env)),
      env.minValid,
    )
  }
  return ofValues(fn, args, env)
}

function overIntervals(fn: SeriesFunctionName, of: Expr | undefined, env: FormulaEnv): Value {
  if (of === undefined) throw new Error(`${fn} without arguments`)
  const names: string[] = []
  walk(of, (part) => {
    if (part.kind === 'name') names.push(part.name)
  })
  const intervals = env.intervals(names)
  if ('ok' in intervals) return intervals
  const series = intervals.map((each) => (each === null ? none('not_applicable') : evaluate(of, each)))
  return overSeries(fn, series, env.minValid ?? 1)
}

function ofEvents(fn: EventFunctionName, [codes, second, episode]: readonly Expr[], env: FormulaEnv): Value {
  if (second === undefined) throw new Error(`${fn} without arguments`)
  const ask = (event: FormulaEnv): Value => evaluate(second, event)
  return env.ofEvents(fn, { codes: namesOf(codes), episode: episodeOf(episode), ask })
}

function ofLinks(fn: CueFunctionName, args: readonly Expr[], env: FormulaEnv): Value {
  const found = linkArguments(args)
  if (found === null) throw new Error(`${fn} with too many arguments`)
  return env.ofLinks(fn, {
    cues: namesOf(found.cues),
    answers: namesOf(found.answers),
    episode: episodeOf(found.episode),
    withinS: found.withinS === undefined ? null : constantOf(found.withinS),
  })
}

function ofSegments(fn: SegmentFunctionName, args: readonly Expr[], env: FormulaEnv): Value {
  const [set, condition, ...rest] = args
  const [of, episode] = fn === 'segments' ? [undefined, rest[0]] : rest
  const segments = env.segments(set?.kind === 'name' ? set.name : '', episodeOf(episode))
  if ('ok' in segments) return segments
  const ask = (what: Expr | undefined): Value[] =>
    segments.map((each) => (what === undefined ? some(true) : evaluate(what, each)))
  return fn === 'segments' ? countSegments(ask(condition)) : shareOfSegments(ask(condition), ask(of))
}

function ofValues(fn: string, args: readonly Expr[], env: FormulaEnv): Value {
  const [first, second, third] = args
  if (first === undefined) throw new Error(`${fn} without arguments`)
  if (fn === 'has') return env.has(first.kind === 'name' ? first.name : '', second?.kind === 'text' ? second.value : '')
  const value = evaluate(first, env)
  switch (fn) {
    case 'exists':
      return some(value.ok)
    case 'sqrt':
      return mapNumber(value, (x) => finite(Math.sqrt(x)))
    case 'abs':
      return mapNumber(value, (x) => some(Math.abs(x)))
    case 'round': {
      if (second === undefined) return mapNumber(value, (x) => roundTo(x, 0))
      return mapNumber(value, (x) => mapNumber(evaluate(second, env), (digits) => roundTo(x, digits)))
    }
    case 'reverse': {
      const scale = first.kind === 'name' ? env.scaleOf(first.name) : null
      if (scale === null) throw new Error('reverse needs a name that has a scale')
      return mapNumber(value, (x) => some(scale.min + scale.max - x))
    }
    case 'enough': {
      if (second === undefined || third === undefined) throw new Error('enough needs three arguments')
      return mapNumber(value, (count) =>
        mapNumber(evaluate(second, env), (least) => (count < least ? none('too_few') : evaluate(third, env))),
      )
    }
    case 'recode':
      return value.ok ? recode(value, args.slice(1), env) : value
    case 'if': {
      const branch = value.ok ? (value.value === true ? second : third) : undefined
      return branch === undefined ? value : evaluate(branch, env)
    }
    default:
      throw new Error(`unchecked function ${fn}`)
  }
}

/** `recode(x, from, to, from, to, ..., otherwise)`; a value that no pair names becomes `otherwise`, or stays as it is. */
function recode(value: Value & { ok: true }, rest: readonly Expr[], env: FormulaEnv): Value {
  for (let n = 0; n + 1 < rest.length; n += 2) {
    const [from, to] = [rest[n], rest[n + 1]]
    if (from === undefined || to === undefined) break
    const key = evaluate(from, env)
    if (!key.ok) return key
    if (key.value === value.value) return evaluate(to, env)
  }
  const otherwise = rest.length % 2 === 1 ? rest[rest.length - 1] : undefined
  return otherwise === undefined ? value : evaluate(otherwise, env)
}

/** The codes that an argument names, or null where it names none. */
function codesOf(arg: Expr | undefined, env: FormulaEnv): readonly string[] | null {
  if (arg?.kind === 'union') return arg.names
  return arg?.kind === 'name' && env.isCode(arg.name) ? [arg.name] : null
}

const nameOf = (arg: Expr | undefined): string => (arg?.kind === 'name' ? arg.name : '')
const episodeOf = (arg: Expr | undefined): string | null => (arg?.kind === 'name' ? arg.name : null)

function mapNumber(value: Value, then: (x: number) => Value): Value {
  return value.ok ? then(asNumber(value.value)) : value
}

function mapTruth(value: Value, then: (x: boolean) => Value): Value {
  if (!value.ok) return value
  if (typeof value.value !== 'boolean') throw new Error('unchecked formula: yes or no expected')
  return then(value.value)
}

function asNumber(value: number | string | boolean): number {
  if (typeof value !== 'number') throw new Error('unchecked formula: number expected')
  return value
}
