import type { Variable } from '../../scheme/variables.ts'
import type { GateCheck } from '../gate.ts'
import type { StudyPlan } from '../plan.ts'
import type { VariableReliability } from '../reliability-view.ts'
import { atLeast, atMost, check, few, percent } from './check.ts'
import type { PartFigure, VariableEvidence } from './evidence.ts'

const plain = (value: number): string => String(Math.round(value * 100) / 100)

/**
 * G08: no coder scores systematically higher: the mean difference of every pair, and of every coder from the others, is
 * within a share of the scale's range. Pairs with few recordings are counted and not judged.
 */
export function checkBias(
  biases: VariableEvidence['biases'],
  { min, max }: Pick<Variable, 'min' | 'max'>,
  { gate }: StudyPlan,
): GateCheck {
  if (biases === null) return check('G08', 'not_assessed', 'noScale')
  if (min === null || max === null) return check('G08', 'not_assessed', 'noRange')
  const judged = biases.filter(({ n }) => n >= gate.leastInPart)
  const params = { asked: percent(gate.biasShare), limit: plain(gate.biasShare * (max - min)), least: gate.leastInPart }
  if (judged.length === 0) return check('G08', 'not_assessed', 'few', params)
  const far = judged.filter(({ mean }) => !atMost(Math.abs(mean), gate.biasShare * (max - min)))
  if (far.length === 0) return check('G08', 'pass', 'within', { ...params, judged: judged.length })
  const names = far.map(({ who, mean, n }) => `${who} ${mean > 0 ? '+' : '−'}${plain(Math.abs(mean))} (n ${n})`)
  return check('G08', 'warn', 'beyond', { ...params, names: few(names) })
}

/**
 * G09: the recordings coded twice differ about as much as all of them do. Where they differ less, agreement looks lower
 * than it is; where the whole scale does not vary there is nothing to compare.
 */
export function checkSpread(
  spread: VariableEvidence['spread'],
  { within1 }: Pick<VariableReliability, 'within1'>,
  { gate }: StudyPlan,
): GateCheck {
  if (spread === null) return check('G09', 'not_assessed', 'noScale')
  const { twice, all } = spread
  if (twice === null || all === null) return check('G09', 'not_assessed', 'few')
  if (all === 0) return check('G09', 'not_assessed', 'constant')
  const params = { ratio: percent(twice / all), asked: percent(gate.spreadRatio), twice: plain(twice), all: plain(all) }
  if (atLeast(twice / all, gate.spreadRatio)) return check('G09', 'pass', 'alike', params)
  if (within1?.ok === true) return check('G09', 'warn', 'narrowWithin', { ...params, within: percent(within1.value) })
  return check('G09', 'warn', 'narrow', params)
}

/** The two time points whose figures lie furthest apart, and by how much; null with fewer than two. */
function furthestApart(times: readonly (PartFigure & { value: number })[]): { by: number; names: string } | null {
  const sorted = [...times].sort((a, b) => a.value - b.value)
  const [low, high] = [sorted[0], sorted.at(-1)]
  if (low === undefined || high === undefined || low === high) return null
  const named = [low, high].sort((a, b) => a.order - b.order)
  return {
    by: high.value - low.value,
    names: named.map(({ name, value }) => `${name} ${value.toFixed(2)}`).join(', '),
  }
}

/**
 * G11: agreement holds in every part (site, time point, age band), not only over all: no part lies under the floor, and
 * time points do not lie far apart, since reliability that differs between them can look like change in the dyads.
 */
export function checkParts(
  parts: readonly PartFigure[],
  { threshold }: Pick<VariableReliability, 'threshold'>,
  { gate }: StudyPlan,
): GateCheck {
  if (parts.length === 0) return check('G11', 'not_assessed', 'single')
  const judged = parts.flatMap((one) =>
    one.n >= gate.leastInPart && one.value !== null ? [{ ...one, value: one.value }] : [],
  )
  const params = { least: gate.leastInPart, floor: threshold.ciLower, difference: gate.timeDifference }
  if (judged.length === 0) return check('G11', 'not_assessed', 'few', params)
  const low = judged.filter(({ value }) => value < threshold.ciLower)
  const names = low.map(({ name, value, n }) => `${name} ${value.toFixed(2)} (n ${n})`)
  if (low.length > 0) return check('G11', 'warn', 'low', { ...params, names: few(names) })
  const apart = furthestApart(judged.filter(({ kind }) => kind === 'time'))
  if (apart !== null && !atMost(apart.by, gate.timeDifference))
    return check('G11', 'warn', 'times', { ...params, names: apart.names })
  return check('G11', 'pass', 'hold', { ...params, judged: judged.length, few: parts.length - judged.length })
}

/** G15: how often there is no value because it could not be coded, by site and time point, and whether coders agree on it. */
export function checkUncodable(uncodable: VariableEvidence['uncodable'], { gate }: StudyPlan): GateCheck {
  if (uncodable === null) return check('G15', 'not_assessed', 'noColumn')
  const { parts, pairs, differ } = uncodable
  const judged = parts.filter(({ n }) => n >= gate.leastInPart)
  const params = {
    asked: percent(gate.notCodableShare),
    differ,
    pairs,
    mostDiffer: percent(gate.notCodableDiffer),
    least: gate.leastInPart,
  }
  const high = judged.filter(({ n, without }) => !atMost(without / n, gate.notCodableShare))
  const names = high.map(({ name, n, without }) => `${name} (${without} of ${n})`)
  if (high.length > 0) return check('G15', 'warn', 'share', { ...params, names: few(names) })
  if (pairs >= gate.leastInPart && !atMost(differ / pairs, gate.notCodableDiffer))
    return check('G15', 'warn', 'differ', params)
  return judged.length === 0 ? check('G15', 'not_assessed', 'few', params) : check('G15', 'pass', 'within', params)
}
