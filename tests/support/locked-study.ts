import { emptyChange } from '#shared/observation/change.ts'
import { ms } from '#shared/time/ms.ts'
import { hashPasscode } from '../../electron/services/study/passcode.ts'
import { beginObservation, commitChange, lockObservation } from '../../electron/services/store/observations.ts'
import { createProjectFile } from '../../electron/services/store/project-file.ts'
import { createAssignments, iterateAssignments } from '../../electron/services/store/queries/assignments.ts'
import { addPerson, setPasscode } from '../../electron/services/store/queries/people.ts'
import { episodesOf, insertRecording } from '../../electron/services/store/queries/recordings.ts'
import { publishScheme } from '../../electron/services/store/queries/schemes.ts'
import type { StoreDeps } from '../../electron/services/store/store.ts'
import { changedScheme, lockedScheme, wholeRecords } from './locked-scheme.ts'

const at = '2026-03-02T09:00:00.000Z'
const deps: StoreDeps = {
  installationId: 'in_locked',
  ownerName: 'test',
  appVersion: '0',
  now: () => new Date(at),
  backups: false,
}

/** Everybody's. */
export const lockedPasscode = 'locked passcode'

export type LockedStudy = { readonly path: string; readonly leadId: string; readonly coderId: string }

/** A closed study file with both versions published and every recording coded twice and locked under the first. */
export async function lockedStudy(path: string, recordings: number, states: number): Promise<LockedStudy> {
  const { store, person: lead } = await createProjectFile(path, { name: 'Locked', firstPerson: { name: 'Lea' } }, deps)
  const by = { personId: lead.id, at }
  const passcode = await hashPasscode(lockedPasscode)
  const coderId = store.write((db) => {
    setPasscode(db, lead.id, passcode, by)
    publishScheme(db, lockedScheme, by)
    publishScheme(db, changedScheme, by)
    const second = addPerson(db, { name: 'Cora', roles: ['coder'], passcode }, by)
    const recordingIds = Array.from({ length: recordings }, (_, n) => {
      const dyad = `D${String(n).padStart(4, '0')}`
      const place = { dyad, timePoint: 'Before', site: '', task: '', status: 'received' as const, childAgeWeeks: 20 }
      const episodes = [
        { kind: 'play', startMs: ms(0), endMs: ms(300_000) },
        { kind: 'reun', startMs: ms(300_000), endMs: ms(600_000) },
      ]
      return insertRecording(db, { ...place, durationMs: ms(600_000), cameras: [], episodes }, path, by)
    })
    const coders = [
      { personId: lead.id, role: 'primary' as const },
      { personId: second.id, role: 'second' as const },
    ]
    createAssignments(db, { recordingIds, scheme: lockedScheme, coders }, by)
    let seed = 0
    for (const { id, recordingId } of [...iterateAssignments(db)]) {
      seed += 1
      const observationId = beginObservation(db, id, by).id
      const episodes = episodesOf(db, recordingId).map((episode) => episode.id)
      const added = Object.fromEntries(wholeRecords(episodes, states, seed).map((record) => [record.id, record]))
      const change = { ...emptyChange, added }
      commitChange(db, { observationId, baseRevision: 0, label: 'code', change, cause: 'do' }, by)
      lockObservation(db, { observationId, baseRevision: 1 }, by)
    }
    return second.id
  })
  await store.close().backup
  return { path: store.path, leadId: lead.id, coderId }
}
