import type { Expr } from '../scheme/formula/ast.ts'
import { finite, none, type Value } from '../scheme/formula/value.ts'

/**
 * What `z_within( )` takes from the study: of the analysis scores of one expression and kind of episode their number, mean
 * and standard deviation (divisor n - 1). `mean` is null of none, `sd` of fewer than two, and 0 where they do not vary.
 */
export type StudyConstant = { readonly n: number; readonly mean: number | null; readonly sd: number | null }

/** By composite, kind of episode and place in its formula (`constantKey`). */
export type StudyConstants = ReadonlyMap<string, StudyConstant>

export const constantKey = (compositeId: string, kind: string | null, { at }: Expr): string =>
  `${compositeId} ${kind ?? ''} ${at.from}`

/** Undefined without a study. What the study has no value of is a constant of none: nothing more is to be waited for. */
export function constantIn(study: StudyConstants | undefined, key: string): StudyConstant | undefined {
  return study === undefined ? undefined : (study.get(key) ?? constantOfValues([]))
}

/** Values closer than this share of the largest are equal but for the traces of arithmetic. */
const sameValue = 1e-12

export function constantOfValues(values: readonly number[]): StudyConstant {
  const n = values.length
  if (n === 0) return { n, mean: null, sd: null }
  const mean = values.reduce((sum, x) => sum + x, 0) / n
  if (n === 1) return { n, mean, sd: null }
  const [low, high] = values.reduce(([a, b], x) => [Math.min(a, x), Math.max(b, x)], [Infinity, -Infinity])
  if (high - low <= sameValue * Math.max(Math.abs(low), Math.abs(high))) return { n, mean, sd: 0 }
  return { n, mean, sd: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1)) }
}

/**
 * (x - mean) / sd. A missing x stays missing for its own reason; fewer than two values of the study: `too_few`; values that
 * do not vary: `no_variation`. Without a constant, within a single coding, it is `pending`: only an export knows it.
 */
export function zScore(x: Value, constant: StudyConstant | undefined): Value {
  if (!x.ok) return x
  if (constant === undefined) return none('pending')
  const { mean, sd } = constant
  if (mean === null || sd === null) return none('too_few')
  if (sd === 0) return none('no_variation')
  if (typeof x.value !== 'number') throw new Error('unchecked formula: number expected')
  return finite((x.value - mean) / sd)
}
