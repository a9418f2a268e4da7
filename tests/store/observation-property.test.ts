import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyChange, reverseChange, type Change } from '#shared/observation/change.ts'
import type { ObservationRecord, Records } from '#shared/observation/record.ts'
import { ms } from '#shared/time/ms.ts'
import { commitChange, loadRecords, undoOrRedo } from '../../electron/services/store/observations.ts'
import { beginObservation } from '../../electron/services/store/observations.ts'
import { createAssignments } from '../../electron/services/store/queries/assignments.ts'
import { insertRecording } from '../../electron/services/store/queries/recordings.ts'
import { event, recording, scheme, studyWithObservation, tempFolder, type Studied } from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
let study: Studied
let made = 0

beforeEach(async () => {
  folder = tempFolder()
  study = await studyWithObservation(folder.path)
})
afterEach(() => {
  study.store.close()
  folder.remove()
})

/** Another observation in the same study, so that each run begins with nothing. */
function freshObservation(): string {
  const { store, path, by, personId } = study
  made += 1
  return store.write((db) => {
    const id = insertRecording(db, recording({ dyad: `P${made}` }), path, by)
    createAssignments(db, { recordingIds: [id], scheme, coders: [{ personId, role: 'primary' }] }, by)
    const row = db.query<{ id: string }>('SELECT id FROM assignment WHERE recording_id = ?').get(id)
    return beginObservation(db, row?.id ?? '', by).id
  })
}

const ids = ['a', 'b', 'c', 'd', 'e']
const value = fc.oneof(
  fc.record({ kind: fc.constant('event' as const), n: fc.nat(60_000), text: fc.string({ maxLength: 20 }) }),
  fc.record({ kind: fc.constant('rating' as const), n: fc.nat(9), text: fc.string({ maxLength: 20 }) }),
  fc.record({ kind: fc.constant('note' as const), n: fc.nat(60_000), text: fc.string({ maxLength: 20 }) }),
)

function record(
  id: string,
  { kind, n, text }: { kind: 'event' | 'rating' | 'note'; n: number; text: string },
): ObservationRecord {
  if (kind === 'event') return event(id, n, { note: text })
  if (kind === 'note') return { type: 'note', id, atMs: ms(n), text }
  return { type: 'rating', id, rating: 'warmth', episode: null, value: n / 2, notCodable: null, note: text }
}

const edit = fc.array(fc.record({ id: fc.constantFrom(...ids), to: fc.option(value) }), { minLength: 1, maxLength: 4 })
const action = fc.oneof(
  { weight: 3, arbitrary: edit.map((edits) => ({ do: 'edit' as const, edits })) },
  { weight: 1, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'redo' as const }) },
)

/** The change that these edits make of `records`; the last edit of an id counts. */
function changeOf(records: Records, edits: readonly { id: string; to: Parameters<typeof record>[1] | null }[]): Change {
  const change: Change = { added: {}, updated: {}, removed: {} }
  for (const [id, to] of new Map(edits.map((e) => [e.id, e.to]))) {
    const from = records[id]
    if (to === null) {
      if (from !== undefined) change.removed[id] = from
    } else if (from === undefined) change.added[id] = record(id, to)
    else change.updated[id] = [from, record(id, to)]
  }
  return change
}

test('whatever is committed, undone and redone, the stored records are what the changes make of nothing', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
      const observationId = freshObservation()
      let records: Records = {}
      let revision = 0
      const undone: Change[] = []
      const done: Change[] = []
      for (const next of actions) {
        if (next.do === 'edit') {
          const change = changeOf(records, next.edits)
          const commit = { observationId, baseRevision: revision, label: 'edit', change, cause: 'do' as const }
          revision = study.store.write((db) => commitChange(db, commit, study.by)).revision
          records = applyChange(records, change)
          done.push(change)
          undone.length = 0
        } else {
          const [from, to] = next.do === 'undo' ? [done, undone] : [undone, done]
          const change = from.pop()
          if (change === undefined) continue
          to.push(change)
          const step = { observationId, baseRevision: revision, direction: next.do }
          revision = study.store.write((db) => undoOrRedo(db, step, study.by)).revision
          records = applyChange(records, next.do === 'undo' ? reverseChange(change) : change)
        }
        expect(loadRecords(study.store.read, observationId)).toEqual(records)
      }
    }),
    { numRuns: 60 },
  )
})
