import { finite, none, some, type Value } from './value.ts'

/**
 * How many segments satisfy a condition. One that has no answer because the question was not asked of it does not;
 * while one is open (`pending`) the count is.
 */
export function countSegments(held: readonly Value[]): Value {
  if (held.some(isPending)) return none('pending')
  return some(held.filter(isTrue).length)
}

/**
 * The share of the segments for which `of` holds that also satisfy the condition, 0 to 1; `held` and `of` in the same
 * order. None for which `of` holds: `too_few`. A condition that is open matters only where `of` may hold.
 */
export function shareOfSegments(held: readonly Value[], of: readonly Value[]): Value {
  const base = held.filter((_, n) => isTrue(of[n]))
  if (of.some(isPending) || base.some(isPending)) return none('pending')
  return base.length === 0 ? none('too_few') : finite(base.filter(isTrue).length / base.length)
}

const isTrue = (value: Value | undefined): boolean => value?.ok === true && value.value === true
const isPending = (value: Value): boolean => !value.ok && value.missing === 'pending'
