import { canonicalJson } from '../../lib/canonical-json.ts'
import type { GateCheck, GateCheckId, GateRow, OverrideRecord } from '../gate.ts'
import type { VariableReliability } from '../reliability-view.ts'

/** Codings that were not independent, a broken rule or changed media: no decision makes up for these. */
export const notOverridable: readonly GateCheckId[] = ['G05', 'G17', 'G18']

type Observed = Record<string, number | string | null>

/** The figures that an override records of a variable, and that must still be so for it to hold. */
export function observedFigures({ estimate, n, statistic }: VariableReliability): Observed {
  if (!estimate.ok) return { statistic, n, not_defined_because: estimate.why }
  return { statistic, n, estimate: estimate.value, ci_lower: estimate.lo, ci_upper: estimate.hi }
}

const findingKey = (id: GateCheckId): string => `finding_${id}`
const findingText = ({ code, params }: GateCheck): string => `${code} ${canonicalJson(params)}`

/** What the failed checks said, so that a decision about three recordings is none about four. */
export function observedFindings(checks: readonly GateCheck[]): Observed {
  const failed = checks.filter(({ verdict }) => verdict === 'fail')
  return Object.fromEntries(failed.map((one) => [findingKey(one.id), findingText(one)]))
}

/**
 * Whether a figure is the one that was decided about. The same codings give it to some last digit or other, depending on
 * the order in which a version of Attune adds up: that is no other figure.
 */
function isSame(then: unknown, now: unknown): boolean {
  if (typeof then === 'number' && typeof now === 'number')
    return Math.abs(then - now) <= 1e-9 * Math.max(1, Math.abs(now))
  if (then === null || now === null || typeof then !== 'object' || typeof now !== 'object') return then === now
  const [before, after] = [Object.entries(then), new Map(Object.entries(now))]
  return before.length === after.size && before.every(([key, value]) => after.has(key) && isSame(value, after.get(key)))
}

/** The same of findings as they are kept: a code, and parameters that hold figures. */
function isSameFinding(then: unknown, now: unknown): boolean {
  if (then === now || typeof then !== 'string' || typeof now !== 'string') return then === now
  const parts = (text: string): readonly [string, unknown] => {
    const [code = ''] = text.split(' ', 1)
    return [code, parsed(text.slice(code.length + 1))]
  }
  const [[codeThen, paramsThen], [codeNow, paramsNow]] = [parts(then), parts(now)]
  return codeThen === codeNow && paramsThen !== undefined && isSame(paramsThen, paramsNow)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}

/**
 * A decision was made about figures and findings. Once these change it has to be made again. Records from before findings
 * were kept stand for their figures alone.
 */
function stillHolds(override: OverrideRecord, row: CheckedRow, reliability: VariableReliability): boolean {
  const then = override.observed[row.variable] ?? {}
  const figures = Object.entries(observedFigures(reliability)).every(([key, now]) => isSame(then[key], now))
  const kept = Object.keys(then).some((key) => key.startsWith('finding_'))
  if (!figures || !kept) return figures
  return Object.entries(observedFindings(row.checks)).every(([key, now]) => isSameFinding(then[key], now))
}

/** `today` as `YYYY-MM-DD` or longer. A decision holds on the last day that it names. */
const isExpired = ({ expires }: Pick<OverrideRecord, 'expires'>, today: string | null): boolean =>
  expires !== undefined && today !== null && expires < today.slice(0, 10)

type CheckedRow = Pick<GateRow, 'scheme' | 'variable' | 'checks'>

/**
 * The newest override that covers every failed check of the variable as it stands, if all of them may be overridden and
 * it has not expired. `overrides` in the order in which they were recorded; without `today` none expires.
 */
export function overrideFor(
  row: CheckedRow,
  reliability: VariableReliability,
  overrides: readonly OverrideRecord[],
  today: string | null,
): string | null {
  const failed = row.checks.filter((one) => one.verdict === 'fail').map((one) => one.id)
  if (failed.length === 0 || failed.some((id) => notOverridable.includes(id))) return null
  const covering = overrides.filter(
    (override) =>
      override.scheme === row.scheme &&
      override.variables.includes(row.variable) &&
      failed.every((id) => override.checks.includes(id)) &&
      !isExpired(override, today) &&
      stillHolds(override, row, reliability),
  )
  return covering.at(-1)?.id ?? null
}
