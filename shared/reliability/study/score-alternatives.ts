import type { Variable } from '../../scheme/variables.ts'
import type { Alternative, FigureUnit } from '../../study/reliability-detail.ts'
import type { Figure } from '../../study/reliability-view.ts'
import { weightsByRank, weightsByValue } from '../agreement-weights.ts'
import type { BootstrapOptions } from '../bootstrap.ts'
import { cohenKappa } from '../cohen-kappa.ts'
import { confusionTable, type ConfusionTable } from '../confusion-table.ts'
import { valueOf, type Estimate } from '../estimate.ts'
import { gwetAc } from '../gwet-ac.ts'
import { icc, iccForms, type IccForm } from '../icc.ts'
import { iccReml } from '../icc-reml.ts'
import { alphaBootstrap, krippendorffAlpha } from '../krippendorff-alpha.ts'
import { linCcc } from '../lin-ccc.ts'
import { measurementError, smallestDetectableChange } from '../measurement-error.ts'
import { pearson } from '../pearson.ts'
import { pooledPabak } from '../pooled-agreement.ts'
import { ratingCounts } from '../rating-counts.ts'
import type { Ratings } from '../ratings.ts'
import { ratioOfCounts, resampled, resampledCounts, type Resampled } from '../resampled.ts'
import { spearman } from '../spearman.ts'
import { quantile } from '../summaries.ts'
import { withinAgreement } from '../within-agreement.ts'
import { figureOf } from './figures.ts'

/** A fit by restricted maximum likelihood takes a millisecond; more resamples would keep a person waiting. */
const mostFits = 400

/** Two scores of each recording, and the same as recordings x all coders of the pool. */
export type ScoreTable = { readonly pairs: readonly (readonly [number, number])[]; readonly pool: Ratings }

const one = (id: string, estimate: Resampled, unit: FigureUnit = 'coefficient'): Alternative => ({
  id,
  unit,
  figure: figureOf(estimate),
  params: {},
})

const iccIds: Readonly<Record<IccForm, string>> = {
  'A,1': 'icc_a1',
  'C,1': 'icc_c1',
  '1': 'icc_1',
  'A,k': 'icc_ak',
  'C,k': 'icc_ck',
  k: 'icc_k',
}

/**
 * Every statistic that a variable with a score has for its pairs. Classes (nominal) get no figure that takes their
 * numbers for quantities; scores that lie anywhere get none that needs categories.
 */
export function scoreAlternatives(
  { pairs, pool }: ScoreTable,
  variable: Pick<Variable, 'level' | 'points'>,
  changing: boolean,
  bootstrap: BootstrapOptions,
): readonly Alternative[] {
  const table = tableOf(pairs, variable.points)
  const classes = variable.level === 'nominal'
  const drawn = (
    id: string,
    statistic: (rows: ScoreTable['pairs']) => Estimate,
    unit: FigureUnit = 'coefficient',
  ): Alternative => ({ id, unit, figure: ofPairs(pairs, statistic, bootstrap), params: {} })
  return [
    ...(classes ? [] : iccForms.map((form) => one(iccIds[form], icc(pairs, form)))),
    ...(classes || !changing ? [] : reml(pool, bootstrap)),
    ...(classes ? [] : [one('lin_ccc', linCcc(pairs))]),
    ...(table === null ? [] : kappas(pairs, table, variable.points ?? [], classes, bootstrap)),
    alpha(pairs, classes ? 'nominal' : variable.points === null ? 'interval' : 'ordinal', bootstrap),
    ...(classes ? [] : [one('pearson', pearson(pairs)), drawn('spearman', spearman)]),
    ...within(pairs, variable.points, classes, bootstrap),
    ...(classes
      ? []
      : [
          drawn('sem', (rows) => measurementError(rows, 'agreement'), 'points'),
          drawn('sdc', (rows) => smallestDetectableChange(rows, 'agreement'), 'points'),
        ]),
  ]
}

/** The table over the declared values; null where there are none or a score lies beside them. */
export function tableOf(pairs: ScoreTable['pairs'], points: readonly number[] | null): ConfusionTable | null {
  if (points === null || points.length < 2) return null
  const declared = new Set(points)
  return pairs.every(([a, b]) => declared.has(a) && declared.has(b)) ? confusionTable(pairs, points) : null
}

