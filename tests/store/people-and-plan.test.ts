import { afterEach, beforeEach, expect, test } from 'vitest'
import { Scheme } from '#shared/scheme/scheme.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { beginObservation, lockObservation } from '../../electron/services/store/observations.ts'
import { appendExport, listExports } from '../../electron/services/store/queries/exports.ts'
import {
  createAssignments,
  listAssignments,
  removeAssignment,
  workOfPerson,
} from '../../electron/services/store/queries/assignments.ts'
import { gridPage } from '../../electron/services/store/queries/grid.ts'
import { setStudyPlan, studyPlan } from '../../electron/services/store/queries/meta.ts'
import { observationCounts } from '../../electron/services/store/queries/observation-rows.ts'
import {
  addPerson,
  passcodeOf,
  personById,
  setPasscode,
  updatePerson,
} from '../../electron/services/store/queries/people.ts'
import { insertRecording } from '../../electron/services/store/queries/recordings.ts'
import { listSchemes, publishScheme, schemeByRef } from '../../electron/services/store/queries/schemes.ts'
import { studySums } from '../../electron/services/store/queries/sums.ts'
import { addCoder, codeOf, recording, scheme, studyWithObservation, tempFolder, type Studied } from './support/study.ts'

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

const read = () => study.store.read
const sums = (personId: string | null = null) => studySums(read(), personId)
const progress = () => gridPage(read(), { offset: 0, limit: 1 }).rows[0]?.cells[0]?.progress

function assign(personId: string, role: 'primary' | 'second' | 'master', recordingIds = [study.recordingId]): number {
  return study.store.write((db) =>
    createAssignments(db, { recordingIds, scheme, coders: [{ personId, role }] }, study.by),
  )
}

/** Begins and locks every observation of a person. */
function codeAll(personId: string): void {
  for (const item of workOfPerson(read(), personId)) {
    study.store.write((db) => {
      const { id, revision } = beginObservation(db, item.assignmentId, study.by)
      lockObservation(db, { observationId: id, baseRevision: revision }, study.by)
    })
  }
}

test.each(['Robin', 'ROBIN'])('two people cannot share the name %s', (name) => {
  expect(codeOf(() => addCoder(study.store, name, study.by))).toBe('person-name-taken')
})

test('a person can be renamed, given roles and set aside', () => {
  const id = addCoder(study.store, 'Sasha', study.by)
  study.store.write((db) => updatePerson(db, { id, name: 'Sascha', roles: ['lead'], active: false }, study.by))
  expect(personById(read(), id)).toEqual({ id, name: 'Sascha', roles: ['lead'], active: false, hasPasscode: false })
})

test('a passcode is kept as what it was given, and not in the log', () => {
  const passcode = { salt: '0a0b', hash: 'c0ffee1234567890', cost: 32768 }
  study.store.write((db) => setPasscode(db, study.personId, passcode, study.by))
  expect(passcodeOf(read(), study.personId)).toEqual(passcode)
  const logged = read().query<{ body: string }>('SELECT group_concat(body) AS body FROM change_payload').get()
  expect(logged?.body).not.toContain('c0ffee')
})

test('a person without a passcode has none', () => {
  expect(passcodeOf(read(), study.personId)).toBeUndefined()
  const passcode = { salt: '00', hash: '11', cost: 2 }
  const added = study.store.write((db) => addPerson(db, { name: 'Kim', roles: ['coder'], passcode }, study.by))
  expect(added.hasPasscode).toBe(true)
})

test('publishing the same scheme version again changes nothing', () => {
  const before = listSchemes(read())
  study.store.write((db) => publishScheme(db, structuredClone(scheme), study.by))
  expect(listSchemes(read())).toEqual(before)
})

test('a published version cannot be published with other content', () => {
  const other = Scheme.parse({ ...scheme, summary: 'Something else.' })
  expect(codeOf(() => study.store.write((db) => publishScheme(db, other, study.by)))).toBe('scheme-version-taken')
  expect(schemeByRef(read(), scheme).scheme).toEqual(scheme)
})

test.each(["UPDATE scheme SET json = '{}'", 'DELETE FROM scheme'])('the file itself refuses: %s', (sql) => {
  expect(codeOf(() => study.store.write((db) => db.query(sql).run()))).toBe('row-immutable')
})

test('the plan is the default until set, and then what was set', () => {
  expect(studyPlan(read())).toEqual(defaultPlan)
  study.store.write((db) => setStudyPlan(db, { ...defaultPlan, minDoubleCoded: 20 }, study.by))
  expect(studyPlan(read()).minDoubleCoded).toBe(20)
})

test('assigning again what a coder already has makes nothing new', () => {
  expect(assign(study.personId, 'primary')).toBe(0)
})

test('a role that somebody holds is not given to another', () => {
  const sasha = addCoder(study.store, 'Sasha', study.by)
  expect(codeOf(() => assign(sasha, 'primary'))).toBe('assignment-role-taken')
})

test('when one recording of many cannot be assigned, none is', () => {
  const sasha = addCoder(study.store, 'Sasha', study.by)
  expect(codeOf(() => assign(sasha, 'second', [study.recordingId, 'rec_none']))).toBe('recording-not-found')
  expect(workOfPerson(read(), sasha)).toEqual([])
})

