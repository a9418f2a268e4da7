import { z } from 'zod'

/** The checks before an export, in the order in which they are told. What each asks is in `contract/messages-gate.ts`. */
export const GateCheckId = z.enum([
  'G01',
  'G02',
  'G03',
  'G04',
  'G05',
  'G06',
  'G07',
  'G08',
  'G09',
  'G10',
  'G11',
  'G12',
  'G13',
  'G14',
  'G15',
  'G16',
  'G17',
  'G18',
  'G19',
  'G20',
])
export type GateCheckId = z.infer<typeof GateCheckId>
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

/** A lead's recorded decision to export in spite of a failed check. Hash-chained; never for G05, G17 and G18. */
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
  /** Who agreed to it, where a lead asked somebody. The members from here to `flagValue` are absent in old records. */
  readonly secondPerson?: string | undefined
  /** The last day on which it holds, as `YYYY-MM-DD`; absent where it holds until its figures change. */
  readonly expires?: string | undefined
  /** What it does, and what stands beside the variable in an export. */
  readonly effect?: 'exported_with_flag' | undefined
  readonly flagValue?: 'rel_override' | undefined
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
  /** How many locked codings it was computed from. */
  readonly codings: number
}

/** A report with the moment (ISO 8601, UTC) of the study that it speaks of. */
export type ComputedGate = GateReport & { readonly computedAt: string }
