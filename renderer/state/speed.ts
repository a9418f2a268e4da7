/** The speeds that the keys step through. Typing or a menu may set any value between the ends. */
export const SPEEDS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] as const

export const SLOWEST = 0.1
export const FASTEST = 4

export function clampRate(rate: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, rate))
}

/** The next speed of the list above or below `rate`, or the end of the list. */
export function nextSpeed(rate: number, direction: 1 | -1): number {
  const steps = direction === 1 ? SPEEDS : [...SPEEDS].reverse()
  const next = steps.find((speed) => (direction === 1 ? speed > rate + 1e-9 : speed < rate - 1e-9))
  return next ?? (direction === 1 ? FASTEST : SLOWEST)
}
