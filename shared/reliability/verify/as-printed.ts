import type { ConfusionTable } from '../confusion-table.ts'
import { margins } from '../confusion-table.ts'

/**
 * What the programs behind the reference values print where arithmetic leaves nothing: a division by what rounding left
 * of a zero. The product says "not defined" there; only `verify` speaks the language of those programs, so that a file of
 * their values can be checked to the last key.
 */

/**
 * Kappa over its null standard error where that is zero, one coder having used one category: the variance is a difference
 * of equal sums, and where rounding leaves a trace of it the quotient is 0 and not 0/0. Summed in the order of the codebook.
 */
export function printedZ(kappa: number, { counts, n }: ConfusionTable): number | null {
  const { rows, columns } = margins({ counts, n, categories: counts.map((_, i) => i) })
  let [chance, third] = [0, 0]
  rows.forEach((row, i) => {
    const [a, b] = [row / n, (columns[i] ?? 0) / n]
    chance += b * a
    third += b * a * (b + a)
  })
  const variance = (chance + chance ** 2 - third) / ((1 - chance) ** 2 * n)
  return variance > 0 ? kappa / Math.sqrt(variance) : null
}

/**
 * Student's t of a correlation of 1: the covariance over the product of two rounded square roots may fall a last digit
 * short of 1, and t is then very large and not endless. Null where it is endless.
 */
export function printedT(values: readonly number[]): number | null {
  const n = values.length
  const centre = values.reduce((sum, x) => sum + x, 0) / n
  const variance = values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (n - 1)
  const deviation = Math.sqrt(variance)
  const r = Math.min(1, variance / (deviation * deviation))
  const t = (Math.sqrt(n - 2) * r) / Math.sqrt(1 - r * r)
  return Number.isFinite(t) ? t : null
}

/** Weights that a paper prints to four decimals are fractions of small numbers: .4444 is four ninths. */
export function asFraction(printed: number): number {
  for (let below = 1; below <= 12; below += 1) {
    const above = Math.round(printed * below)
    if (Math.abs(above / below - printed) < 0.5e-4 && Number((above / below).toFixed(4)) === printed)
      return above / below
  }
  return printed
}
