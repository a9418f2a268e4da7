import type { GateRow, Verdict } from '#shared/study/gate.ts'
import type { VariableReliability } from '#shared/study/reliability-view.ts'
import type { BadgeKind } from '../../ui/Badge.tsx'

export const verdictKinds: Readonly<Record<Verdict, BadgeKind>> = {
  pass: 'pass',
  warn: 'warn',
  fail: 'fail',
  not_assessed: 'open',
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  pass: 'Pass',
  warn: 'Warn',
  fail: 'Fails',
  not_assessed: 'Open',
}

/** The gate's row of a variable, where the gate knows it. */
export function gateRowOf(rows: readonly GateRow[], variable: VariableReliability): GateRow | undefined {
  return rows.find((row) => row.scheme === variable.scheme && row.variable === variable.variable)
}

/**
 * The verdict on agreement alone (check G07), so that a study in which much is not coded yet still tells which
 * variables agree. Undefined as long as the gate has not been computed.
 */
export function agreementVerdict(row: GateRow | undefined): Verdict | undefined {
  return row?.checks.find((check) => check.id === 'G07')?.verdict
}
