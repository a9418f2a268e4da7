import type { AlarmRule, DriftRow } from '#shared/study/drift.ts'

export const alarmWords: Readonly<Record<AlarmRule, string>> = {
  mean: 'The mean of the last five checks is further from the masters than its limit.',
  two_misses: 'Two checks in a row are off by a quarter of the range or more, the same way.',
  two_below: 'The agreement was below its threshold in two checks in a row.',
}

export const keyOf = (row: Pick<DriftRow, 'personId' | 'schemeId' | 'variable'>): string =>
  `${row.personId} ${row.schemeId} ${row.variable}`
