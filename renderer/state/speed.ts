/** The speeds that the keys step through. Typing or a menu may set any value between the ends. */
export const SPEEDS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] as const

export const SLOWEST = 0.1
export const FASTEST = 4

/** What a pass says of speeds: the highest one (null: none is said), and slower ones to look closely. */
export type SpeedLimits = { readonly speedMax: number | null; readonly slowSpeeds: readonly number[] }

export function clampRate(rate: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, rate))
}

/** The highest speed at which a pass may be watched, within those that there are. */
export function fastestIn({ speedMax }: SpeedLimits): number {
  return speedMax === null ? FASTEST : clampRate(speedMax)
}

/**
 * The speeds that a pass offers, slowest first. A pass that names slower speeds offers those and no others below normal;
 * its highest speed is always among them.
 */
export function speedsOf(limits: SpeedLimits): readonly number[] {
  const { slowSpeeds } = limits
  const fastest = fastestIn(limits)
  const kept = slowSpeeds.length === 0 ? SPEEDS : [...slowSpeeds, ...SPEEDS.filter((speed) => speed >= 1)]
  const within = kept.filter((speed) => speed >= SLOWEST && speed <= fastest)
  return [...new Set([...within, fastest])].sort((a, b) => a - b)
}

/** The next speed of the list above or below `rate`, or the end of the list. */
export function nextSpeed(rate: number, direction: 1 | -1, speeds: readonly number[] = SPEEDS): number {
  const steps = direction === 1 ? speeds : [...speeds].reverse()
  const next = steps.find((speed) => (direction === 1 ? speed > rate + 1e-9 : speed < rate - 1e-9))
  return next ?? steps.at(-1) ?? rate
}
