import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import type { BackupRow, CheckResult, StudySummary, StudySums } from '#shared/contract/views.ts'
import type { Person } from '#shared/study/people.ts'
import { changed, studyAt, type Desk, type Job } from '../desk.ts'
import { listBackups } from '../store/backup.ts'
import { canonicalPath } from '../store/filesystem.ts'
import { createProjectFile, openProjectFile } from '../store/project-file.ts'
import { iterateAssignments } from '../store/queries/assignments.ts'
import { studyMeta } from '../store/queries/meta.ts'
import { studySums } from '../store/queries/sums.ts'
import { restoreBackup } from '../store/restore.ts'
import type { Store, StoreDeps } from '../store/store.ts'
import { copiesFolder, removeUnfinished, STUDY_EXTENSION } from './copies-folder.ts'
import { mediaStates } from './media-presence.ts'
import { rememberStudy } from './recent.ts'
import { seatOnlyPerson, sessionAt } from './session.ts'

export function studyPath(path: string): string {
  return resolve(path.toLowerCase().endsWith(STUDY_EXTENSION) ? path : `${path}${STUDY_EXTENSION}`)
}

/** This installation's own id: it names the chain that this copy of the application writes in every study it opens. */
function installationId(userData: string): string {
  const file = join(userData, 'installation-id')
  const known = readIfThere(file).trim()
  if (known !== '') return known
  const id = `in_${randomUUID()}`
  mkdirSync(userData, { recursive: true })
  // Renamed into place, so that a process killed here never leaves an empty name behind.
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${id}\n`)
  renameSync(unfinished, file)
  return id
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Who has a study open, as the next person at another machine reads it. */
function ownerName(): string {
  try {
    return `${userInfo().username} on ${hostname()}`
  } catch {
    return hostname()
  }
}

/** An empty passphrase is none: a form that was left blank means an unprotected file. */
const keyOf = (passphrase: string | undefined): string | undefined => (passphrase === '' ? undefined : passphrase)

function storeDeps(desk: Desk, key?: string): StoreDeps {
  const { platform } = desk
  return {
    installationId: installationId(platform.userData),
    ownerName: ownerName(),
    appVersion: platform.version,
    now: platform.now,
    onDamage: () => changed(desk, 'study'),
    log: platform.log,
    ...(key === undefined ? {} : { key }),
    ...(platform.migrationsDir === undefined ? {} : { migrationsDir: platform.migrationsDir }),
  }
}

export function summaryOf(desk: Desk): StudySummary {
  const study = studyAt(desk)
  const { studyId, name, isDemo } = studyMeta(study.store.read)
  const session = sessionAt(desk)
  const sums = studySums(study.store.read, session.person?.id ?? null)
  return {
    id: studyId,
    name,
    path: study.path,
    readOnly: study.store.readOnly,
    isDemo,
    session,
    sums: seesPlan(session.person) ? sums : { ...sums, ...hiddenSums },
  }
}

const seesPlan = (person: Person | null): boolean =>
  person !== null && (person.roles.includes('lead') || person.roles.includes('data_manager'))

/**
 * What a coder does not receive: a sum that moves when they lock would tell whether the recording was coded before,
 * and the names of sites and time points are no help to somebody who must not know them.
 */
const hiddenSums = {
  dyads: 0,
  timePoints: [],
  sites: [],
  tasks: [],
  recordings: 0,
  received: 0,
  codable: 0,
  locked: 0,
  lockedTwice: 0,
} satisfies Partial<StudySums>

function place(desk: Desk, store: Store, key: string | undefined, remember = true): StudySummary {
  desk.open = { store, key, path: store.path, personId: null }
  const summary = firstLook(desk)
  if (remember) rememberStudy(desk.platform, store.path, summary.name)
  changed(desk, 'study')
  desk.emit({ type: 'session' })
  return summary
}

/** A damaged file that cannot even be told about is not kept open: nothing could be seen in it, and no other place be reached. */
function firstLook(desk: Desk): StudySummary {
  const { store } = studyAt(desk)
  try {
    seatOnlyPerson(desk)
    return summaryOf(desk)
  } catch (error) {
    closeStudy(desk)
    throw store.readOnly === 'damaged' ? new AppError('study-damaged', {}, { cause: error }) : error
  }
}

type NewStudy = { path: string; name: string; personName: string; passphrase?: string | undefined }

/** Makes a study file and opens it. Never writes over a file: `study-exists`; then what was open stays open. */
export async function createStudy(desk: Desk, input: NewStudy): Promise<StudySummary> {
  const key = keyOf(input.passphrase)
  const { store } = await createProjectFile(
    studyPath(input.path),
    { name: input.name, firstPerson: { name: input.personName } },
    storeDeps(desk, key),
  )
  closeStudy(desk)
  return place(desk, store, key)
}

/**
 * Makes a study file, lets `fill` put into it what belongs there, and only then gives it its name. All of it happens at
 * a desk that nobody sees: the study that is open stays open, and a failure or a cancel leaves nothing.
 * @param path where it will lie; the half-made file lies beside it, and what a killed process left there is removed.
 */
export async function buildStudy(
  desk: Desk,
  path: string,
  study: { name: string; personName: string; isDemo: boolean },
  fill: (stage: Desk) => Promise<void>,
): Promise<void> {
  const stage: Desk = { ...desk, jobs: new Map(), closing: [], open: null, emit: () => undefined }
  const building = join(dirname(path), `building ${basename(path)}`)
  mkdirSync(dirname(path), { recursive: true })
  removeWithCompanions(building)
  try {
    const { name, personName, isDemo } = study
    const { store } = await createProjectFile(
      building,
      { name, isDemo, firstPerson: { name: personName } },
      { ...storeDeps(desk), backups: false },
    )
    place(stage, store, undefined, false)
    await fill(stage)
    closeStudy(stage)
    await finishBackups(stage)
    renameSync(building, path)
  } finally {
    closeStudy(stage)
    await finishBackups(stage)
    removeWithCompanions(building)
  }
}

/** Removes a study file and what SQLite and the lock keep beside it. */
function removeWithCompanions(path: string): void {
  const base = basename(path)
  for (const name of readdirSync(dirname(path)))
    if (name.startsWith(base)) rmSync(join(dirname(path), name), { recursive: true, force: true })
}

const turns = new WeakMap<Desk, Promise<unknown>>()

/**
 * One opening after the other: two windows that open at the same moment would find the file locked, each by the other.
 * Never called from inside itself.
 */
export function inTurn<T>(desk: Desk, open: () => Promise<T>): Promise<T> {
  const mine = (turns.get(desk) ?? Promise.resolve()).then(open)
  turns.set(
    desk,
    mine.catch(() => undefined),
  )
  return mine
}

/** Whether this is the open study's file, by whatever name it is called. */
function isOpenHere(desk: Desk, path: string): boolean {
  return desk.open !== null && existsSync(path) && canonicalPath(path) === desk.open.path
}

type StudyToOpen = { path: string; passphrase?: string | undefined }

/**
 * Opens a study file. The one already open stays open when the other cannot be. A protected file without its
 * passphrase looks like a file of something else: `study-not-a-study` names both.
 */
export async function openStudy(desk: Desk, input: StudyToOpen, job?: Job): Promise<StudySummary> {
  const absolute = resolve(input.path)
  const key = keyOf(input.passphrase)
  if (isOpenHere(desk, absolute)) return summaryOf(desk)
  const store = await openProjectFile(absolute, storeDeps(desk, key))
  closeStudy(desk, job)
  const summary = place(desk, store, key)
  // Nobody else has it open for writing. Not waited for: the disk may sleep.
  if (store.readOnly === null) void removeUnfinished(copiesFolder(store.path))
  return summary
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
export async function restore(desk: Desk, input: StudyToOpen & { backup: string }): Promise<StudySummary> {
  const path = resolve(input.path)
  if (isOpenHere(desk, path)) {
    closeStudy(desk)
    await finishBackups(desk)
  }
  await restoreBackup(path, input.backup, storeDeps(desk, keyOf(input.passphrase)))
  return openStudy(desk, input)
}

/** Looks through the whole file: database, change log, media. Takes as long as the study is large. */
export async function checkStudy(desk: Desk, job: Job): Promise<CheckResult> {
  const study = studyAt(desk)
  const { read } = study.store
  job.progress(0, 'database')
  const { integrity, chain, overrides } = study.store.verify()
  job.progress(0.6, 'media')
  const media = { present: 0, missing: 0, changed: 0 }
  for (const state of (await mediaStates(read, study.path, job.signal)).values()) media[state] += 1
  const observations = { waiting: 0, open: 0, locked: 0 }
  for (const { status } of iterateAssignments(read)) observations[status] += 1
  const changes = chain.ok ? chain.links : 0
  return { integrity, chain: chain.ok ? 'ok' : chain.seq, overrides, changes, media, observations }
}