test('the two coders of a recording see different codes for it and nothing they share but scheme and length', () => {
  const sasha = addCoder(study.store, 'Sasha', study.by)
  assign(sasha, 'second')
  const [mine] = workOfPerson(read(), study.personId)
  const [theirs] = workOfPerson(read(), sasha)
  expect(mine?.displayCode).not.toBe(theirs?.displayCode)
  expect(Object.keys(theirs ?? {}).sort()).toEqual([
    'assignmentId',
    'displayCode',
    'durationMs',
    'records',
    'schemeId',
    'schemeName',
    'schemeVersion',
    'status',
    'training',
  ])
})

test('what was given together stands in the order of its codes, so that its place does not tell which recording it is', () => {
  const sasha = addCoder(study.store, 'Sasha', study.by)
  const given = Array.from({ length: 12 }, (_, n) =>
    study.store.write((db) => insertRecording(db, recording({ dyad: `D1${String(n)}` }), study.path, study.by)),
  )
  assign(sasha, 'second', given)
  const codes = workOfPerson(read(), sasha).map(({ displayCode }) => displayCode)
  expect(codes).toHaveLength(12)
  expect(codes).toEqual([...codes].sort())
})

test('an assignment that was begun stays; one that was not can be taken back', () => {
  const sasha = addCoder(study.store, 'Sasha', study.by)
  assign(sasha, 'second')
  const waiting = workOfPerson(read(), sasha)[0]?.assignmentId ?? ''
  const remove = (id: string) => codeOf(() => study.store.write((db) => removeAssignment(db, id, study.by)))
  expect(remove(study.assignmentId)).toBe('assignment-begun')
  expect(remove(waiting)).toBe('no error')
  expect(workOfPerson(read(), sasha)).toEqual([])
})

test('the plan lists assignments of the study or of one recording, with their state', () => {
  const other = study.store.write((db) => insertRecording(db, recording({ dyad: 'D002' }), study.path, study.by))
  assign(study.personId, 'primary', [other])
  const all = listAssignments(read(), { offset: 0, limit: 10 })
  expect(all.rows.map((row) => [row.dyad, row.status])).toEqual([
    ['D001', 'open'],
    ['D002', 'waiting'],
  ])
  expect(listAssignments(read(), { recordingId: other, offset: 0, limit: 10 })).toMatchObject({
    total: 1,
    rows: [{ dyad: 'D002' }],
  })
  expect(listAssignments(read(), { offset: 1, limit: 10 }).rows).toHaveLength(1)
})

test('a recording goes from received to coded twice', () => {
  const sasha = addCoder(study.store, 'Sasha', study.by)
  expect(progress()).toBe('being_coded')
  assign(sasha, 'second')
  codeAll(study.personId)
  expect(progress()).toBe('locked')
  codeAll(sasha)
  expect(progress()).toBe('locked_twice')
})

test("a master coding does not count as a recording's coding", () => {
  const kim = addCoder(study.store, 'Kim', study.by)
  assign(kim, 'master')
  codeAll(kim)
  expect(progress()).toBe('being_coded')
  expect(sums()).toMatchObject({ locked: 0, lockedTwice: 0 })
})

test('two codings with different schemes are not a double coding', () => {
  const other = Scheme.parse({ ...scheme, id: 'touch' })
  const sasha = addCoder(study.store, 'Sasha', study.by)
  study.store.write((db) => {
    publishScheme(db, other, study.by)
    const coders = [{ personId: sasha, role: 'second' as const }]
    createAssignments(db, { recordingIds: [study.recordingId], scheme: other, coders }, study.by)
  })
  codeAll(study.personId)
  codeAll(sasha)
  expect(sums()).toMatchObject({ locked: 1, lockedTwice: 0 })
})

test('the sums follow what happens', () => {
  const sasha = addCoder(study.store, 'Sasha', study.by)
  study.store.write((db) => {
    insertRecording(db, recording({ dyad: 'D002', site: 'south', status: 'too_short' }), study.path, study.by)
    insertRecording(db, recording({ dyad: 'D003', timePoint: 'after', status: 'not_recorded' }), study.path, study.by)
  })
  assign(sasha, 'second')
  codeAll(study.personId)
  expect(sums(sasha)).toEqual({
    dyads: 3,
    timePoints: ['baseline', 'after'],
    sites: ['north', 'south'],
    tasks: ['play'],
    recordings: 3,
    received: 2,
    codable: 1,
    locked: 1,
    lockedTwice: 0,
    schemes: 1,
    people: 2,
    myOpenWork: 1,
  })
  codeAll(sasha)
  expect(sums(sasha)).toMatchObject({ lockedTwice: 1, myOpenWork: 0 })
})

test('a check counts where the assignments stand', () => {
  const sasha = addCoder(study.store, 'Sasha', study.by)
  assign(sasha, 'second')
  expect(observationCounts(read())).toEqual({ waiting: 1, open: 1, locked: 0 })
})

test('an export is remembered', () => {
  const details = {
    appVersion: '0.0.1',
    fileName: 'scores.xlsx',
    includeNotes: false,
    sheets: [{ name: 'README', rows: 9 }],
    counts: { pass: 1 },
    overrides: [],
  }
  const record = { id: 'ex_1', at: study.by.at, personId: study.personId, draft: true, sha256: 'aa', details }
  study.store.write((db) => appendExport(db, record, study.by))
  expect(listExports(read(), 5)).toEqual([record])
})
