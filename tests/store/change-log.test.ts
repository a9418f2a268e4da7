import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyChange } from '#shared/observation/change.ts'
import { eraseSubject, verifyChain } from '../../electron/services/store/change-log.ts'
import { commitChange, historyOf, historyTop } from '../../electron/services/store/observations.ts'
import { openProjectFile } from '../../electron/services/store/project-file.ts'
import { appendOverride, listOverrides } from '../../electron/services/store/queries/overrides.ts'
import { raw, tamper } from './support/raw.ts'
import { codeOf, event, storeDeps, studyWithObservation, tempFolder, type Studied } from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
let study: Studied

beforeEach(async () => {
  folder = tempFolder()
  study = await studyWithObservation(folder.path)
  for (const n of [0, 1, 2]) {
    const { store, observationId, by } = study
    const change = { ...emptyChange, added: { [`e${n}`]: event(`e${n}`, n * 1000, { note: 'secret words' }) } }
    store.write((db) => commitChange(db, { observationId, baseRevision: n, label: 'add', change, cause: 'do' }, by))
  }
})
afterEach(() => {
  study.store.close()
  folder.remove()
})

/** Closes the study, lets `change` at the file, opens it again. */
async function meanwhile(sql: string): Promise<void> {
  await study.store.close().backup
  tamper(study.path, sql)
  study = { ...study, store: await openProjectFile(study.path, storeDeps()) }
}

const erase = () =>
  study.store.write((db) =>
    eraseSubject(db, { kind: 'observation', subjectId: study.observationId, reason: 'consent withdrawn' }, study.by),
  )

// With the triggers gone for the moment, as a database tool would do it.
const dropGuards = 'DROP TRIGGER change_log_fixed; DROP TRIGGER change_payload_fixed; DROP TRIGGER change_log_kept;'

test('an untouched log verifies', () => {
  expect(verifyChain(study.store.read)).toMatchObject({ ok: true, erased: 0 })
})

test('the log verifies after payloads were erased', () => {
  expect(erase()).toBe(3)
  expect(verifyChain(study.store.read)).toMatchObject({ ok: true, erased: 3 })
})

test('an erased payload is nowhere in the file any more', async () => {
  erase()
  study.store.write((db) => db.query("UPDATE event SET note = ''").run())
  await study.store.close().backup
  const file = raw(study.path).serialize()
  expect(file.includes('secret words')).toBe(false)
})

test('an erased step stays in the history as a step without content', () => {
  erase()
  expect(historyOf(study.store.read, study.observationId).map((step) => [step.revision, step.change])).toEqual([
    [1, null],
    [2, null],
    [3, null],
  ])
})

test('an erased step cannot be undone', () => {
  erase()
  expect(historyTop(study.store.read, study.observationId)).toEqual({ undo: null, redo: null })
})

test.each([
  [
    'a changed payload',
    `UPDATE change_payload SET body = replace(body, '"onsetMs":1000', '"onsetMs":1001')`,
    'payload',
  ],
  ['another person', `UPDATE change_log SET person_id = 'p_other' WHERE kind = 'observation' AND revision = 2`, 'hash'],
  ['another time', `UPDATE change_log SET at = '2020-01-01T00:00:00.000Z' WHERE revision = 2`, 'hash'],
  [
    'a payload that is gone without being erased',
    `DROP TRIGGER change_payload_kept; DELETE FROM change_payload WHERE seq = (SELECT max(seq) FROM change_payload)`,
    'payload',
  ],
  [
    'a link taken out of the middle',
    `PRAGMA foreign_keys = OFF; DELETE FROM change_log WHERE seq = (SELECT max(seq) - 1 FROM change_log)`,
    'gap',
  ],
  [
    'the last link cut off',
    `PRAGMA foreign_keys = OFF; DELETE FROM change_log WHERE seq = (SELECT max(seq) FROM change_log)`,
    'head',
  ],
])('the log tells of %s', async (_what, sql, why) => {
  await meanwhile(`${dropGuards} ${sql}`)
  expect(study.store.verify().chain).toMatchObject({ ok: false, why })
})

test.each([
  'UPDATE change_log SET at = at',
  'DELETE FROM change_log',
  'UPDATE change_payload SET body = body',
  'DELETE FROM change_payload',
])('the file itself refuses: %s', (sql) => {
  expect(codeOf(() => study.store.write((db) => db.query(sql).run()))).toBe('row-immutable')
})

test('each installation writes a chain of its own', async () => {
  await study.store.close().backup
  study = { ...study, store: await openProjectFile(study.path, storeDeps({ installationId: 'in_two' })) }
  const { store, observationId, by } = study
  const change = { ...emptyChange, added: { z: event('z', 5000) } }
  const { seq } = store.write((db) =>
    commitChange(db, { observationId, baseRevision: 3, label: 'add', change, cause: 'do' }, by),
  )
  expect(seq).toBe(1)
  expect(verifyChain(store.read)).toMatchObject({ ok: true })
})

const override = {
  scheme: 'gaze@1.0.0',
  variables: ['look_face'],
  checks: ['G07' as const],
  observed: { look_face: { kappa: 0.4, n: 12 } },
  required: { point: 0.6 },
  reasonCode: 'few_double_coded' as const,
  reasonText: 'More double codings are planned.',
  decidedBy: 'Robin',
  decidedAt: '2026-03-02T09:00:00.000Z',
  appVersion: '0.0.1',
}

test('overrides form a chain in which each names the one before', () => {
  const first = study.store.write((db) => appendOverride(db, override, study.by))
  const second = study.store.write((db) => appendOverride(db, override, study.by))
  expect(second.prevHash).toBe(first.hash)
  expect(listOverrides(study.store.read)).toEqual([first, second])
})

test('an override changed afterwards is noticed', async () => {
  study.store.write((db) => appendOverride(db, override, study.by))
  expect(study.store.verify().overrides).toBe(true)
  await meanwhile(`DROP TRIGGER override_fixed; UPDATE override_record SET json = replace(json, '0.4', '0.7')`)
  expect(study.store.verify().overrides).toBe(false)
})
