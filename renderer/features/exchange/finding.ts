import { textOf } from '#shared/contract/messages.ts'
import { notOverridable } from '#shared/study/gate/overrides.ts'
import type { GateCheck, GateRow } from '#shared/study/gate.ts'
import { coefficient } from '../../ui/format/figures.ts'

const coefficients = ['value', 'lo', 'point', 'ciLower', 'floor']

/** What a check found against what is asked, in words; coefficients printed as everywhere else. */
export function findingOf(check: GateCheck): string {
  const params = Object.fromEntries(
    Object.entries(check.params).map(([key, value]) => {
      if (typeof value === 'number' && coefficients.includes(key)) return [key, coefficient(value)]
      return [key, key === 'why' ? textOf(`why.${String(value)}`) : value]
    }),
  )
  // A number stays beside its n or its sign where the line breaks.
  return textOf(check.code, params).replaceAll('(n ', '(n\u00a0').replaceAll(' %', '\u00a0%')
}

/** Whether a lead may decide to export it all the same: not where a rule of the scheme is broken or media changed. */
export function canOverride(row: GateRow): boolean {
  const failed = row.checks.filter((check) => check.verdict === 'fail')
  return row.overrideId === null && failed.length > 0 && failed.every((check) => !notOverridable.includes(check.id))
}

export const rowKey = (row: GateRow): string => `${row.scheme} ${row.variable}`