function kappas(
  pairs: ScoreTable['pairs'],
  table: ConfusionTable,
  points: readonly number[],
  classes: boolean,
  options: BootstrapOptions,
): readonly Alternative[] {
  const plain = one('kappa', cohenKappa(table))
  if (!classes) {
    return [
      one('kappa_quadratic', cohenKappa(table, { weights: weightsByValue(points, 'quadratic') })),
      one('kappa_linear', cohenKappa(table, { weights: weightsByValue(points, 'linear') })),
      plain,
    ]
  }
  const counts = ratingCounts(
    table.counts.flatMap((row, i) =>
      row.flatMap((n, j) => Array.from({ length: n }, () => [points[i] ?? 0, points[j] ?? 0])),
    ),
    points,
  )
  const ac1 = gwetAc(counts, weightsByRank(points.length, 'identity'))
  return [
    plain,
    one('ac1', ac1),
    one(
      'pabak',
      pooledPabak(
        table,
        pairs.map((pair) => confusionTable([pair], points)),
        options,
      ),
    ),
  ]
}

/** The statistic of all pairs, with limits from resampled recordings: for those that have none of their own. */
function ofPairs(
  pairs: ScoreTable['pairs'],
  statistic: (rows: ScoreTable['pairs']) => Estimate,
  options: BootstrapOptions,
): Figure {
  const ofDrawn = (drawn: Int32Array): number | null => valueOf(statistic(Array.from(drawn, (i) => pairs[i] ?? [0, 0])))
  return figureOf(resampled(statistic(pairs), pairs.length, ofDrawn, options))
}

/** Both forms from one fit, and their limits from one set of resamples. */
function reml(pool: Ratings, options: BootstrapOptions): readonly Alternative[] {
  const rows = pool.filter((row) => row.filter((value) => value !== null).length >= 2)
  const replicates = Math.min(mostFits, options.replicates)
  const fit = iccReml(rows, 'A,1')
  const near = fit.ok ? fit : undefined
  const consistent: number[] = []
  const refit = (drawn: Int32Array): number | null => {
    const again = iccReml(
      Array.from(drawn, (i) => rows[i] ?? []),
      'A,1',
      near,
    )
    if (!again.ok) return null
    consistent.push(again.items / (again.items + again.error))
    return again.value
  }
  const absolute = figureOf(resampled(fit, rows.length, refit, { ...options, replicates }))
  const limits = consistent.length < 2 ? null : { lo: quantile(consistent, 0.025), hi: quantile(consistent, 0.975) }
  const order: Figure =
    fit.ok && absolute.ok
      ? { ...absolute, value: fit.items / (fit.items + fit.error), lo: limits?.lo ?? null, hi: limits?.hi ?? null }
      : absolute
  return [
    { id: 'icc_reml_a1', unit: 'coefficient', figure: absolute, params: { replicates } },
    { id: 'icc_reml_c1', unit: 'coefficient', figure: order, params: { replicates } },
  ]
}

function alpha(
  pairs: ScoreTable['pairs'],
  metric: 'nominal' | 'ordinal' | 'interval',
  options: BootstrapOptions,
): Alternative {
  const figure = figureOf(krippendorffAlpha(pairs, metric))
  const limits = figure.ok ? alphaBootstrap(pairs, metric, options) : null
  const id = `alpha_${metric}`
  if (!figure.ok || limits === null) return { id, unit: 'coefficient', figure, params: {} }
  return {
    id,
    unit: 'coefficient',
    figure: { ...figure, lo: limits.ci.lo, hi: limits.ci.hi, resampledOf: pairs.length },
    params: {},
  }
}

function within(
  pairs: ScoreTable['pairs'],
  points: readonly number[] | null,
  classes: boolean,
  options: BootstrapOptions,
): readonly Alternative[] {
  if (points === null) return []
  const share = (id: string, distance: number): Alternative => {
    const estimate = withinAgreement(pairs, distance)
    const chance = estimate.ok ? { chance: Math.round(estimate.chance * 100), within: distance } : {}
    const rows = pairs.map(([a, b]) => [Number(Math.abs(a - b) <= distance), 1])
    const figure = figureOf(resampledCounts(estimate, rows, ratioOfCounts, options))
    return { id, unit: 'share', figure, params: chance }
  }
  const exact = share('exact', 0)
  if (classes) return [exact]
  const long = (points.at(-1) ?? 0) - (points[0] ?? 0) >= 6
  return [exact, share('within_k', 1), ...(long ? [share('within_k', 2)] : [])]
}
