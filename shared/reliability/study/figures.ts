import type { Figure, Matrix, VariableReliability } from '../../study/reliability-view.ts'
import type { ConfusionTable } from '../confusion-table.ts'
import type { Dropped } from '../estimate.ts'
import type { Resampled } from '../resampled.ts'
import type { Coding } from './collect.ts'

/** An estimate as a screen or a sheet prints it. */
export function figureOf(estimate: Resampled): Figure {
  if (!estimate.ok) return { ok: false, why: estimate.why, n: estimate.n }
  const { value, ci, n, bootstrap, warnings } = estimate
  const resampledOf = bootstrap?.recordings ?? (warnings.includes('one_recording') ? 1 : null)
  return {
    ...{ ok: true, value, lo: ci?.lo ?? null, hi: ci?.hi ?? null, n },
    ...(resampledOf === null ? {} : { resampledOf }),
  }
}

export function matrixOf(table: ConfusionTable, labels: readonly string[], unit: Matrix['unit']): Matrix {
  return { labels, counts: table.counts.map((row) => [...row]), unit }
}

export function droppedOf(
  dropped: readonly Dropped[],
  unit: VariableReliability['dropped'][number]['unit'],
): VariableReliability['dropped'] {
  return dropped.map(({ why, n }) => ({ why, n, unit }))
}

/** Fields that most kinds of variable leave empty. */
export const noDetail = {
  bias: null,
  exact: null,
  within1: null,
  kappaQuadratic: null,
  tolerant: null,
  perCode: [],
  matrix: null,
  pairs: [],
  dropped: [],
  warnings: [],
  sdDifference: null,
  precision: null,
  recall: null,
} satisfies Partial<VariableReliability>

/** The code that stands for a person in exports. */
export type CoderCode = (id: string) => string

/**
 * The pair in the order of the coders' codes: "first" and "second" mean the same person in every figure of the study,
 * and a figure does not depend on ids that were drawn by chance.
 */
export function byCode([a, b]: readonly [Coding, Coding], code: CoderCode): readonly [Coding, Coding] {
  return code(a.coder) <= code(b.coder) ? [a, b] : [b, a]
}
