import { weightsByRank, weightsByValue } from './agreement-weights.ts'
import type { BootstrapOptions } from './bootstrap.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { addTo, cell, emptyCounts, margins, pooledTable, tableOf, type ConfusionTable } from './confusion-table.ts'
import type { Dropped, Estimate, WarningCode } from './estimate.ts'
import { gwetAc } from './gwet-ac.ts'
import { pabak } from './pabak.ts'
import { percentAgreement } from './percent-agreement.ts'
import { pooledAc, pooledAgreement, pooledPabak } from './pooled-agreement.ts'
import { pooledKappa } from './pooled-kappa.ts'
import type { RatingCounts } from './rating-counts.ts'
import type { Resampled } from './resampled.ts'
import { specificAgreement } from './specific-agreement.ts'

/** Below this share of both coders' answers a category is rare, and above the rest of it nearly everything. */
const RARE = 0.1

/** What both coders answered to the same things, in one recording. Categories are the numbers of the codebook. */
export type CategoryPairs = { recording: string; pairs: readonly (readonly [number, number])[] }

export type CategoryOptions = {
  /** Weights by value, quadratic: categories lie in an order. */
  ordered: boolean
  /** One answer a recording: the interval is that of kappa's standard error. Otherwise recordings are resampled. */
  one: boolean
  bootstrap: BootstrapOptions
  dropped?: Dropped[]
}

/** Agreement on categories: kappa, and what never stands alone. Tables: rows = first coder. */
export type CategoryAgreement = {
  kappa: Resampled
  agreement: Resampled
  pabak: Resampled
  /** Gwet's AC1; AC2 with the same weights where categories are ordered. */
  ac: Resampled
  table: ConfusionTable
  /** Each category's share of both coders' answers (0 to 1; 0 without any), and agreement on it. */
  categories: { value: number; first: number; second: number; share: number; specific: Estimate }[]
  warnings: WarningCode[]
}

/**
 * Agreement of two coders on categories, over recordings. Pairs with a value outside the codebook (the mean of two
 * episodes) are left out and counted as `no_value`. Kappa, PABAK and AC are "not defined" each for itself; a category
 * that one coder never used, and one under 10 % of all answers, are warnings and never change a figure.
 */
export function categoryAgreement(
  recordings: readonly CategoryPairs[],
  categories: readonly number[],
  options: CategoryOptions,
): CategoryAgreement {
  const index = new Map(categories.map((value, i) => [value, i]))
  let outside = 0
  const tables = recordings.map(({ pairs }) => {
    const counts = emptyCounts(categories.length)
    for (const [a, b] of pairs) {
      const [i, j] = [index.get(a), index.get(b)]
      if (i === undefined || j === undefined) outside += 1
      else addTo(counts, i, j, 1)
    }
    return tableOf(categories, counts)
  })
  const dropped: Dropped[] = [...(options.dropped ?? []), { n: outside, why: 'no_value' }]
  const table = pooledTable(tables, categories)
  const weights = options.ordered
    ? weightsByValue(categories, 'quadratic')
    : weightsByRank(categories.length, 'identity')
  const kappa = options.one
    ? cohenKappa(table, { weights, dropped })
    : pooledKappa(table, tables, dropped, options.bootstrap, weights)
  const ac = gwetAc(ratingsOf(table), weights)
  const { one, bootstrap } = options
  const used = usage(table, categories)
  return {
    kappa,
    agreement: one ? percentAgreement(table, dropped) : pooledAgreement(table, tables, dropped, bootstrap),
    pabak: one ? pabak(table) : pooledPabak(table, tables, bootstrap),
    ac: one ? ac : pooledAc(ac, tables, weights, bootstrap),
    table,
    categories: used,
    warnings: [...(kappa.ok ? kappa.warnings : []), ...warningsOf(used, table.n)],
  }
}

function usage(table: ConfusionTable, categories: readonly number[]): CategoryAgreement['categories'] {
  const { rows, columns } = margins(table)
  return categories.map((value, i) => {
    const [first, second] = [rows[i] ?? 0, columns[i] ?? 0]
    const share = table.n === 0 ? 0 : (first + second) / (2 * table.n)
    return { value, first, second, share, specific: specificAgreement(table, i) }
  })
}

function warningsOf(used: CategoryAgreement['categories'], n: number): WarningCode[] {
  if (n === 0) return []
  const warnings: WarningCode[] = []
  if (used.some(({ first, second }) => (first === 0) !== (second === 0))) warnings.push('used_by_one_coder')
  if (used.some(({ first, second }) => first + second === 0)) warnings.push('not_used')
  if (used.some(({ share }) => share > 0 && share < RARE)) warnings.push('rare_category')
  return warnings
}

/** The table as ratings of two raters, one item for each pair. Pairs of one cell share their counts. */
function ratingsOf(table: ConfusionTable): RatingCounts {
  const q = table.categories.length
  const counts: number[][] = []
  const places: number[][] = []
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      const own = Array.from({ length: q }, (_, k) => Number(k === i) + Number(k === j))
      for (let n = cell(table, i, j); n > 0; n--) {
        counts.push(own)
        places.push([i, j])
      }
    }
  }
  const { rows, columns } = margins(table)
  return { counts, places, perItem: counts.map(() => 2), perRater: [rows, columns], size: q, nRaters: 2 }
}
