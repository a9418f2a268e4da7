import { assertNever } from '../../lib/assert-never.ts'
import { weightiestReason } from '../missing-codes.ts'
import type { BinaryOperator, Expr } from './ast.ts'
import { aggregate, isAggregate, isCodeFunction, roundTo, type CodeFunctionName } from './functions.ts'
import { finite, none, some, type Value } from './value.ts'

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
  readonly minValid: number | null
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
  if (fn === 'gap') return env.gap(args[0]?.kind === 'name' ? args[0].name : '', episode)
  if (isAggregate(fn)) {
    return aggregate(
      fn,
      args.map((arg) => evaluate(arg, env)),
      env.minValid,
    )
  }
  return ofValues(fn, args, env)
}

function ofValues(fn: string, args: readonly Expr[], env: FormulaEnv): Value {
  const [first, second, third] = args
  if (first === undefined) throw new Error(`${fn} without arguments`)
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
