import type { StudyPlan } from './plan.ts'

/** One change of the study's plan, as the log keeps it. */
export type PlanChange = {
  readonly at: string
  readonly personName: string
  /** Why, where scores had been seen; empty where none was asked for. */
  readonly reason: string
  readonly changed: readonly { readonly member: string; readonly from: string; readonly to: string }[]
}

/** A plan with all that stands beside it on its page. */
export type PlanView = {
  readonly plan: StudyPlan
  /** Locked codings: from the first one on, a change needs a reason. */
  readonly locked: number
  readonly registration: {
    readonly at: string
    readonly personName: string
    readonly hash: string
    readonly analysisScore: string
    readonly variables: number
  } | null
  /** The newest first. */
  readonly changes: readonly PlanChange[]
}

/** The settings of a plan by name, those of the gate as `gate.<name>`, each as text. In the order of the plan. */
export function planSettings(plan: StudyPlan): [name: string, value: string][] {
  return Object.entries(plan).flatMap(([name, value]): [string, string][] => {
    if (typeof value !== 'object') return [[name, String(value)]]
    if (Array.isArray(value)) return [[name, value.join(', ')]]
    return Object.entries(value).map(([inner, asked]): [string, string] => [
      `${name}.${inner}`,
      asked === null ? '' : String(asked),
    ])
  })
}

/** What differs between two plans, setting by setting. */
export function planDifferences(from: StudyPlan, to: StudyPlan): PlanChange['changed'] {
  const before = new Map(planSettings(from))
  return planSettings(to).flatMap(([member, value]) => {
    const was = before.get(member) ?? ''
    return was === value ? [] : [{ member, from: was, to: value }]
  })
}
