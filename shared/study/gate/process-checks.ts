import type { CertificationFacts, DriftFacts, AdjudicationFacts } from '../gate-facts.ts'
import type { GateCheck } from '../gate.ts'
import type { StudyPlan } from '../plan.ts'
import { atMost, check, few, percent } from './check.ts'
import type { Blinding, Independence, Registration } from './evidence.ts'

/** G02: who coded held a certificate for the scheme on the day. Not assessed where the plan asks for none. */
export function checkCertificates(facts: CertificationFacts | null, plan: StudyPlan): GateCheck {
  if (!plan.certificatesRequired) return check('G02', 'not_assessed', 'notAsked')
  if (facts === null) return check('G02', 'fail', 'noneHeld')
  const { codings, without, coders } = facts
  return without === 0
    ? check('G02', 'pass', 'held', { codings })
    : check('G02', 'fail', 'without', { codings, without, coders: few(coders) })
}

/**
 * G05: codings that are compared were made independently: nobody opened the other's before both were locked, as the log
 * of the study tells. What could have been opened counts for nothing, what was opened does. Cannot be overridden.
 */
export function checkIndependence({ pairs, opened, coders }: Independence): GateCheck {
  if (pairs === 0) return check('G05', 'not_assessed', 'noPairs')
  return opened === 0
    ? check('G05', 'pass', 'apart', { pairs })
    : check('G05', 'fail', 'opened', { pairs, opened, coders: few(coders) })
}

/**
 * G12: everybody's last check for drift was passed after the last recording that they coded, and no alarm is open. The
 * recordings since then may instead all have been coded again by somebody who did not see them (somebody has left).
 */
export function checkDrift(facts: DriftFacts | null, plan: StudyPlan): GateCheck {
  if (!plan.driftChecksRequired) return check('G12', 'not_assessed', 'notAsked')
  if (facts === null) return check('G12', 'fail', 'none')
  const alarms = facts.coders.filter(({ alarm }) => alarm).map(({ code }) => code)
  if (alarms.length > 0) return check('G12', 'fail', 'alarm', { coders: few(alarms) })
  const late = facts.coders.filter(({ lastCodedAt, lastPassedAt, coveredByRecodes }) => {
    if (lastCodedAt === null || coveredByRecodes) return false
    return lastPassedAt === null || lastPassedAt < lastCodedAt
  })
  return late.length === 0
    ? check('G12', 'pass', 'passed', { n: facts.coders.length })
    : check('G12', 'fail', 'late', { coders: few(late.map(({ code }) => code)) })
}

/** G14: where settled values enter the analysis, every difference that has to be settled is. */
export function checkAdjudication(facts: AdjudicationFacts | null, { analysisScore }: StudyPlan): GateCheck {
  if (analysisScore !== 'consensus' && analysisScore !== 'adjudicated')
    return check('G14', 'not_assessed', 'notAsked', { rule: analysisScore })
  if (facts === null) return check('G14', 'fail', 'none', { rule: analysisScore })
  const { due, settled } = facts
  const params = { due, settled, open: Math.max(0, due - settled), rule: analysisScore }
  return settled >= due ? check('G14', 'pass', 'settled', params) : check('G14', 'fail', 'open', params)
}

/** G16: in how many recordings a coder learnt what coders must not know. Those are named in the export. */
export function checkBlinding(blinding: Blinding | null, { gate }: StudyPlan): GateCheck {
  if (blinding === null) return check('G16', 'not_assessed', 'notAsked')
  const { asked, broken } = blinding
  if (asked === 0) return check('G16', 'not_assessed', 'noAnswers')
  const params = { asked, broken, share: percent(broken / asked), most: percent(gate.blindingShare) }
  if (broken === 0) return check('G16', 'pass', 'kept', params)
  return atMost(broken / asked, gate.blindingShare)
    ? check('G16', 'pass', 'few', params)
    : check('G16', 'warn', 'broken', params)
}

/** G19: what is exported is what was registered: the variables, and the rule for the score that is analysed. */
export function checkRegistration(
  { registration, gone }: { readonly registration: Registration | null; readonly gone: readonly string[] },
  /** `scheme variable`. */
  variable: string,
  { analysisScore }: StudyPlan,
): GateCheck {
  if (registration === null) return check('G19', 'not_assessed', 'none')
  const params = { on: registration.at.slice(0, 10), was: registration.analysisScore, now: analysisScore }
  if (registration.analysisScore !== analysisScore) return check('G19', 'warn', 'rule', params)
  if (!registration.variables.includes(variable)) return check('G19', 'warn', 'added', params)
  if (gone.length > 0) return check('G19', 'warn', 'gone', { ...params, n: gone.length, names: few(gone) })
  return check('G19', 'pass', 'same', params)
}

/** G20: notes and other free text are left out unless a lead adds them, knowingly. */
export function checkNotes(included: boolean): GateCheck {
  return included ? check('G20', 'warn', 'added') : check('G20', 'pass', 'left')
}
