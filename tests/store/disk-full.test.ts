import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyChange } from '#shared/observation/change.ts'
import { commitChange, loadRecords, openObservation } from '../../electron/services/store/observations.ts'
import { createProjectFile, openProjectFile } from '../../electron/services/store/project-file.ts'
import { readHandle } from '../../electron/services/store/study-db.ts'
import { writeTransaction } from '../../electron/services/store/transaction.ts'
import { raw } from './support/raw.ts'
import {
  codeOf,
  codeOfAsync,
  event,
  storeDeps,
  studyWithObservation,
  tempFolder,
  type Studied,
} from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
let disk: string

beforeEach(() => {
  folder = tempFolder()
  disk = join(folder.path, 'disk')
  mkdirSync(disk)
})
afterEach(() => {
  unmount()
  folder.remove()
})

/** A disk of 2 MB, where this machine lets us make one. */
function mountSmallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function unmount(): void {
  try {
    execFileSync('umount', [disk], { stdio: 'ignore' })
  } catch {
    // It was never mounted.
  }
}

const commit = ({ store, observationId, by }: Studied, id: string): void => {
  const baseRevision = openObservation(store.read, observationId).revision
  const added = { [id]: event(id, 0, { note: 'x'.repeat(3000) }) }
  const change = { ...emptyChange, added }
  store.write((db) => commitChange(db, { observationId, baseRevision, label: 'add', change, cause: 'do' }, by))
}

/** Commits until one is refused. @returns what was saved, and the code of the refusal. */
function fill(study: Studied): { saved: string[]; code: string } {
  const saved: string[] = []
  for (let n = 0; n < 2000; n += 1) {
    const code = codeOf(() => commit(study, `e${n}`))
    if (code !== 'no error') return { saved, code }
    saved.push(`e${n}`)
  }
  throw new Error('the disk did not fill')
}

test('a full disk is said to be full, loses nothing that was saved, and works again when there is room', async (context) => {
  if (!mountSmallDisk()) return context.skip('needs the right to mount a small disk')
  const ballast = join(disk, 'ballast')
  writeFileSync(ballast, Buffer.alloc(600_000))
  const study = await studyWithObservation(disk)
  const { saved, code } = fill(study)
  expect(code).toBe('disk-full')
  expect(Object.keys(loadRecords(study.store.read, study.observationId)).sort()).toEqual([...saved].sort())
  rmSync(ballast)
  commit(study, 'after')
  await study.store.close().backup
  const again = await openProjectFile(study.path, storeDeps())
  expect(Object.keys(loadRecords(again.read, study.observationId)).sort()).toEqual([...saved, 'after'].sort())
  expect(again.verify()).toMatchObject({ integrity: 'ok', chain: { ok: true } })
  again.close()
})

test('a study cannot be made on a full disk, and nothing of it is left there', async (context) => {
  if (!mountSmallDisk()) return context.skip('needs the right to mount a small disk')
  codeOf(() => writeFileSync(join(disk, 'ballast'), Buffer.alloc(3_000_000)))
  const made = createProjectFile(join(disk, 'new.attune'), { name: 'New', firstPerson: { name: 'Robin' } }, storeDeps())
  expect(await codeOfAsync(made)).toBe('disk-full')
  rmSync(join(disk, 'ballast'))
  expect(await codeOfAsync(openProjectFile(join(disk, 'new.attune'), storeDeps()))).toBe('study-not-found')
})

test('a transaction for which there is no room is undone as a whole', async () => {
  const { store, path } = await studyWithObservation(disk)
  await store.close().backup
  const connection = raw(path)
  connection.pragma(`max_page_count = ${Number(connection.pragma('page_count', { simple: true })) + 2}`)
  const read = readHandle(connection)
  const write = writeTransaction(connection, read, 'in_one')
  const insert = (): void =>
    write((db) => {
      for (const n of [1, 2, 3]) db.query('INSERT INTO tally (key, n) VALUES (?, 1)').run(`${n}${'x'.repeat(4000)}`)
    })
  expect(codeOf(insert)).toBe('disk-full')
  expect(read.query("SELECT key FROM tally WHERE key LIKE '%xxx%'").all()).toEqual([])
  connection.close()
})
