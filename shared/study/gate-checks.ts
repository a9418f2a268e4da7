import type { Variable } from '../scheme/variables.ts'
import type { GateCheck, GateCheckId, GateReport, GateRow, OverrideRecord, Verdict } from './gate.ts'
import type { StudyPlan } from './plan.ts'
import type { VariableReliability } from './reliability-view.ts'

/** How far the codings of one scheme have come, counted over the recordings of the study. */
export type Coverage = {
  /** Codable recordings: received, and not given a reason for being left out. */
  readonly codable: number
  /** Of these: how many have a locked primary observation, and how many have no primary coder at all. */
  readonly locked: number
  readonly unassigned: number
  /** Of the locked ones: how many have a second locked independent observation. */
  readonly doubleCoded: number
  /** Locked observations that break a `require` or `block` rule of the scheme. */
  readonly breakingRules: number
  readonly media: MediaCoverage
}

/** The files of the recordings that have a locked coding, each counted once. */
export type MediaCoverage = {
  /** As last verified where it was coded, and at this machine. */
  readonly verified: number
  /** As last verified, and played from a copy whose frames were compared with its own. */
  readonly converted: number
  /** Not at this machine: kept at another site or deleted. */
  readonly missing: number
  /** Found with another content than the one that was coded, and how many recordings that concerns. */
  readonly changed: number
  readonly changedRecordings: number
}

/** All that is known of one variable when the gate is asked. */
export type GateInput = {
  readonly scheme: string
  readonly variable: Variable
  readonly coverage: Coverage
  readonly reliability: VariableReliability
}

const check = (id: GateCheckId, verdict: Verdict, code: string, params: GateCheck['params'] = {}): GateCheck => ({
  id,
  verdict,
  code: `gate.${id}.${code}`,
  params,
})

/** G01: every codable recording has a locked record in the primary role; all others carry a reason by their status. */
export function checkCoverage({ codable, locked, unassigned }: Coverage): GateCheck {
  if (codable === 0) return check('G01', 'fail', 'none')
  if (locked === codable) return check('G01', 'pass', 'complete', { codable })
  return check('G01', 'fail', unassigned > 0 ? 'unassigned' : 'unlocked', {
    codable,
    open: codable - locked,
    unassigned,
  })
}

/**
 * G03: enough recordings coded twice. Fewer than the minimum fails; a share below plan warns; all of them twice warns,
 * because agreement is then not covert. A variable that both coders scored in fewer recordings than the minimum, though
 * enough were coded twice (a conditional scale), cannot be assessed; that is not a failure.
 */
export function checkDoubleCoding(coverage: Coverage, both: number, plan: StudyPlan): GateCheck {
  const { doubleCoded, locked } = coverage
  const minN = plan.minDoubleCoded
  const share = locked === 0 ? 0 : doubleCoded / locked
  const params = {
    n: doubleCoded,
    both,
    needed: minN,
    share: Math.round(share * 100),
    planned: Math.round(plan.doubleCodedShare * 100),
  }
  if (doubleCoded < minN) return check('G03', 'fail', 'few', params)
  if (both < minN) return check('G03', 'not_assessed', 'fewBoth', params)
  if (share < plan.doubleCodedShare) return check('G03', 'warn', 'share', params)
  if (doubleCoded === locked) return check('G03', 'warn', 'all', params)
  return check('G03', 'pass', 'enough', params)
}

/**
 * G07: the estimate reaches its threshold and the lower end of its interval the floor. Both: pass; one: warn; none: fail.
 * Without an estimate there is nothing to judge. Perfect agreement has no interval and needs none.
 */
export function checkThreshold({ estimate, threshold }: VariableReliability): GateCheck {
  const needed = { point: threshold.point, ciLower: threshold.ciLower }
  if (!estimate.ok) return check('G07', 'not_assessed', 'undefined', { why: estimate.why, n: estimate.n, ...needed })
  const point = estimate.value >= threshold.point
  const lower = estimate.lo === null ? estimate.value === 1 : estimate.lo >= threshold.ciLower
  const params = { value: estimate.value, ...(estimate.lo === null ? {} : { lo: estimate.lo }), ...needed }
  const noInterval = estimate.lo === null && estimate.value !== 1
  if (point && lower) return check('G07', 'pass', 'both', params)
  if (point) return check('G07', 'warn', noInterval ? 'noInterval' : 'pointOnly', params)
  return lower ? check('G07', 'warn', 'lowerOnly', params) : check('G07', 'fail', 'neither', params)
}

