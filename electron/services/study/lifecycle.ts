import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import type { BackupRow, CheckResult, StudySummary } from '#shared/contract/views.ts'
import { changed, studyAt, type Desk, type Job } from '../desk.ts'
import { listBackups, restoreBackup } from '../store/backup.ts'
import { createProjectFile, openProjectFile } from '../store/project-file.ts'
import { iterateAssignments } from '../store/queries/assignments.ts'
import { iterateMedia } from '../store/queries/media.ts'
import { studyMeta } from '../store/queries/meta.ts'
import { studySums } from '../store/queries/sums.ts'
import type { Store, StoreDeps } from '../store/store.ts'
import { locate } from './recordings.ts'
import { rememberStudy } from './recent.ts'
import { seatOnlyPerson, sessionAt } from './session.ts'

export const STUDY_EXTENSION = '.attune'

export function studyPath(path: string): string {
  return resolve(path.toLowerCase().endsWith(STUDY_EXTENSION) ? path : `${path}${STUDY_EXTENSION}`)
}

/** This installation's own id: it names the chain that this copy of the application writes in every study it opens. */
function installationId(userData: string): string {
  const file = join(userData, 'installation-id')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const id = `in_${randomUUID()}`
  mkdirSync(userData, { recursive: true })
  writeFileSync(file, `${id}\n`, { flag: 'wx' })
  return id
}

/** Who has a study open, as the next person at another machine reads it. */
function ownerName(): string {
  try {
    return `${userInfo().username} on ${hostname()}`
  } catch {
    return hostname()
  }
}

export function storeDeps(desk: Desk): StoreDeps {
  const { platform } = desk
  return {
    installationId: installationId(platform.userData),
    ownerName: ownerName(),
    appVersion: platform.version,
    now: platform.now,
    onDamage: () => changed(desk, 'study'),
    log: platform.log,
    ...(platform.migrationsDir === undefined ? {} : { migrationsDir: platform.migrationsDir }),
  }
}

export function summaryOf(desk: Desk): StudySummary {
  const study = studyAt(desk)
  const { studyId, name, isDemo } = studyMeta(study.store.read)
  const session = sessionAt(desk)
  return {
    id: studyId,
    name,
    path: study.path,
    readOnly: study.store.readOnly,
    isDemo,
    session,
    sums: studySums(study.store.read, session.person?.id ?? null),
  }
}

function place(desk: Desk, store: Store, remember = true): StudySummary {
  desk.open = { store, path: store.path, personId: null }
  seatOnlyPerson(desk)
  const summary = summaryOf(desk)
  if (remember) rememberStudy(desk.platform, store.path, summary.name)
  changed(desk, 'study')
  desk.emit({ type: 'session' })
  return summary
}

type NewStudy = { path: string; name: string; personName: string }

/** Makes a study file and opens it. Never writes over a file: `study-exists`. */
export async function createStudy(desk: Desk, input: NewStudy, job?: Job): Promise<StudySummary> {
  closeStudy(desk, job)
  const { store } = await createProjectFile(
    studyPath(input.path),
    { name: input.name, firstPerson: { name: input.personName } },
    storeDeps(desk),
  )
  return place(desk, store)
}

/** Makes the demo's file where it is filled before it gets its name; not remembered, not backed up. */
export async function createDemoFile(desk: Desk, input: NewStudy, job: Job): Promise<void> {
  closeStudy(desk, job)
  const { store } = await createProjectFile(
    input.path,
    { name: input.name, isDemo: true, firstPerson: { name: input.personName } },
    { ...storeDeps(desk), backups: false },
  )
  place(desk, store, false)
}

/** Opens a study file. The one already open stays open when the other cannot be. */
export async function openStudy(desk: Desk, path: string, job?: Job): Promise<StudySummary> {
  const absolute = resolve(path)
  if (desk.open !== null && desk.open.path === absolute) return summaryOf(desk)
  const store = await openProjectFile(absolute, storeDeps(desk))
  closeStudy(desk, job)
  return place(desk, store)
}

/** Everything is on disk when this returns; the backup that may follow is waited for by `finishBackups`. */
export function closeStudy(desk: Desk, except?: Job): null {
  if (desk.open === null) return null
  // Long work reads the file that is being closed; only the job that does the closing goes on.
  for (const [id, job] of desk.jobs) if (id !== except?.id) job.abort()
  desk.closing.push(desk.open.store.close().backup)
  desk.open = null
  changed(desk, 'study')
  desk.emit({ type: 'session' })
  return null
}

export async function finishBackups(desk: Desk): Promise<void> {
  await Promise.all(desk.closing.splice(0))
}

export function backupsOf(path: string): readonly BackupRow[] {
  return listBackups(resolve(path))
}

/** Puts a backup in the place of the study file, which is set aside and kept, then opens it. */
export async function restore(desk: Desk, input: { path: string; backup: string }): Promise<StudySummary> {
  const path = resolve(input.path)
  if (desk.open?.path === path) {
    closeStudy(desk)
    await finishBackups(desk)
  }
  await restoreBackup(path, input.backup, storeDeps(desk))
  return openStudy(desk, path)
}

/** Looks through the whole file: database, change log, media. Takes as long as the study is large. */
export function checkStudy(desk: Desk, job: Job): CheckResult {
  const study = studyAt(desk)
  const { read } = study.store
  job.progress(0, 'database')
  const { integrity, chain, overrides } = study.store.verify()
  job.progress(0.6, 'media')
  const media = { present: 0, missing: 0, changed: 0 }
  for (const file of iterateMedia(read)) media[locate(study, file).state] += 1
  const observations = { waiting: 0, open: 0, locked: 0 }
  for (const { status } of iterateAssignments(read)) observations[status] += 1
  const changes = chain.ok ? chain.links : 0
  return { integrity, chain: chain.ok ? 'ok' : chain.seq, overrides, changes, media, observations }
}
