import type { GateRow } from '#shared/study/gate.ts'
import type { VariableReliability } from '#shared/study/reliability-view.ts'

/** The gate's row of a variable, where the gate knows it. */
export function gateRowOf(rows: readonly GateRow[], variable: VariableReliability): GateRow | undefined {
  return rows.find((row) => row.scheme === variable.scheme && row.variable === variable.variable)
}
