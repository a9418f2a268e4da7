import type { GateReport, OverrideRecord } from '../../study/gate.ts'
import type { StudyPlan } from '../../study/plan.ts'
import type { ReliabilityDetail } from '../../study/reliability-detail.ts'
import type { ReliabilityReport, VariableReliability } from '../../study/reliability-view.ts'

/** The words for a key of the application, with its places filled in. This folder lies below the catalogue of texts. */
export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** All that the printed report is made from. */
export type ReportContent = {
  readonly studyName: string
  readonly plan: StudyPlan
  readonly report: ReliabilityReport
  readonly gate: GateReport
  readonly details: readonly ReliabilityDetail[]
  readonly overrides: readonly OverrideRecord[]
  readonly meta: { readonly appVersion: string; readonly madeAt: string }
  readonly words: Words
}

export const sameVariable = (
  one: { readonly scheme: string; readonly variable: string },
  other: { readonly scheme: string; readonly variable: string },
): boolean => one.scheme === other.scheme && one.variable === other.variable

/** Names of the two coders of a variable; "first" and "second" where more than two coded. */
export function coderNames({ coders }: Pick<VariableReliability, 'coders'>): readonly [string, string] {
  const [first, second] = coders
  return coders.length === 2 && first !== undefined && second !== undefined ? [first, second] : ['first', 'second']
}
