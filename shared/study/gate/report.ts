import type { GateCheck, GateCheckId, GateReport, GateRow, OverrideRecord, Verdict } from '../gate.ts'
import type { StudyPlan } from '../plan.ts'
import { checkCodes, checkDerived, checkForm, checkThreshold } from './agreement-checks.ts'
import { check } from './check.ts'
import { checkCoverage, checkDoubleCoding, checkMedia, checkRules, checkStrata } from './coverage-checks.ts'
import type { GateInput } from './evidence.ts'
import { overrideFor } from './overrides.ts'
import {
  checkAdjudication,
  checkBlinding,
  checkCertificates,
  checkDrift,
  checkIndependence,
  checkNotes,
  checkRegistration,
} from './process-checks.ts'
import { checkBias, checkParts, checkSpread, checkUncodable } from './score-checks.ts'

/**
 * Without these a variable has no verdict. The other checks ask for more than a study may hold (it needs no certificates,
 * has one site, rates nothing in codes): that they were not assessed is told, and takes nothing from what was.
 */
const decisive: readonly GateCheckId[] = ['G03', 'G07']

/** The verdict of a variable: the most serious of its checks; "not assessed" counts more than a warning, less than a failure. */
export function overall(checks: readonly GateCheck[]): Verdict {
  const has = (verdict: Verdict): boolean => checks.some((one) => one.verdict === verdict)
  if (has('fail')) return 'fail'
  if (checks.some(({ id, verdict }) => verdict === 'not_assessed' && decisive.includes(id))) return 'not_assessed'
  if (has('warn')) return 'warn'
  return has('pass') ? 'pass' : 'not_assessed'
}

/** All checks of one variable, G01 to G20. */
export function checksOf(input: GateInput, plan: StudyPlan): GateCheck[] {
  const { scheme, variable, coverage, reliability, evidence, own } = input
  const { facts } = evidence
  const enough = checkDoubleCoding(coverage, reliability.n, plan)
  // A figure from the few recordings where both rated a conditional scale is printed but never judged.
  const unjudged = enough.verdict === 'not_assessed'
  return [
    checkCoverage(coverage),
    checkCertificates(facts.certification, plan),
    enough,
    checkStrata(evidence.strata, plan),
    checkIndependence(evidence.independence),
    checkForm(reliability, variable, coverage, plan),
    unjudged ? check('G07', 'not_assessed', 'fewBoth', enough.params) : checkThreshold(reliability),
    checkBias(own.biases, variable, plan),
    checkSpread(own.spread, reliability, plan),
    checkCodes(reliability, plan),
    checkParts(own.parts, reliability, plan),
    checkDrift(facts.drift, plan),
    checkDerived(reliability, variable),
    checkAdjudication(facts.adjudication, plan),
    checkUncodable(own.uncodable, plan),
    checkBlinding(evidence.blinding, plan),
    checkRules(coverage),
    checkMedia(coverage),
    checkRegistration(evidence, `${scheme} ${variable.name}`, plan),
    checkNotes(evidence.notesIncluded),
  ]
}

/** What a report is made with besides the variables. */
type GateSetting = {
  /** In the order in which they were recorded. */
  readonly overrides: readonly OverrideRecord[]
  readonly plan: StudyPlan
  /** `YYYY-MM-DD` or longer; without it no override expires. */
  readonly today?: string
  /** Locked codings that everything was computed from. */
  readonly codings: number
}

/** The gate over all variables that would be exported (domain 3.5). */
export function gateReport(inputs: readonly GateInput[], setting: GateSetting): GateReport {
  const { overrides, plan, today = null, codings } = setting
  const rows = inputs.map((input): GateRow => {
    const checks = checksOf(input, plan)
    const row = { scheme: input.scheme, variable: input.variable.name, checks }
    return {
      ...row,
      label: input.variable.label,
      verdict: overall(checks),
      overrideId: overrideFor(row, input.reliability, overrides, today),
    }
  })
  const counts = { pass: 0, warn: 0, fail: 0, not_assessed: 0 }
  for (const row of rows) counts[row.verdict] += 1
  const mayExport =
    rows.length > 0 && rows.every(({ verdict, overrideId }) => verdict !== 'fail' || overrideId !== null)
  return { rows, counts, mayExport, codings }
}

/**
 * A line for every variable that tells what the gate says of it, for comparing what was shown with what holds now. Notes
 * are left out of it: whoever asks for them knows that they change a verdict.
 */
export function verdictLines({ rows }: GateReport): string[] {
  return rows.map(({ scheme, variable, checks, overrideId }) => {
    const verdict = overall(checks.filter(({ id }) => id !== 'G20'))
    return `${scheme} ${variable} ${verdict} ${overrideId ?? ''}`.trimEnd()
  })
}
