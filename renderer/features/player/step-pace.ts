/** How many of the latest steps count, and how many it takes to judge. */
const COUNTED = 8
const ENOUGH = 5
/** A step that takes longer than this (ms) is felt as waiting. */
const SLOW_MS = 120
/** What was slow stays so until steps take less than this (ms): the offer of a better copy must not flicker. */
const SWIFT_MS = 90

/**
 * Whether stepping is a hindrance in this file.
 *
 * @param tookMs how long the steps took, oldest first.
 */
export function stepsAreSlow(tookMs: readonly number[], wasSlow: boolean): boolean {
  const latest = tookMs.slice(-COUNTED).sort((a, b) => a - b)
  if (latest.length < ENOUGH) return false
  const middle = latest.length >> 1
  const median =
    latest.length % 2 === 1 ? (latest[middle] ?? 0) : ((latest[middle - 1] ?? 0) + (latest[middle] ?? 0)) / 2
  return median > (wasSlow ? SWIFT_MS : SLOW_MS)
}
