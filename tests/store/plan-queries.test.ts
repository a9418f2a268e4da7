import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendLog } from '../../electron/services/store/change-log.ts'
import { bordersSet, lastRegistration, looks, registerPlan } from '../../electron/services/store/queries/plan.ts'
import { addCoder, studyWithObservation, tempFolder, type Studied } from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
let study: Studied

beforeEach(async () => {
  folder = tempFolder()
  study = await studyWithObservation(folder.path)
})
afterEach(() => {
  study.store.close()
  folder.remove()
})

const opened = (personId: string | null): void => {
  study.store.write((db) => {
    const by = { personId, at: '2026-01-05T00:00:00.000Z' }
    appendLog(db, { kind: 'opened', subjectId: study.observationId, label: 'observation.opened', body: {} }, by)
  })
}

test('a coding opened by somebody else is a look, and by its own coder none', () => {
  const other = addCoder(study.store, 'Quinn', study.by)
  opened(other)
  opened(study.personId)
  opened(null)
  const found = looks(study.store.read)
  expect(found.map(({ by }) => by)).toEqual([other])
  expect(found[0]?.of).toBe(study.personId)
  expect(found[0]).toMatchObject({ recordingId: study.recordingId, at: '2026-01-05T00:00:00.000Z' })
})

test('no episodes were set by hand in a study whose recordings came with theirs', () => {
  expect(bordersSet(study.store.read).size).toBe(0)
})

test('the last registration counts, and no registration can be changed or taken away', () => {
  expect(lastRegistration(study.store.read)).toBeUndefined()
  const register = (...variables: string[]) =>
    study.store.write((db) => registerPlan(db, { analysisScore: 'primary', variables }, study.by))
  register('s a')
  register('s a', 's b')
  const last = lastRegistration(study.store.read)
  expect([last?.variables, last?.hash.length]).toEqual([['s a', 's b'], 64])
  for (const sql of ["UPDATE plan_registration SET hash = ''", 'DELETE FROM plan_registration'])
    expect(() => study.store.write((db) => db.query(sql).run())).toThrow()
  expect(lastRegistration(study.store.read)).toEqual(last)
})
