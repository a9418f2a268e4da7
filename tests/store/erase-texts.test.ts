import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emptyChange } from '#shared/observation/change.ts'
import { erasedText } from '#shared/observation/erase-texts.ts'
import type { ObservationRecord } from '#shared/observation/record.ts'
import { verifyChain } from '../../electron/services/store/change-log.ts'
import { eraseTextsOfRecording } from '../../electron/services/store/erase-texts.ts'
import { commitChange, historyOf, loadRecords, lockObservation } from '../../electron/services/store/observations.ts'
import { raw } from './support/raw.ts'
import { event, studyWithObservation, tempFolder, type Studied } from './support/study.ts'

const words = 'she told me in confidence'
const note: ObservationRecord = { type: 'note', id: 'n1', atMs: null, text: words }
const written = event('e1', 1000, { note: words, text: words, answers: { mind: 'yes' }, modifiers: { how: 'softly' } })
const bare = event('e2', 2000)

let folder: ReturnType<typeof tempFolder>
let study: Studied
beforeEach(async () => {
  folder = tempFolder()
  study = await studyWithObservation(folder.path)
  add(0, note, written)
  add(1, bare)
})
afterEach(() => {
  study.store.close()
  folder.remove()
})

function add(baseRevision: number, ...records: readonly ObservationRecord[]): void {
  const { store, observationId, by } = study
  const added = Object.fromEntries(records.map((record) => [record.id, record]))
  const change = { ...emptyChange, added }
  store.write((db) => commitChange(db, { observationId, baseRevision, label: 'add', change, cause: 'do' }, by))
}

const lock = () =>
  study.store.write((db) => lockObservation(db, { observationId: study.observationId, baseRevision: 2 }, study.by))
const erase = () =>
  study.store.write((db) =>
    eraseTextsOfRecording(db, { recordingId: study.recordingId, reason: 'consent withdrawn' }, study.by),
  )
const records = () => loadRecords(study.store.read, study.observationId)

describe.each([
  ['an open', () => undefined],
  ['a locked', lock],
])('the texts of %s coding', (_name, before) => {
  beforeEach(() => {
    before()
  })

  test('are erased, and what was coded stays', () => {
    expect(erase()).toEqual({ observations: 1, records: 2, steps: 1 })
    expect(records()).toEqual({
      n1: { ...note, text: erasedText },
      e1: { ...written, note: erasedText, text: erasedText },
      e2: bare,
    })
  })

  test('leave a log that verifies, in which only the steps that held words are empty', () => {
    erase()
    expect(verifyChain(study.store.read)).toMatchObject({ ok: true, erased: 1 })
    expect(historyOf(study.store.read, study.observationId).map(({ change }) => change === null)).toEqual([true, false])
  })

  test('are nowhere in the file any more', async () => {
    erase()
    await study.store.close().backup
    expect(raw(study.path).serialize().includes(words)).toBe(false)
  })

  test('are erased once: doing it again finds nothing', () => {
    erase()
    expect(erase()).toEqual({ observations: 1, records: 0, steps: 0 })
  })
})

test('of a locked coding nothing but an erasure can be written, whoever writes', async () => {
  lock()
  await study.store.close().backup
  const db = raw(study.path)
  for (const sql of [
    "UPDATE event SET note = 'other words'",
    "UPDATE event SET code = 'away', note = '[erased]'",
    "UPDATE event SET onset_ms = onset_ms + 1, text = '[erased]' WHERE id = 'e1'",
    "UPDATE event SET answers = NULL WHERE id = 'e1'",
    "UPDATE event SET modifiers = '{}' WHERE id = 'e1'",
    `UPDATE event SET modifiers = '{"how":"loudly"}' WHERE id = 'e1'`,
    `UPDATE event SET modifiers = '{"what":"[erased]"}' WHERE id = 'e1'`,
    "UPDATE note SET text = ''",
    'DELETE FROM note',
  ])
    expect(() => db.exec(sql), sql).toThrow('attune:observation-locked')
  db.exec(`UPDATE event SET modifiers = '{"how":"[erased]"}' WHERE id = 'e1'`)
  db.close()
})

test('a recording that nobody has coded has nothing to erase, and that it was asked for is logged', () => {
  const other = study.store.write((db) =>
    eraseTextsOfRecording(db, { recordingId: 'rec_none', reason: 'consent withdrawn' }, study.by),
  )
  expect(other).toEqual({ observations: 0, records: 0, steps: 0 })
  expect(verifyChain(study.store.read)).toMatchObject({ ok: true, erased: 0 })
})
