import type { Weights } from './agreement-weights.ts'
import type { BootstrapOptions } from './bootstrap.ts'
import { cell, countsOf, type ConfusionTable } from './confusion-table.ts'
import type { Dropped, Estimate } from './estimate.ts'
import { acOfCounts } from './gwet-ac.ts'
import { pabak } from './pabak.ts'
import { percentAgreement } from './percent-agreement.ts'
import { ratioOfCounts, resampledCounts, type Resampled } from './resampled.ts'
import { specificAgreement } from './specific-agreement.ts'
import { withoutSe } from './without-se.ts'

type Tables = readonly ConfusionTable[]

/** Units on which both agree, and all of them. */
const agreed = (table: ConfusionTable): [number, number] => [
  table.categories.reduce<number>((sum, _, i) => sum + cell(table, i, i), 0),
  table.n,
]

const counted = (perRecording: Tables): Tables => perRecording.filter(({ n }) => n > 0)

/** Share of units on which two coders agree, with an interval from resampled recordings that have units. */
export function pooledAgreement(
  table: ConfusionTable,
  perRecording: Tables,
  dropped: Dropped[],
  options: BootstrapOptions,
): Resampled {
  const estimate = withoutSe(percentAgreement(table, dropped))
  return resampledCounts(estimate, counted(perRecording).map(agreed), ratioOfCounts, options)
}

/** PABAK of a pooled table, with an interval from the same resamples. */
export function pooledPabak(table: ConfusionTable, perRecording: Tables, options: BootstrapOptions): Resampled {
  const q = table.categories.length
  const ofShare = (sum: Float64Array): number | null => {
    const share = ratioOfCounts(sum)
    return share === null ? null : (q * share - 1) / (q - 1)
  }
  return resampledCounts(withoutSe(pabak(table)), counted(perRecording).map(agreed), ofShare, options)
}

/** Gwet's AC of a pooled table: the estimate as it was computed, with an interval from resampled recordings. */
export function pooledAc(
  estimate: Estimate,
  perRecording: Tables,
  weights: Weights,
  options: BootstrapOptions,
): Resampled {
  const rows = counted(perRecording).map(countsOf)
  return resampledCounts(withoutSe(estimate), rows, (sum) => acOfCounts(sum, weights), options)
}

/** Agreement on one category (by its place), with an interval from resampled recordings in which it occurs. */
export function pooledSpecific(
  table: ConfusionTable,
  perRecording: Tables,
  index: number,
  options: BootstrapOptions,
): Resampled {
  const rows = perRecording.map((one): [number, number] => {
    const used = one.counts.reduce((sum, row, i) => sum + (row[index] ?? 0) + (i === index ? total(row) : 0), 0)
    return [2 * cell(one, index, index), used]
  })
  return resampledCounts(
    specificAgreement(table, index),
    rows.filter(([, used]) => used > 0),
    ratioOfCounts,
    options,
  )
}

const total = (row: readonly number[]): number => row.reduce((sum, x) => sum + x, 0)
