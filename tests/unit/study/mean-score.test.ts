import { expect, test } from 'vitest'
import { icc } from '#shared/reliability/icc.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import { defaultPlan, type StudyPlan } from '#shared/study/plan.ts'
import { dataset, rating, recording, recordsOf, type Coded } from './dataset-builder.ts'

const values: readonly (readonly [number, number])[] = [
  [2, 3],
  [4, 4],
  [5, 7],
  [6, 6],
  [7, 8],
  [8, 6],
]
const ids = values.map((_, n) => `r${n}`)
const coded = (coder: string, role: Coded['role'], at: 0 | 1): Coded[] =>
  values.map((pair, n) => ({ recording: ids[n] ?? '', coder, role, records: recordsOf(rating('sen', pair[at])) }))

/** The row of a rating that two coders gave, all of them or all but one recording twice. */
function row(analysisScore: StudyPlan['analysisScore'], twice: number, thirdCoder = false) {
  const seconds = coded('bob', 'second', 1).slice(0, twice)
  const last = seconds.length - 1
  const changed = seconds.map((one, n) => (thirdCoder && n === last ? { ...one, coder: 'cay' } : one))
  const plan = { ...defaultPlan, bootstrapReplicates: 200, analysisScore }
  const data = dataset([...coded('ann', 'primary', 0), ...changed], {
    plan,
    recordings: ids.map((id) => recording(id)),
  })
  const { report, gate } = studyReliability(data, { progress: () => undefined, throwIfCancelled: () => undefined })
  const one = report.variables.find(({ variable }) => variable === 'sen_play')
  const checks = gate.rows.find(({ variable }) => variable === 'sen_play')?.checks ?? []
  return { one, form: checks.find(({ id }) => id === 'G06')?.verdict }
}

test('the figure is that of the mean where the mean is analysed and every recording was coded twice', () => {
  const { one, form } = row('mean', 6)
  const known = icc(
    values.map(([a, b]) => [a, b]),
    'A,k',
  )
  expect([one?.statistic, one?.reason, form]).toEqual(['icc_ak', 'mean-of-coders', 'pass'])
  expect(one?.estimate).toMatchObject({ ok: true, value: known.ok ? known.value : NaN })
  expect(row('mean', 6, true).one?.statistic).toBe('icc_k')
})

test('it is that of one coder where some recordings were coded once, and where one coder is analysed', () => {
  expect([row('mean', 5).one?.statistic, row('mean', 5).form]).toEqual(['icc_a1', 'pass'])
  expect(row('primary', 6).one?.statistic).toBe('icc_a1')
})
