import type { Variable } from '../../scheme/variables.ts'
import type { Alternative, Breakdown, Caution, Part, ReliabilityDetail } from '../../study/reliability-detail.ts'
import type { Figure, VariableReliability } from '../../study/reliability-view.ts'
import { groupsOf, leastOfPart } from './breakdown.ts'
import type { CollectedScheme } from './collect.ts'
import type { DetailFrom } from './detail-from.ts'
import { itemReliability } from './item-reliability.ts'

/** What stands behind the row of an item that has no score of its own: intervals, answers about events, whole sorts. */
export function itemDetail(from: DetailFrom, collected: CollectedScheme, variable: Variable): ReliabilityDetail {
  const codes = new Map(from.dataset.coders.map(({ id, code }) => [id, code]))
  const of = (part: CollectedScheme): VariableReliability =>
    itemReliability(part, variable, from.dataset.plan, (id) => codes.get(id) ?? id)
  const whole = of(collected)
  return {
    ...{ scheme: from.scheme, variable: variable.name, n: whole.n, chosen: whole.statistic, reason: whole.reason },
    alternatives: alternativesOf(whole),
    breakdowns: breakdownsOf(from, collected, whole, of),
    cautions: cautionsOf(whole),
    ...{ accuracy: null, decision: null, limits: null, step: 0 },
  }
}

function alternativesOf({ statistic, estimate, categories, exact }: VariableReliability): Alternative[] {
  const one = (id: string, figure: Figure | null, unit: Alternative['unit'] = 'coefficient'): Alternative[] =>
    figure === null ? [] : [{ id, unit, figure, params: {} }]
  const ordered = statistic === 'kappa_quadratic'
  return [
    ...one(statistic, estimate),
    ...(categories === undefined
      ? []
      : [...one('pabak', categories.pabak), ...one(ordered ? 'ac2' : 'ac1', categories.ac)]),
    ...one('exact_answers', exact, 'share'),
  ]
}

/** The figure of each option or code, then of each part of the recordings, computed like the whole. */
function breakdownsOf(
  from: DetailFrom,
  collected: CollectedScheme,
  whole: VariableReliability,
  of: (part: CollectedScheme) => VariableReliability,
): Breakdown[] {
  const options = whole.perCode.map(({ code, label, figure }): Part => ({
    ...{ key: code, label, figure, n: whole.n, bias: null },
  }))
  const groups = groupsOf(from.dataset, from.twice)
  const kinds = [...new Set(groups.map(({ kind }) => kind))]
  const parts = kinds.map((kind): Breakdown => ({
    kind,
    parts: groups
      .filter((group) => group.kind === kind)
      .map(({ key, label, members }): Part => {
        const recordings = members.flatMap((i) => from.twice[i]?.recording ?? [])
        const n = recordings.length
        const figure: Figure =
          n < leastOfPart ? { ok: false, why: 'few_recordings', n } : of({ ...collected, recordings }).estimate
        return { key, label, figure, n, bias: null }
      }),
  }))
  return options.length === 0 ? parts : [{ kind: 'code', parts: options }, ...parts]
}

const percentage = (share: number): string => `${Math.round(share * 100)} %`

/** Rare answers by name; what else the report warns of is about one figure and stands with it. */
function cautionsOf({ categories, warnings }: VariableReliability): Caution[] {
  if (!warnings.includes('rare_category')) return []
  return (categories?.shares ?? [])
    .filter(({ share }) => share > 0 && share < 0.1)
    .map(({ label, share }) => ({ code: 'rare_category', params: { code: label, share: percentage(share) } }))
}
