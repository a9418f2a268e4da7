/** One measured figure. `target` is what the design asks for; `peer` compares with another program on this machine. */
export type BenchRow = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target?: number
  /** Whether more is better (a rate); otherwise less is. */
  readonly more?: boolean
}

/** A group of figures. `skip` says in words why nothing could be measured here. */
export type BenchGroup = { readonly title: string; readonly rows: readonly BenchRow[]; readonly skip?: string }

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** Nearest-rank percentile of a list; NaN for an empty one. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN
}
