/** Agreement weights: 1 on the diagonal, less the further two categories lie apart. */
export type Weights = readonly (readonly number[])[]

export type WeightKind = 'identity' | 'linear' | 'quadratic'

/**
 * Weights by place in the codebook, so that a category nobody used still keeps its neighbours apart.
 * linear 1 - |i-j|/(q-1), quadratic 1 - (i-j)^2/(q-1)^2. Source: Cohen (1968).
 */
export function weightsByRank(size: number, kind: WeightKind): Weights {
  return weightsByValue(
    Array.from({ length: size }, (_, i) => i),
    kind,
  )
}

/** Weights by the scale's numbers, for scales with unequal steps (1, 2, 5) or half points. */
export function weightsByValue(values: readonly number[], kind: WeightKind): Weights {
  const range = values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
  return values.map((x, i) =>
    values.map((y, j) => {
      if (i === j || range === 0) return i === j ? 1 : 0
      const distance = Math.abs(x - y) / range
      if (kind === 'identity') return 0
      return kind === 'linear' ? 1 - distance : 1 - distance * distance
    }),
  )
}