/** G17: the rules of the scheme hold for all locked records. Cannot be overridden. */
export function checkRules({ breakingRules }: Coverage): GateCheck {
  return breakingRules === 0 ? check('G17', 'pass', 'hold') : check('G17', 'fail', 'broken', { n: breakingRules })
}

/**
 * G18: the media are as last verified where they were coded. A verified conversion and files that are not here pass,
 * named as such. Episode borders cannot change once coding has begun: the study file itself refuses that.
 */
export function checkMedia({ media }: Coverage): GateCheck {
  const { verified, converted, missing, changed, changedRecordings } = media
  const params = { files: verified + converted + missing + changed, verified, converted, missing }
  if (changed > 0) return check('G18', 'fail', 'changed', { ...params, changed, recordings: changedRecordings })
  if (params.files === 0) return check('G18', 'pass', 'none')
  return check('G18', 'pass', converted + missing === 0 ? 'same' : 'named', params)
}

/** The verdict of a variable: the most serious of its checks; "not assessed" counts more than a warning, less than a failure. */
export function overall(checks: readonly GateCheck[]): Verdict {
  const order: readonly Verdict[] = ['fail', 'not_assessed', 'warn', 'pass']
  return order.find((verdict) => checks.some((one) => one.verdict === verdict)) ?? 'not_assessed'
}

export const notOverridable: readonly GateCheckId[] = ['G17', 'G18']

/** What an override records of a variable, and what must still be so for it to hold. */
export function observedFigures({
  estimate,
  n,
  statistic,
}: VariableReliability): Record<string, number | string | null> {
  if (!estimate.ok) return { statistic, n, not_defined_because: estimate.why }
  return { statistic, n, estimate: estimate.value, ci_lower: estimate.lo, ci_upper: estimate.hi }
}

/** A decision was made about figures. Once these change, it has to be made again. */
function stillHolds(override: OverrideRecord, variable: string, reliability: VariableReliability): boolean {
  const then = override.observed[variable] ?? {}
  return Object.entries(observedFigures(reliability)).every(([key, now]) => then[key] === now)
}

/** The newest override that covers every failed check of the variable as it stands, if all of them may be overridden. */
function overrideFor(
  row: Omit<GateRow, 'overrideId' | 'verdict' | 'label'>,
  reliability: VariableReliability,
  overrides: readonly OverrideRecord[],
): string | null {
  const failed = row.checks.filter((one) => one.verdict === 'fail').map((one) => one.id)
  if (failed.length === 0 || failed.some((id) => notOverridable.includes(id))) return null
  const covering = overrides.filter(
    (override) =>
      override.scheme === row.scheme &&
      override.variables.includes(row.variable) &&
      failed.every((id) => override.checks.includes(id)) &&
      stillHolds(override, row.variable, reliability),
  )
  return covering.at(-1)?.id ?? null
}

/** The gate over all variables that would be exported (domain 3.5). `overrides` in the order in which they were recorded. */
export function gateReport(
  inputs: readonly GateInput[],
  overrides: readonly OverrideRecord[],
  plan: StudyPlan,
): GateReport {
  const rows = inputs.map(({ scheme, variable, coverage, reliability }): GateRow => {
    const enough = checkDoubleCoding(coverage, reliability.n, plan)
    // A figure from the few recordings where both rated a conditional scale is printed but never judged.
    const few = enough.verdict === 'not_assessed'
    const threshold = few ? check('G07', 'not_assessed', 'fewBoth', enough.params) : checkThreshold(reliability)
    const checks = [checkCoverage(coverage), enough, threshold, checkRules(coverage), checkMedia(coverage)]
    const row = { scheme, variable: variable.name, checks }
    return {
      ...row,
      label: variable.label,
      verdict: overall(checks),
      overrideId: overrideFor(row, reliability, overrides),
    }
  })
  const counts = { pass: 0, warn: 0, fail: 0, not_assessed: 0 }
  for (const row of rows) counts[row.verdict] += 1
  const mayExport = rows.length > 0 && rows.every((row) => row.verdict !== 'fail' || row.overrideId !== null)
  return { rows, counts, mayExport }
}
