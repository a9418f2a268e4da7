/** One measured figure. `target` is what the design asks for; `peer` compares with another program on this machine. */
export type BenchRow = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target?: number
  /** Whether more is better (a rate); otherwise less is. */
  readonly more?: boolean
}

/** Nearest-rank percentile of a list; NaN for an empty one. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN
}
