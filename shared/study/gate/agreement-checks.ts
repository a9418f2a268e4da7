import type { Variable } from '../../scheme/variables.ts'
import type { GateCheck } from '../gate.ts'
import type { StudyPlan } from '../plan.ts'
import type { VariableReliability } from '../reliability-view.ts'
import { readoutWords } from '../second-readout.ts'
import { atLeast, check, few, percent } from './check.ts'
import type { Coverage } from './evidence.ts'

const singleRater = ['icc_a1', 'icc_1']
/** Kappas differ in weights and in what they are taken of; all of them are for categories. */
const familyOf = (statistic: string): string => (statistic.startsWith('kappa') ? 'kappa' : statistic)

const meanOfRaters = ['icc_ak', 'icc_k']

/**
 * G06: the statistic fits the kind of data and the score that will be analysed. A figure of the mean of coders says too
 * much of a score that mostly comes from one coder; a figure of single coders says too little of a mean, which is safe.
 */
export function checkForm(
  {
    statistic,
    coders,
    toleranceMs,
    readout,
  }: Pick<VariableReliability, 'statistic' | 'coders' | 'toleranceMs' | 'readout'>,
  variable: Pick<Variable, 'statistic'>,
  { locked, doubleCoded }: Coverage,
  { analysisScore }: StudyPlan,
): GateCheck {
  const params = { statistic, rule: analysisScore }
  if (variable.statistic !== 'icc_a1') {
    const fits = familyOf(statistic) === familyOf(variable.statistic)
    if (!fits) return check('G06', 'fail', 'kind', params)
    if (readout !== undefined) return check('G06', 'pass', 'kindSeconds', { ...params, readout: readoutWords[readout] })
    return toleranceMs === undefined
      ? check('G06', 'pass', 'kindFits', params)
      : check('G06', 'pass', 'kindWithin', { ...params, tolerance: toleranceMs / 1000 })
  }
  if (statistic === 'icc_a1' && coders.length > 2)
    return check('G06', 'fail', 'pool', { ...params, coders: coders.length })
  if (singleRater.includes(statistic))
    return check('G06', 'pass', analysisScore === 'primary' ? 'single' : 'safe', params)
  if (!meanOfRaters.includes(statistic)) return check('G06', 'fail', 'kind', params)
  if (analysisScore !== 'mean') return check('G06', 'fail', 'average', params)
  const all = locked > 0 && doubleCoded === locked
  return all ? check('G06', 'pass', 'mean', params) : check('G06', 'fail', 'partly', { ...params, doubleCoded, locked })
}

/**
 * G07: the estimate reaches its threshold and the lower end of its interval the floor. Both: pass; one: warn; none: fail.
 * Without an estimate there is nothing to judge. Perfect agreement has no interval and needs none.
 */
export function checkThreshold({
  estimate,
  threshold,
}: Pick<VariableReliability, 'estimate' | 'threshold'>): GateCheck {
  const needed = { point: threshold.point, ciLower: threshold.ciLower }
  if (!estimate.ok) return check('G07', 'not_assessed', 'undefined', { why: estimate.why, n: estimate.n, ...needed })
  const point = estimate.value >= threshold.point
  const lower = estimate.lo === null ? estimate.value === 1 : estimate.lo >= threshold.ciLower
  const params = { value: estimate.value, ...(estimate.lo === null ? {} : { lo: estimate.lo }), ...needed }
  const noInterval = estimate.lo === null && estimate.value !== 1
  if (point && lower) return check('G07', 'pass', 'both', params)
  if (point) return check('G07', 'warn', noInterval ? 'noInterval' : 'pointOnly', params)
  if (lower) return check('G07', 'warn', 'lowerOnly', params)
  return check('G07', 'fail', noInterval ? 'neitherNoInterval' : 'neither', params)
}

/**
 * G10: every code that makes up a fair share of what was coded agrees well enough by itself; rarer ones are listed, since
 * their figures say little. The share is taken of the units (seconds, or events) that both coders gave to any code.
 */
export function checkCodes({ perCode }: Pick<VariableReliability, 'perCode'>, plan: StudyPlan): GateCheck {
  if (perCode.length === 0) return check('G10', 'not_assessed', 'noCodes')
  const { codePrevalence, codeAgreement } = plan.gate
  const total = perCode.reduce((sum, { a, b }) => sum + a + b, 0)
  if (total === 0) return check('G10', 'not_assessed', 'nothing')
  const frequent = perCode.filter(({ a, b }) => atLeast((a + b) / total, codePrevalence))
  const rare = perCode.filter((one) => !frequent.includes(one)).map(({ label }) => label)
  const low = frequent.filter(({ figure }) => !figure.ok || figure.value < codeAgreement)
  const params = {
    codes: frequent.length,
    prevalence: percent(codePrevalence),
    floor: codeAgreement,
    ...(rare.length === 0 ? {} : { rare: few(rare) }),
  }
  const names = low.map(({ label, figure }) => `${label} (${figure.ok ? figure.value.toFixed(2) : 'no figure'})`)
  if (low.length > 0) return check('G10', 'warn', 'low', { ...params, low: few(names) })
  return check('G10', 'pass', rare.length === 0 ? 'agree' : 'agreeRare', params)
}

/**
 * G13: a composite or derived measure has a reliability of its own, from scores that were computed for each coder from
 * that coder's codes. The agreement of what it is made of does not stand for it.
 */
export function checkDerived(
  { estimate }: Pick<VariableReliability, 'estimate'>,
  { source, formula }: Pick<Variable, 'source' | 'formula'>,
): GateCheck {
  if (source !== 'composite') return check('G13', 'not_assessed', 'direct')
  const params = formula === null ? {} : { formula }
  return estimate.ok
    ? check('G13', 'pass', 'own', { ...params, n: estimate.n })
    : check('G13', 'warn', 'none', { ...params, why: estimate.why, n: estimate.n })
}
