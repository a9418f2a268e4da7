import { weightsByValue } from './agreement-weights.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { confusionTable } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { defined, notDefined } from './estimate.ts'
import type { Dropped, Estimate, WarningCode } from './estimate.ts'
import { iccFromMeanSquares } from './icc.ts'
import type { IccEstimate, IccForm } from './icc.ts'
import { meanSquares } from './mean-squares.ts'
import { pairedDifference } from './paired-difference.ts'
import { completePairs } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { mean } from './summaries.ts'
import { pairwiseAgreement } from './within-agreement.ts'

/** One recording (or episode) with what each coder gave it; the primary coder first. `null`: not rated, not codable. */
export type RatedItem = { item: string; ratings: readonly { coder: string; value: number | null }[] }

/** Which intraclass correlation was used, and the reason code for a sentence about it. */
export type RatingForm = {
  form: 'ICC(A,1)' | 'ICC(1)' | 'ICC(A,k)' | 'ICC(k)'
  why: 'same-coders-throughout' | 'coders-change-between-recordings' | 'mean-of-coders' | 'mean-of-changing-coders'
  coders: string[]
}

/** Two coders side by side: `difference` is first minus second. `n` counts the items both rated. */
export type CoderPair = {
  first: string
  second: string
  n: number
  difference: Estimate
  differenceSd: number | null
  kappaQuadratic: Estimate | null
}

/**
 * How far ratings of one scale agree. Every estimate is "not defined, because ..." on its own.
 * `assessable` is false where the intraclass correlation does not exist, with its reason.
 */
export type RatingAgreement = {
  assessable: boolean
  form: RatingForm
  nItems: number
  dropped: Dropped[]
  icc: IccEstimate
  exact: Estimate
  withinOne: Estimate
  /** First minus second coder; with more than two coders the pair with the largest difference (warning). */
  meanDifference: Estimate
  meanDifferenceSd: number | null
  /** Weights by the scale's numbers; more than two coders: mean over pairs (warning); null without declared values. */
  kappaQuadratic: Estimate | null
  /** Over the declared values, rows = first coder; only with two ratings an item and values from the list. */
  table: ConfusionTable | null
  /** Where the same coders rated everything: each pair of them. Otherwise each pair that shares an item. */
  pairs: CoderPair[]
}

/**
 * Agreement on a rating or a score.
 * Uses items with at least two ratings; where numbers of raters differ, the commonest number (the larger of equals).
 * The same set of coders on all of them: ICC(A,1). Otherwise one-way ICC(1), named as such (SPEC section 3). Where the score
 * that is analysed is the mean of the coders of an item, and every item has one, ask for `average`: ICC(A,k) or ICC(k).
 * @param options.values the scale's declared values, for kappa; leave out for scores without a list of values.
 * @param options.within what counts as close, in scale points (1).
 */
export function ratingAgreement(
  items: readonly RatedItem[],
  options: { values?: readonly number[]; within?: number; level?: number; average?: boolean } = {},
): RatingAgreement {
  const { values, within = 1, level = 0.95, average = false } = options
  const used = usableItems(items)
  const form = chooseForm(used.items, average)
  const same = form.form === 'ICC(A,1)' || form.form === 'ICC(A,k)'
  const rows: Ratings = used.items.map((item) =>
    same ? form.coders.map((c) => item.get(c) ?? null) : [...item.values()],
  )
  const pairs = coderPairs(used.items, form.coders, values, level)
  const headline = same && form.coders.length > 2 ? overPairs(pairs) : headlinePair(rows, values, level)
  const icc = intraclass(rows, iccOf[form.form], level, used.dropped)
  return {
    assessable: icc.ok,
    form,
    nItems: rows.length,
    dropped: used.dropped,
    icc,
    exact: pairwiseAgreement(rows, 0),
    withinOne: pairwiseAgreement(rows, within),
    ...headline,
    table: (rows[0]?.length ?? 0) === 2 ? tableOver(rows, values) : null,
    pairs,
  }
}

function usableItems(items: readonly RatedItem[]): { items: Map<string, number>[]; dropped: Dropped[] } {
  const rated = items.map((item) => {
    const present = new Map<string, number>()
    for (const { coder, value } of item.ratings) if (value !== null) present.set(coder, value)
    return present
  })
  const enough = rated.filter((r) => r.size >= 2)
  const tally = new Map<number, number>()
  for (const { size } of enough) tally.set(size, (tally.get(size) ?? 0) + 1)
  const commonest = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 2
  const kept = enough.filter((r) => r.size === commonest)
  const dropped: Dropped[] = [
    { n: rated.filter((r) => r.size === 1).length, why: 'one_rating' },
    { n: rated.filter((r) => r.size === 0).length, why: 'missing_rating' },
    { n: enough.length - kept.length, why: 'other_number_of_raters' },
  ]
  return { items: kept, dropped: dropped.filter((d) => d.n > 0) }
}

