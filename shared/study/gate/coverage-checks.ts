import type { GateCheck } from '../gate.ts'
import type { StudyPlan } from '../plan.ts'
import { check, few, percent } from './check.ts'
import type { Coverage, Stratum } from './evidence.ts'

/** G01: every codable recording has a locked record in the primary role; all others carry a reason by their status. */
export function checkCoverage({ codable, locked, unassigned, training }: Coverage): GateCheck {
  if (codable === 0) return check('G01', 'fail', 'none')
  if (locked === codable)
    return training === 0
      ? check('G01', 'pass', 'complete', { codable })
      : check('G01', 'pass', 'completeBesides', { codable, training })
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
    share: percent(share),
    planned: percent(plan.doubleCodedShare),
  }
  if (doubleCoded < minN) return check('G03', 'fail', 'few', params)
  if (both < minN) return check('G03', 'not_assessed', 'fewBoth', params)
  if (share < plan.doubleCodedShare) return check('G03', 'warn', 'share', params)
  if (doubleCoded === locked) return check('G03', 'warn', 'all', params)
  return check('G03', 'pass', 'enough', params)
}

/**
 * G04: recordings coded twice come from every site and time point, none under the share of the plan. Which arm of a trial
 * a recording belongs to is unknown here, by design: a coder must not be able to find it. The finding says so.
 */
export function checkStrata(strata: readonly Stratum[], plan: StudyPlan): GateCheck {
  const coded = strata.filter(({ locked }) => locked > 0)
  if (coded.length === 0) return check('G04', 'not_assessed', 'none')
  const asked = plan.gate.stratumShare
  const thin = coded.filter(({ locked, doubleCoded }) => doubleCoded / locked < asked - 1e-9)
  const count = (kind: Stratum['kind']): number => coded.filter((one) => one.kind === kind).length
  const params = { asked: percent(asked), sites: count('site'), times: count('time') }
  if (thin.length === 0) return check('G04', 'pass', 'covered', params)
  const names = thin.map(({ name, locked, doubleCoded }) => `${name} (${doubleCoded} of ${locked})`)
  return check('G04', 'warn', 'thin', { ...params, names: few(names) })
}

/** G17: the rules of the scheme hold for all locked records. Cannot be overridden. */
export function checkRules({ breakingRules }: Coverage): GateCheck {
  return breakingRules === 0 ? check('G17', 'pass', 'hold') : check('G17', 'fail', 'broken', { n: breakingRules })
}

/**
 * G18: the media are as last verified where they were coded, and so are the borders of episodes, which the study file
 * refuses to set again once coding has begun. A verified conversion and files that are not here pass, named as such.
 */
export function checkMedia({ media }: Coverage): GateCheck {
  const { verified, converted, missing, changed, changedRecordings, bordersChanged } = media
  const params = { files: verified + converted + missing + changed, verified, converted, missing }
  if (changed > 0) return check('G18', 'fail', 'changed', { ...params, changed, recordings: changedRecordings })
  if (bordersChanged > 0) return check('G18', 'fail', 'borders', { ...params, recordings: bordersChanged })
  if (params.files === 0) return check('G18', 'pass', 'none')
  return check('G18', 'pass', converted + missing === 0 ? 'same' : 'named', params)
}
