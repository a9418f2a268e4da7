import { z } from 'zod'

/** The checks of this version (G01 coverage, G03 double coding, G07 threshold, G17 scheme rules, G18 media unchanged). */
export type GateCheckId = 'G01' | 'G03' | 'G07' | 'G17' | 'G18'
export type Verdict = 'pass' | 'warn' | 'fail' | 'not_assessed'

export type GateCheck = {
  readonly id: GateCheckId
  readonly verdict: Verdict
  /** Key of a message, with its parameters: what was found against what is asked. */
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

export const ReasonCode = z.enum([
  'few_double_coded',
  'low_variance',
  'rare_code',
  'single_site',
  'pilot_only',
  'historic_data',
  'other',
])
export type ReasonCode = z.infer<typeof ReasonCode>

/** A lead's recorded decision to export in spite of a failed check. Hash-chained; never for G17 and G18. */
export type OverrideRecord = {
  readonly id: string
  readonly scheme: string
  readonly variables: readonly string[]
  readonly checks: readonly GateCheckId[]
  readonly observed: Readonly<Record<string, Readonly<Record<string, number | string | null>>>>
  readonly required: Readonly<Record<string, number>>
  readonly reasonCode: ReasonCode
  readonly reasonText: string
  readonly decidedBy: string
  readonly decidedAt: string
  readonly appVersion: string
  readonly prevHash: string
  readonly hash: string
}

export type GateRow = {
  readonly scheme: string
  readonly variable: string
  readonly label: string
  readonly verdict: Verdict
  readonly checks: readonly GateCheck[]
  /** The override in force, if the verdict would stop the export and a lead decided. */
  readonly overrideId: string | null
}

export type GateReport = {
  readonly rows: readonly GateRow[]
  /** Whether an export that is not a draft may be made now. */
  readonly mayExport: boolean
  readonly counts: Readonly<Record<Verdict, number>>
}
