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
