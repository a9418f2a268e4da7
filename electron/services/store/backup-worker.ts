import { rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { connect, faultOf, type Key } from './connection.ts'

/** What a backup thread is asked to do with one file. */
export type BackupTask = {
  readonly source: string
  readonly key: Key
  /** Look through the whole source first. */
  readonly check: boolean
  /** Where the copy goes, or null for a check alone. */
  readonly target: string | null
}

export type BackupOutcome =
  { readonly kind: 'done' } | { readonly kind: 'damaged' } | { readonly kind: 'failed'; readonly code: string }

/** Copies and checks. `VACUUM INTO` reads one state of the file, whatever is written meanwhile. */
function run({ source, key, check, target }: BackupTask): BackupOutcome {
  const connection = connect(source, key, 'read')
  try {
    if (check && faultOf(connection, 'integrity_check') !== null) return { kind: 'damaged' }
    if (target === null) return { kind: 'done' }
    connection.prepare('VACUUM INTO ?').run(target)
  } finally {
    connection.close()
  }
  const copy = connect(target, key, 'read')
  try {
    if (faultOf(copy, 'integrity_check') === null) return { kind: 'done' }
  } finally {
    copy.close()
  }
  return { kind: 'failed', code: 'copy-not-sound' }
}

function outcomeOf(task: BackupTask): BackupOutcome {
  try {
    return run(task)
  } catch (error) {
    if (task.target !== null) rmSync(task.target, { force: true })
    const code = (error as { code?: string }).code ?? 'unknown'
    return /CORRUPT|NOTADB/.test(code) ? { kind: 'damaged' } : { kind: 'failed', code }
  }
}

if (parentPort !== null) parentPort.postMessage(outcomeOf(workerData as BackupTask))
