import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyChange } from '#shared/observation/change.ts'
import type { ObservationRecord } from '#shared/observation/record.ts'
import { ms } from '#shared/time/ms.ts'
import {
  beginObservation,
  commitChange,
  historyOf,
  historyTop,
  loadRecords,
  lockObservation,
  openObservation,
  undoOrRedo,
} from '../../electron/services/store/observations.ts'
import { openProjectFile } from '../../electron/services/store/project-file.ts'
import { codeOf, event, storeDeps, studyWithObservation, tempFolder, type Studied } from './support/study.ts'

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

const add = (record: ObservationRecord) => ({ ...emptyChange, added: { [record.id]: record } })

function commit(change = add(event('e1', 0)), baseRevision = revision()) {
  const { store, observationId, by } = study
  return store.write((db) => commitChange(db, { observationId, baseRevision, label: 'step', change, cause: 'do' }, by))
}

const revision = (): number => openObservation(study.store.read, study.observationId).revision
const records = () => loadRecords(study.store.read, study.observationId)
const step = (direction: 'undo' | 'redo') =>
  study.store.write((db) =>
    undoOrRedo(db, { observationId: study.observationId, baseRevision: revision(), direction }, study.by),
  )

const everyKind: ObservationRecord[] = [
  event('e1', 40, { camera: 'cam', frame: 1, modifiers: { side: 'left', toys: ['ball', 'cup'], n: 2 }, note: 'near' }),
  event('e2', 80, { offsetMs: null }),
  event('e3', 90, { offsetMs: null, linkTo: 'e2' }),
  event('e4', 95, { offsetMs: null, linkTo: null }),
  event('e5', 97, { text: 'أنت تريد هذا, don’t you?', answers: { addressed: 'yes', mind: 'no' } }),
  { type: 'rating', id: 'r1', rating: 'warmth', episode: 'ep', value: 4.5, notCodable: null, note: '' },
  { type: 'rating', id: 'r2', rating: 'pace', episode: null, value: null, notCodable: 'dark', note: 'too dark' },
  { type: 'context', id: 'c1', item: 'toys', value: '3' },
  { type: 'context', id: 'c2', item: 'people', value: 3 },
  { type: 'mark', id: 'm1', mark: 'evidence', rating: 'warmth', episode: null, atMs: ms(1500), note: '' },
  { type: 'note', id: 'n1', atMs: null, text: 'a door closes' },
  { type: 'answer', id: 'a1', form: 'list', item: 'smile', episode: 'ep', interval: null, value: 1 },
  { type: 'answer', id: 'a2', form: 'list', item: 'song', episode: 'ep', interval: 3, value: null },
  { type: 'confirm', id: 'k1', rule: 'both-low', episode: null, basis: '1,1' },
]

test.each(everyKind)('a record comes back as it was stored ($type $id)', (record) => {
  commit(add(record))
  expect(records()).toEqual({ [record.id]: record })
})

test('a commit answers the next revision', () => {
  expect(commit().revision).toBe(1)
  expect(commit(add(event('e2', 900))).revision).toBe(2)
})

test('a commit from a stale revision is refused, says which revision is there, and overwrites nothing', () => {
  commit()
  const stale = { ...emptyChange, added: { e1: event('e1', 9000) } }
  expect(() => commit(stale, 0)).toThrow(
    expect.objectContaining({ code: 'observation-stale', params: { revision: 1 } }),
  )
  expect(records()).toEqual({ e1: event('e1', 0) })
})

test('a change that was not made from the stored records is refused as a whole', () => {
  commit()
  const change = {
    added: { e2: event('e2', 100) },
    updated: { e1: [event('e1', 7), event('e1', 8)] as [ObservationRecord, ObservationRecord] },
    removed: {},
  }
  expect(codeOf(() => commit(change))).toBe('change-invalid')
  expect(records()).toEqual({ e1: event('e1', 0) })
})

test('an id that a record of another type holds cannot be added again', () => {
  commit(add({ type: 'note', id: 'x', atMs: null, text: '' }))
  expect(codeOf(() => commit(add(event('x', 0))))).toBe('change-invalid')
})

test('a record under another id than its own is refused', () => {
  expect(codeOf(() => commit({ ...emptyChange, added: { other: event('e1', 0) } }))).toBe('change-invalid')
})

test('a refused commit leaves no step in the history', () => {
  codeOf(() => commit({ ...emptyChange, removed: { gone: event('gone', 0) } }))
  expect(historyOf(study.store.read, study.observationId)).toEqual([])
})

test('beginning an observation twice gives the same one', () => {
  const again = study.store.write((db) => beginObservation(db, study.assignmentId, study.by))
  expect(again.id).toBe(study.observationId)
})

test('undo takes the last step back and redo does it again', () => {
  commit()
  step('undo')
  expect(records()).toEqual({})
  step('redo')
  expect(records()).toEqual({ e1: event('e1', 0) })
})

test('undo after undo goes further back', () => {
  commit()
  commit(add(event('e2', 900)))
  step('undo')
  step('undo')
  expect(records()).toEqual({})
  expect(codeOf(() => step('undo'))).toBe('nothing-to-undo')
})

test('a new step ends what could be done again', () => {
  commit()
  step('undo')
  commit(add(event('e2', 900)))
  expect(codeOf(() => step('redo'))).toBe('nothing-to-undo')
})

test('the history names what undo and redo would take', () => {
  const { store, observationId, by } = study
  const change = add(event('e1', 0))
  store.write((db) => commitChange(db, { observationId, baseRevision: 0, label: 'Add look', change, cause: 'do' }, by))
  expect(historyTop(store.read, observationId)).toEqual({ undo: 'Add look', redo: null })
  step('undo')
  expect(historyTop(store.read, observationId)).toEqual({ undo: null, redo: 'Add look' })
})

test('undo still works after the study was closed and opened', async () => {
  commit()
  await study.store.close().backup
  study = { ...study, store: await openProjectFile(study.path, storeDeps()) }
  step('undo')
  expect(records()).toEqual({})
})

test('a locked observation takes no change', () => {
  study.store.write((db) => lockObservation(db, { observationId: study.observationId, baseRevision: 0 }, study.by))
  expect(codeOf(() => commit())).toBe('observation-locked')
})

test.each(['event', 'rating', 'context_answer', 'mark', 'note', 'confirmation', 'answer'])(
  'no statement at all changes or removes the %s rows of a locked observation',
  (table) => {
    for (const record of everyKind) commit(add(record))
    const { store, observationId, by } = study
    store.write((db) => lockObservation(db, { observationId, baseRevision: revision() }, by))
    const before = records()
    const run = (sql: string): string => codeOf(() => store.write((db) => db.query(sql).run(observationId)))
    expect(run(`UPDATE ${table} SET id = 'changed' WHERE observation_id = ?`)).toBe('observation-locked')
    expect(run(`DELETE FROM ${table} WHERE observation_id = ?`)).toBe('observation-locked')
    expect(records()).toEqual(before)
  },
)

test('a locked observation cannot be opened again by a statement', () => {
  const { store, observationId, by } = study
  store.write((db) => lockObservation(db, { observationId, baseRevision: 0 }, by))
  const sql = "UPDATE observation SET status = 'open', locked_at = NULL WHERE id = ?"
  expect(codeOf(() => store.write((db) => db.query(sql).run(observationId)))).toBe('observation-locked')
})
