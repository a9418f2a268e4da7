import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type Database from 'better-sqlite3'
import type { BackupRow } from '#shared/contract/views.ts'
import type { BackupOutcome, BackupTask } from './backup-worker.ts'
import { backupsToDrop } from './backup-rotation.ts'
import type { Key } from './connection.ts'
import { installations } from './queries/change-rows.ts'
import type { ReadDb } from './study-db.ts'

export type BackupReason = 'opened' | 'closed' | 'migration'

const namePattern = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z_(opened|closed|migration)_([0-9a-f]{12})\.attune$/

/** The folder beside a study that its backups lie in. */
export const backupFolder = (studyPath: string): string => `${studyPath}.backups`

/** Twelve hex digits that change with every logged change: whether a backup already holds what the study holds. */
export function stateTag(db: ReadDb): string {
  return createHash('sha256')
    .update(JSON.stringify(installations(db)))
    .digest('hex')
    .slice(0, 12)
}

/** The backups of a study, newest first. Needs no open study, so that one which cannot be opened can be restored. */
export function listBackups(studyPath: string): BackupRow[] {
  const folder = backupFolder(studyPath)
  if (!existsSync(folder)) return []
  const rows = readdirSync(folder).flatMap((id): BackupRow[] => {
    const [, day, h, m, s, millis, reason] = namePattern.exec(id) ?? []
    if (day === undefined || reason === undefined) return []
    return [{ id, madeAt: `${day}T${h}:${m}:${s}.${millis}Z`, bytes: statSync(join(folder, id)).size, reason }]
  })
  return rows.sort((a, b) => (a.id < b.id ? 1 : -1))
}

/** Whether the newest backup holds the state that `tag` names. */
function isBackedUp(studyPath: string, tag: string): boolean {
  return namePattern.exec(listBackups(studyPath)[0]?.id ?? '')?.[7] === tag
}

function newBackupPath(studyPath: string, reason: BackupReason, tag: string, now: Date): string {
  const folder = backupFolder(studyPath)
  mkdirSync(folder, { recursive: true })
  return join(folder, `${now.toISOString().replace(/[:.]/g, '-')}_${reason}_${tag}.attune`)
}

const unfinished = (path: string): string => `${path}.part`

/** Puts a finished copy in its place, thins the others out, clears away what a killed process left. */
function keepBackup(studyPath: string, path: string, now: Date): BackupRow | null {
  renameSync(unfinished(path), path)
  const folder = backupFolder(studyPath)
  for (const id of backupsToDrop(listBackups(studyPath), now)) rmSync(join(folder, id), { force: true })
  for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(join(folder, name), { force: true })
  return listBackups(studyPath).find((row) => row.id === basename(path)) ?? null
}

const defaultWorker = new URL('./backup-worker.ts', import.meta.url)

/** Copies or checks one file in a thread of its own. Never rejects. */
export function runWorker(task: BackupTask, workerUrl: URL | undefined): Promise<BackupOutcome> {
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl ?? defaultWorker, { workerData: task })
    worker.on('message', resolve)
    worker.on('error', () => resolve({ kind: 'failed', code: 'worker' }))
    worker.on('exit', () => resolve({ kind: 'failed', code: 'worker' }))
  })
}

export type BackupRequest = {
  readonly studyPath: string
  readonly key: Key
  readonly workerUrl: URL | undefined
  readonly reason: BackupReason
  /** The state of the study now (`stateTag`). A backup of the same state is not made twice. */
  readonly tag: string
  /** Look through the whole file, whether or not it is copied. */
  readonly check: boolean
  readonly now: Date
}

export type BackupResult = {
  readonly backup: BackupRow | null
  readonly damaged: boolean
  readonly failed: string | null
}

/** Checks and copies a study in a thread of its own. Never rejects: a backup that fails is told, not thrown. */
export async function backUp(request: BackupRequest): Promise<BackupResult> {
  const { studyPath, key, reason, tag, check, now } = request
  try {
    const path = isBackedUp(studyPath, tag) ? null : newBackupPath(studyPath, reason, tag, now)
    if (path === null && !check) return { backup: null, damaged: false, failed: null }
    const target = path === null ? null : unfinished(path)
    const outcome = await runWorker({ source: studyPath, key, check, target }, request.workerUrl)
    if (outcome.kind !== 'done') {
      const failed = outcome.kind === 'failed' ? outcome.code : null
      return { backup: null, damaged: outcome.kind === 'damaged', failed }
    }
    return { backup: path === null ? null : keepBackup(studyPath, path, now), damaged: false, failed: null }
  } catch (error) {
    return { backup: null, damaged: false, failed: (error as { code?: string }).code ?? 'unknown' }
  }
}

/** Copies a study before its format is changed. In the way of opening on purpose: without it there is no migration. */
export function backUpBeforeMigration(connection: Database.Database, studyPath: string, tag: string, now: Date): void {
  const path = newBackupPath(studyPath, 'migration', tag, now)
  rmSync(unfinished(path), { force: true })
  connection.prepare('VACUUM INTO ?').run(unfinished(path))
  keepBackup(studyPath, path, now)
}
