import { finite, none, some, type Value } from './value.ts'

/** Functions of what is answered interval by interval: `fn(expression)`, the expression over the items of one grid. */
export const seriesFunctionNames = [
  'over_mean',
  'over_sd',
  'over_min',
  'over_max',
  'over_count',
  'over_share',
  'over_mssd',
  'over_changes',
] as const
export type SeriesFunctionName = (typeof seriesFunctionNames)[number]

export const isSeriesFunction = (name: string): name is SeriesFunctionName =>
  (seriesFunctionNames as readonly string[]).includes(name)

/** Those that take a condition: in how many of the intervals it holds, and in which share of them. */
export const takesCondition = (name: SeriesFunctionName): boolean => name === 'over_count' || name === 'over_share'

/**
 * One value of a series in the order of time. Intervals without a value are left out; where an interval is `pending` the
 * result is. Fewer than `least` values (the composite's `minValid`, at least one): `too_few`.
 *
 * - `over_sd`: with n - 1; one value has none.
 * - `over_mssd`: mean square of the differences between neighbours (von Neumann 1941); only pairs of which both have a
 *   value count. Divided by the square of `over_sd` it is von Neumann's ratio: about 2 without order in time.
 * - `over_changes`: how often the sign changes from one value to the next that is not zero.
 */
export function overSeries(fn: SeriesFunctionName, series: readonly Value[], least: number): Value {
  if (series.some((value) => !value.ok && value.missing === 'pending')) return none('pending')
  const values = series.map((value) => (value.ok ? Number(value.value) : null))
  const given = values.filter((value) => value !== null)
  if (given.length < Math.max(1, least)) return none('too_few')
  const total = given.reduce((a, b) => a + b, 0)
  switch (fn) {
    case 'over_mean':
    case 'over_share':
      return finite(total / given.length)
    case 'over_count':
      return some(total)
    case 'over_min':
      return some(Math.min(...given))
    case 'over_max':
      return some(Math.max(...given))
    case 'over_sd':
      return standardDeviation(given)
    case 'over_mssd':
      return successive(values)
    case 'over_changes':
      return some(signChanges(given))
  }
}

function standardDeviation(values: readonly number[]): Value {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return finite(Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1)))
}

function successive(values: readonly (number | null)[]): Value {
  const squares = values.flatMap((value, n) => {
    const before = n === 0 ? null : (values[n - 1] ?? null)
    return value === null || before === null ? [] : [(value - before) ** 2]
  })
  return finite(squares.reduce((a, b) => a + b, 0) / squares.length)
}

function signChanges(values: readonly number[]): number {
  const signs = values.map(Math.sign).filter((sign) => sign !== 0)
  return signs.filter((sign, n) => n > 0 && sign !== signs[n - 1]).length
}