const iccOf = { 'ICC(A,1)': 'A,1', 'ICC(1)': '1', 'ICC(A,k)': 'A,k', 'ICC(k)': 'k' } as const

function chooseForm(items: readonly Map<string, number>[], average: boolean): RatingForm {
  const coders = [...new Set(items.flatMap((item) => [...item.keys()]))]
  const same = items.every((item) => item.size === coders.length)
  if (average)
    return same
      ? { form: 'ICC(A,k)', why: 'mean-of-coders', coders }
      : { form: 'ICC(k)', why: 'mean-of-changing-coders', coders }
  return same
    ? { form: 'ICC(A,1)', why: 'same-coders-throughout', coders }
    : { form: 'ICC(1)', why: 'coders-change-between-recordings', coders }
}

function intraclass(rows: Ratings, form: IccForm, level: number, dropped: Dropped[]): IccEstimate {
  if (rows.length === 0) return notDefined('no_pairs', 0, dropped)
  const ms = meanSquares(rows.map((row) => row.map((x) => x ?? 0)))
  return ms === null ? notDefined('too_few_items', rows.length, dropped) : iccFromMeanSquares(ms, form, level, dropped)
}

type Headline = Pick<RatingAgreement, 'meanDifference' | 'meanDifferenceSd' | 'kappaQuadratic'>

function headlinePair(rows: Ratings, values: readonly number[] | undefined, level: number): Headline {
  const difference = pairedDifference(rows, 0, 1, level)
  return {
    meanDifference: difference,
    meanDifferenceSd: difference.ok ? (difference.sd ?? null) : null,
    kappaQuadratic: quadraticKappa(rows, values, level),
  }
}

function overPairs(pairs: readonly CoderPair[]): Headline {
  let widest: CoderPair | undefined
  const kappas: number[] = []
  for (const pair of pairs) {
    const size = pair.difference.ok ? Math.abs(pair.difference.value) : -1
    const most = widest?.difference.ok === true ? Math.abs(widest.difference.value) : -1
    if (size > most) widest = pair
    if (pair.kappaQuadratic?.ok === true) kappas.push(pair.kappaQuadratic.value)
  }
  const n = pairs[0]?.n ?? 0
  const difference = widest?.difference ?? notDefined('no_pairs', n)
  const warnings: WarningCode[] = ['mean_over_pairs']
  if (kappas.length < pairs.length) warnings.push('pairs_without_value')
  return {
    meanDifference: difference.ok ? { ...difference, warnings: ['mean_over_pairs'] } : difference,
    meanDifferenceSd: widest?.differenceSd ?? null,
    kappaQuadratic: pairs.every((p) => p.kappaQuadratic === null)
      ? null
      : kappas.length === 0
        ? notDefined('no_variation', n)
        : defined(mean(kappas), n, 'mean pairwise kappa', { warnings }),
  }
}

function coderPairs(
  items: readonly Map<string, number>[],
  coders: readonly string[],
  values: readonly number[] | undefined,
  level: number,
): CoderPair[] {
  const shared = new Map<string, { first: string; second: string; rows: [number, number][] }>()
  for (const item of items) {
    const present = [...item.keys()]
    present.forEach((one, i) => {
      for (const two of present.slice(i + 1)) {
        // In the order in which the coders first appear, so that the sign of a difference never depends on names.
        const inOrder = coders.indexOf(one) < coders.indexOf(two)
        const [first, second] = inOrder ? [one, two] : [two, one]
        const key = JSON.stringify([first, second])
        const entry = shared.get(key) ?? { first, second, rows: [] }
        entry.rows.push([item.get(first) ?? 0, item.get(second) ?? 0])
        shared.set(key, entry)
      }
    })
  }
  return [...shared.values()].map(({ first, second, rows }) => {
    const difference = pairedDifference(rows, 0, 1, level)
    const differenceSd = difference.ok ? (difference.sd ?? null) : null
    return {
      first,
      second,
      n: rows.length,
      difference,
      differenceSd,
      kappaQuadratic: quadraticKappa(rows, values, level),
    }
  })
}

function quadraticKappa(rows: Ratings, values: readonly number[] | undefined, level: number): Estimate | null {
  const table = tableOver(rows, values)
  if (table === null || values === undefined) return null
  return cohenKappa(table, { weights: weightsByValue(values, 'quadratic'), level })
}

// A score off the declared list (a mean, a rate) has no category: then there is no table, and no kappa.
function tableOver(rows: Ratings, values: readonly number[] | undefined): ConfusionTable | null {
  if (values === undefined) return null
  const { pairs } = completePairs(rows)
  const declared = new Set(values)
  if (pairs.some(([a, b]) => !declared.has(a) || !declared.has(b))) return null
  return confusionTable(pairs, values)
}
