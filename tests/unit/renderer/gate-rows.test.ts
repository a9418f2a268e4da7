import { expect, test } from 'vitest'
import type { GateCheck, GateRow, Verdict } from '#shared/study/gate.ts'
import {
  commonFindings,
  everything,
  filteredRows,
  findingChecks,
  ownFindings,
} from '../../../renderer/features/exchange/gate-rows.ts'

const check = (id: GateCheck['id'], verdict: Verdict, n = 0): GateCheck => ({ id, verdict, code: id, params: { n } })
const row = (variable: string, verdict: Verdict, ...checks: readonly GateCheck[]): GateRow => ({
  ...{ scheme: 's@1.0.0', variable, label: `Label of ${variable}`, verdict, checks, overrideId: null },
})
const rows = [
  row('sen', 'warn', check('G01', 'warn', 3), check('G08', 'warn', 1), check('G02', 'not_assessed')),
  row('int', 'fail', check('G01', 'warn', 3), check('G08', 'warn', 2), check('G07', 'fail')),
]

test('what was found alike of every variable is told once, and a row tells the rest', () => {
  const common = commonFindings(rows)
  expect(common.map(({ check: { id } }) => id)).toEqual(['G01'])
  expect(rows.map((one) => ownFindings(one, common).map(({ id }) => id))).toEqual([['G08'], ['G08', 'G07']])
})

test('of a single variable everything is its own', () => {
  expect(commonFindings(rows.slice(0, 1))).toEqual([])
})

test('what was not assessed is told only where it left a variable without a verdict', () => {
  const one = row('x', 'not_assessed', check('G03', 'not_assessed'), check('G12', 'not_assessed'))
  expect(ownFindings(one, []).map(({ id }) => id)).toEqual(['G03'])
})

test.each([
  [everything, ['int', 'sen']],
  [{ ...everything, text: 'LABEL sen' }, ['sen']],
  [{ ...everything, text: 's@1.0.0' }, ['int', 'sen']],
  [{ ...everything, verdict: 'fail' as const }, ['int']],
  [{ ...everything, check: 'G07' as const }, ['int']],
  [{ ...everything, check: 'G02' as const }, []],
])('%o leaves %o, what stops the export first', (filter, expected) => {
  expect(filteredRows(rows, filter).map(({ variable }) => variable)).toEqual(expected)
})

test('one can filter by the checks that found something', () => {
  expect(findingChecks(rows)).toEqual(['G01', 'G07', 'G08'])
})
