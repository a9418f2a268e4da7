import { judgedValue } from '../../observation/scores.ts'
import type { Variable } from '../../scheme/variables.ts'
import type { Breakdown, DecisionTable, Part, PartKind, ReliabilityDetail } from '../../study/reliability-detail.ts'
import type { Figure } from '../../study/reliability-view.ts'
import { blandAltman } from '../bland-altman.ts'
import { cohenKappa } from '../cohen-kappa.ts'
import { codersNeeded, decisionStudy, varianceComponents } from '../decision-study.ts'
import { icc } from '../icc.ts'
import { impliedAccuracyOf } from '../implied-accuracy.ts'
import { pairedDifference } from '../paired-difference.ts'
import type { Ratings } from '../ratings.ts'
import { groupsOf, leastOfPart, type Group, type Twice } from './breakdown.ts'
import { scoreCautions } from './cautions.ts'
import type { DetailFrom } from './detail-from.ts'
import { scoreAlternatives, tableOf, type ScoreTable } from './score-alternatives.ts'
import { figureOf } from './figures.ts'

type Pair = readonly [number, number]
type Scored = Twice & { readonly pair: Pair }

/** What stands behind the row of a rating, a composite, a proportion or a rate. */
export function scoreDetail(from: DetailFrom, variable: Variable): ReliabilityDetail {
  const scored = from.twice.flatMap((one): Scored[] => {
    const [a, b] = one.codings.map(({ scores }) => judgedValue(scores.get(variable.name)))
    return typeof a === 'number' && typeof b === 'number' ? [{ ...one, pair: [a, b] }] : []
  })
  const pairs = scored.map(({ pair }) => pair)
  const pool = poolOf(scored)
  const changing = new Set(scored.flatMap(({ coders }) => coders)).size > 2
  const classes = variable.level === 'nominal' || variable.statistic === 'kappa'
  const form = changing ? '1' : 'A,1'
  const choice = chosenOf(from, { classes, changing, everyRecording: pairs.length >= from.scoredOnce(variable.name) })
  const table = tableOf(pairs, variable.points)
  const kappa = classes && table !== null ? cohenKappa(table) : null
  const accuracy = kappa?.ok === true && table !== null ? impliedAccuracyOf(table) : null
  const measure = (rows: readonly Pair[], ofCoders: boolean): Figure => {
    if (!classes) return figureOf(icc(rows, ofCoders ? 'A,1' : form))
    const part = tableOf(rows, variable.points)
    return part === null ? { ok: false, why: 'no_pairs', n: rows.length } : figureOf(cohenKappa(part))
  }
  const limits = classes ? null : blandAltman(pairs)
  const alternatives = scoreAlternatives(
    { pairs, pool },
    classes ? { ...variable, level: 'nominal' } : variable,
    changing,
    from.bootstrap,
  )
  return {
    scheme: from.scheme,
    variable: variable.name,
    n: pairs.length,
    ...choice,
    alternatives,
    breakdowns: breakdownsOf(groupsOf(from.dataset, scored), scored, measure, !classes),
    cautions: scoreCautions({
      variable,
      pairs,
      table,
      alternatives,
      chosen: choice.chosen,
      all: from.primary(variable.name),
    }),
    accuracy: kappa?.ok === true && accuracy !== null ? { kappa: kappa.value, ...accuracy } : null,
    decision: classes ? null : decisionOf(pool, variable.threshold.point),
    limits: limits?.ok === true ? { lower: limits.lower.value, upper: limits.upper.value } : null,
    step: stepOf(variable.points),
  }
}

/** Recordings x coders of the pool, null where a coder did not code. */
function poolOf(scored: readonly Scored[]): Ratings {
  const coders = [...new Set(scored.flatMap((one) => one.coders))].sort()
  return scored.map(({ coders: [first, second], pair: [a, b] }) =>
    coders.map((coder) => (coder === first ? a : coder === second ? b : null)),
  )
}

type Case = { readonly classes: boolean; readonly changing: boolean; readonly everyRecording: boolean }

/**
 * The statistic that fits the data and the score that is analysed. The mean of two coders is more reliable than one of
 * them, but only where every recording has the mean; otherwise the figure must hold for the recordings coded once.
 */
function chosenOf(
  { dataset }: DetailFrom,
  { classes, changing, everyRecording }: Case,
): Pick<ReliabilityDetail, 'chosen' | 'reason'> {
  if (classes) return { chosen: 'kappa', reason: 'classes' }
  if (dataset.plan.analysisScore === 'mean') {
    if (everyRecording && !changing) return { chosen: 'icc_ak', reason: 'mean-of-coders' }
    if (everyRecording) return { chosen: 'icc_k', reason: 'mean-of-changing-coders' }
  }
  return changing
    ? { chosen: 'icc_1', reason: 'coders-change-between-recordings' }
    : { chosen: 'icc_a1', reason: 'same-coders-throughout' }
}

const kinds = ['pair', 'coder', 'site', 'time', 'age'] as const satisfies readonly PartKind[]

function breakdownsOf(
  groups: readonly Group[],
  scored: readonly Scored[],
  measure: (rows: readonly Pair[], ofCoders: boolean) => Figure,
  withBias: boolean,
): readonly Breakdown[] {
  const partOf = ({ kind, key, label, members, coder }: Group): Part => {
    const rows = members.flatMap((i): Pair[] => {
      const one = scored[i]
      if (one === undefined) return []
      // Of a coder's part, the coder comes first: the difference is that coder's against the others.
      return [coder !== null && one.coders[1] === coder ? [one.pair[1], one.pair[0]] : one.pair]
    })
    const enough = rows.length >= leastOfPart
    const figure: Figure = enough
      ? measure(rows, kind === 'pair' || kind === 'coder')
      : { ok: false, why: 'few_recordings', n: rows.length }
    const bias = withBias && enough ? figureOf(pairedDifference(rows, 0, 1)) : null
    return { key, label, figure, n: rows.length, bias }
  }
  return kinds
    .map((kind) => ({ kind, parts: groups.filter((group) => group.kind === kind).map(partOf) }))
    .filter(({ parts }) => parts.length > 0)
}

function decisionOf(pool: ScoreTable['pool'], threshold: number): DecisionTable | null {
  const components = varianceComponents(pool)
  const decisions = components === null ? null : decisionStudy(components, [1, 2, 3, 4])
  if (components === null || decisions === null) return null
  return { ...components, decisions, needed: codersNeeded(components, threshold) }
}

function stepOf(points: readonly number[] | null): number {
  if (points === null || points.length < 2) return 0
  return points.slice(1).reduce((least, value, i) => Math.min(least, value - (points[i] ?? value)), Infinity)
}
