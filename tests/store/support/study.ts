import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createProjectFile } from '../../../electron/services/store/project-file.ts'
import { createAssignments } from '../../../electron/services/store/queries/assignments.ts'
import { insertRecording, type NewRecording } from '../../../electron/services/store/queries/recordings.ts'
import { publishScheme } from '../../../electron/services/store/queries/schemes.ts'
import { addPerson } from '../../../electron/services/store/queries/people.ts'
import { beginObservation } from '../../../electron/services/store/observations.ts'
import type { Store, StoreDeps } from '../../../electron/services/store/store.ts'
import type { Author } from '../../../electron/services/store/study-db.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { ms } from '#shared/time/ms.ts'

export const at = '2026-03-02T09:00:00.000Z'

/** A scheme with one state set: as much as the store needs, which never looks inside. */
export const scheme = Scheme.parse({
  format: 'attune-scheme/1',
  id: 'gaze',
  version: '1.0.0',
  name: 'Gaze',
  summary: 'Where the baby looks.',
  basis: { wording: '', informedBy: [], notEquivalentTo: [], reportAs: '' },
  subjects: [{ id: 'baby', role: 'infant', label: 'Baby' }],
  episodes: [{ id: 'play', name: 'Play', nominalS: 60, minCodableS: 15, required: true }],
  sets: [
    {
      id: 'look',
      subject: 'baby',
      label: 'Look',
      kind: 'state',
      exclusive: true,
      exhaustive: true,
      codes: [{ id: 'face', key: 'f', label: 'Face', definition: 'Looks at the face.' }],
    },
  ],
})

/** Kept in memory where the machine offers that: hundreds of studies are made, and what is asked is not the disk's. */
const quickDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder of its own for one test, gone afterwards. */
export function tempFolder(base = quickDisk): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(base, 'attune-store-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export function storeDeps(over: Partial<StoreDeps> = {}): StoreDeps {
  return {
    installationId: 'in_one',
    ownerName: 'Robin',
    appVersion: '0.0.1',
    now: () => new Date(at),
    backups: false,
    ...over,
  }
}

export function recording(over: Partial<NewRecording> = {}): NewRecording {
  return {
    dyad: 'D001',
    timePoint: 'baseline',
    site: 'north',
    task: 'play',
    status: 'received',
    childAgeWeeks: 21,
    durationMs: ms(60_000),
    cameras: [],
    episodes: [{ kind: 'play', startMs: ms(0), endMs: ms(60_000) }],
    ...over,
  }
}

export function event(id: string, onsetMs: number, over: Partial<EventRecord> = {}): EventRecord {
  const offsetMs = ms(onsetMs + 500)
  return {
    type: 'event',
    id,
    set: 'look',
    code: 'face',
    onsetMs: ms(onsetMs),
    offsetMs,
    modifiers: {},
    note: '',
    order: 1,
    ...over,
  }
}

export type Studied = {
  readonly store: Store
  readonly path: string
  readonly by: Author
  readonly personId: string
  readonly recordingId: string
  readonly assignmentId: string
  readonly observationId: string
}

/**
 * The same as an earlier version of the application made it, by the steps of `deps.migrationsDir`: plan and coding are
 * written as they were then, since the application of today writes today's columns.
 */
export async function earlierStudyWithObservation(folder: string, deps: StoreDeps): Promise<Studied> {
  const path = join(folder, 'study.attune')
  const { store, person } = await createProjectFile(path, { name: 'Study', firstPerson: { name: 'Robin' } }, deps)
  const by = { personId: person.id, at }
  const recordingId = store.write((db) => {
    publishScheme(db, scheme, by)
    const made = insertRecording(db, recording(), path, by)
    db.query(
      `INSERT INTO assignment (id, recording_id, scheme_id, scheme_version, person_id, role, display_code, created_at,
         created_by) VALUES ('as_1', ?, 'gaze', '1.0.0', ?, 'primary', 'R-00001', ?, ?)`,
    ).run(made, person.id, at, person.id)
    db.query("INSERT INTO observation (id, assignment_id, started_at) VALUES ('ob_1', 'as_1', ?)").run(at)
    return made
  })
  return { store, path, by, personId: person.id, recordingId, assignmentId: 'as_1', observationId: 'ob_1' }
}

/** A study with one recording, assigned to its one person, who has begun to code it. */
export async function studyWithObservation(folder: string, deps: StoreDeps = storeDeps()): Promise<Studied> {
  const path = join(folder, 'study.attune')
  const { store, person } = await createProjectFile(path, { name: 'Study', firstPerson: { name: 'Robin' } }, deps)
  const by = { personId: person.id, at }
  const made = store.write((db) => {
    publishScheme(db, scheme, by)
    const recordingId = insertRecording(db, recording(), path, by)
    const coders = [{ personId: person.id, role: 'primary' as const }]
    createAssignments(db, { recordingIds: [recordingId], scheme, coders }, by)
    return recordingId
  })
  const assignmentId = firstAssignment(store, person.id)
  const observationId = store.write((db) => beginObservation(db, assignmentId, by)).id
  return { store, path, by, personId: person.id, recordingId: made, assignmentId, observationId }
}

export function firstAssignment(store: Store, personId: string): string {
  const row = store.read.query<{ id: string }>('SELECT id FROM assignment WHERE person_id = ?').get(personId)
  if (row === undefined) throw new Error('no assignment')
  return row.id
}

export function addCoder(store: Store, name: string, by: Author): string {
  return store.write((db) => addPerson(db, { name, roles: ['coder'], passcode: null }, by)).id
}

/** The code of the error that `work` ends with; fails the test where it does not end with one of ours. */
export function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
  return 'no error'
}

export async function codeOfAsync(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no error',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  )
}
