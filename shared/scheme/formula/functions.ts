import { weightiestReason, type MissingCode } from '../missing-codes.ts'
import { finite, none, some, type Value } from './value.ts'

/** Functions of values: several numbers in, one out. */
export const aggregateNames = ['mean', 'sum', 'min', 'max', 'sd', 'median', 'count'] as const
export type AggregateName = (typeof aggregateNames)[number]

/** Functions of codes: `fn(code)`, `fn(a|b)`, with an optional episode. `count` and `exists` take codes as well. */
export const codeFunctionNames = ['prop_time', 'rate', 'count_events', 'latency'] as const
export type CodeFunctionName = (typeof codeFunctionNames)[number]

/** Functions of checklists: `fn(list)`, `fn(subscale)`. `contingent` counts the contingent items alone. */
export const listFunctionNames = ['score', 'contingent'] as const
export type ListFunctionName = (typeof listFunctionNames)[number]

/** Functions of segments: `segments(set, condition, episode)`, `share_segments(set, condition, of, episode)`. */
export const segmentFunctionNames = ['segments', 'share_segments'] as const
export type SegmentFunctionName = (typeof segmentFunctionNames)[number]

export const isSegmentFunction = (name: string): name is SegmentFunctionName =>
  (segmentFunctionNames as readonly string[]).includes(name)
export const isListFunction = (name: string): name is ListFunctionName =>
  (listFunctionNames as readonly string[]).includes(name)
export const isAggregate = (name: string): name is AggregateName => (aggregateNames as readonly string[]).includes(name)
export const isCodeFunction = (name: string): name is CodeFunctionName =>
  (codeFunctionNames as readonly string[]).includes(name)

/**
 * Several values into one. Items that do not apply are left out (a mean over what applies). Anything `pending` makes the
 * result pending, since it would change later. Other missing items are left out only where the composite says how many
 * valid ones are enough (`minValid`); without that they pass their reason on. Fewer valid items than needed: the
 * weightiest reason of those that are missing. `count` is the number of valid items and is never too low.
 */
export function aggregate(name: AggregateName, items: readonly Value[], minValid: number | null): Value {
  const numbers: number[] = []
  const reasons: MissingCode[] = []
  for (const item of items) {
    if (!item.ok) reasons.push(item.missing)
    else if (typeof item.value === 'number') numbers.push(item.value)
  }
  if (reasons.includes('pending')) return none('pending')
  if (name === 'count') return some(numbers.length)
  const others = reasons.filter((reason) => reason !== 'not_applicable')
  if (minValid === null && others.length > 0) return none(weightiestReason(others))
  if (numbers.length < Math.max(1, minValid ?? 1)) return none(weightiestReason(reasons))
  return finite(ofNumbers(name, numbers))
}

function ofNumbers(name: Exclude<AggregateName, 'count'>, numbers: readonly number[]): number {
  switch (name) {
    case 'sum':
      return total(numbers)
    case 'mean':
      return total(numbers) / numbers.length
    case 'min':
      return Math.min(...numbers)
    case 'max':
      return Math.max(...numbers)
    case 'median':
      return median(numbers)
    case 'sd':
      return standardDeviation(numbers)
  }
}

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1)
  return total(middle) / middle.length
}

/** With n - 1; one value has no spread to speak of and gives 0/0, which the caller turns into `too_few`. */
function standardDeviation(numbers: readonly number[]): number {
  const mean = total(numbers) / numbers.length
  return Math.sqrt(total(numbers.map((x) => (x - mean) ** 2)) / (numbers.length - 1))
}

/** Rounds half away from zero to `digits` decimals, which is what a person does by hand. */
export function roundTo(value: number, digits: number): Value {
  const factor = 10 ** digits
  return finite((Math.sign(value) * Math.round(Math.abs(value) * factor)) / factor)
}
