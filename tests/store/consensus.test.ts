import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyChain } from '../../electron/services/store/change-log.ts'
import {
  beginConsensus,
  closeConsensus,
  consensusState,
  decide,
  openConsensus,
} from '../../electron/services/store/consensus.ts'
import { eraseTextsOfRecording } from '../../electron/services/store/erase-texts.ts'
import { openProjectFile } from '../../electron/services/store/project-file.ts'
import { allRecordings } from '../../electron/services/store/queries/dataset-rows.ts'
import { lockedOfRecording } from '../../electron/services/store/queries/observation-rows.ts'
import { lockedStudy } from '../support/locked-study.ts'
import { raw } from './support/raw.ts'
import { at, storeDeps, tempFolder } from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

/** A study with one closed consensus, for a reason. */
async function closedStudy() {
  const { path, leadId } = await lockedStudy(join(folder.path, 'study.attune'), 1, 4)
  const store = await openProjectFile(path, storeDeps())
  const recordingId = allRecordings(store.read)[0]?.id ?? ''
  const [first, second] = lockedOfRecording(store.read, recordingId)
  const by = { personId: leadId, at }
  const pair = { firstId: first?.id ?? '', secondId: second?.id ?? '' }
  const id = store.write((db) => {
    const begun = beginConsensus(db, pair, by)
    const decision = { moment: 'm1', choice: 'first' as const, other: null, reason: 'She said her name.' }
    decide(db, { id: begun.id, baseRevision: 0 }, decision, by)
    closeConsensus(db, { id: begun.id, baseRevision: 1 }, by)
    return begun.id
  })
  return { path, store, recordingId, id, by, pair }
}

test('the reason of a closed consensus is erased with the notes; what was decided stays, and the log still verifies', async () => {
  const { store, recordingId, id, by } = await closedStudy()
  store.write((db) => eraseTextsOfRecording(db, { recordingId, reason: 'consent withdrawn' }, by))
  const { decisions } = consensusState(store.read, openConsensus(store.read, id))
  expect(decisions).toMatchObject([{ moment: 'm1', choice: 'first', reason: '[erased]' }])
  expect(verifyChain(store.read)).toMatchObject({ ok: true })
  const kept = store.read.query("SELECT 1 FROM change_payload WHERE body LIKE '%her name%'").all()
  expect(kept).toEqual([])
  await store.close().backup
})

test('a closed consensus refuses every change, whoever writes, and stands for its two codings alone', async () => {
  const { path, store, pair, id, by } = await closedStudy()
  expect(store.write((db) => beginConsensus(db, { firstId: pair.secondId, secondId: pair.firstId }, by).id)).toBe(id)
  await store.close().backup
  const db = raw(path)
  for (const change of ['undone = 1', "choice = 'second'", "reason = 'other words'"])
    expect(() => db.exec(`UPDATE consensus_decision SET ${change}`)).toThrow(/attune:/)
  for (const table of ['consensus', 'consensus_decision'])
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('attune:row-immutable')
  expect(() => db.exec("UPDATE consensus SET status = 'open', closed_at = NULL, closed_by = NULL")).toThrow(
    'attune:consensus-closed',
  )
  db.close()
})
