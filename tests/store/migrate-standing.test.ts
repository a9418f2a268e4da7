import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceMigrations } from '../../electron/services/store/migrate.ts'
import { lockObservation } from '../../electron/services/store/observations.ts'
import { openProjectFile } from '../../electron/services/store/project-file.ts'
import { assignmentById, listAssignments, standingOf } from '../../electron/services/store/queries/assignments.ts'
import { studySums } from '../../electron/services/store/queries/sums.ts'
import { raw } from './support/raw.ts'
import { earlierStudyWithObservation, storeDeps, tempFolder } from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

/** A study of the step before: an assignment says nothing of its standing yet. */
async function earlierStudy(): ReturnType<typeof earlierStudyWithObservation> {
  const migrationsDir = join(folder.path, 'old-migrations')
  mkdirSync(migrationsDir)
  for (const name of readdirSync(sourceMigrations).filter((file) => file.endsWith('.sql') && file < '0070'))
    copyFileSync(join(sourceMigrations, name), join(migrationsDir, name))
  const studied = await earlierStudyWithObservation(folder.path, storeDeps({ migrationsDir }))
  await studied.store.close().backup
  return studied
}

test('a study of version 40 keeps its plan, its codings and its sums, and every assignment counts', async () => {
  const { path, assignmentId, observationId, personId, by } = await earlierStudy()
  const store = await openProjectFile(path, storeDeps())
  expect([store.readOnly, standingOf(store.read, assignmentId)]).toEqual([null, 'current'])
  expect(assignmentById(store.read, assignmentId)).toMatchObject({ displayCode: 'R-00001', status: 'open' })
  expect(listAssignments(store.read, { offset: 0, limit: 9 })).toMatchObject({ total: 1, rows: [{ id: assignmentId }] })
  expect(studySums(store.read, personId)).toMatchObject({ locked: 0, myOpenWork: 1 })
  store.write((db) => lockObservation(db, { observationId, baseRevision: 0 }, by))
  expect(studySums(store.read, personId)).toMatchObject({ locked: 1, myOpenWork: 0 })
  await store.close().backup
})

test('of an assignment only its standing changes, and sums follow it there and back', async () => {
  const { path } = await earlierStudy()
  const store = await openProjectFile(path, storeDeps())
  await store.close().backup
  const db = raw(path)
  const sums = (): unknown => [
    db.prepare('SELECT key, n FROM tally ORDER BY key').all(),
    db.prepare('SELECT assigned_n, locked_n, double_locked_n FROM recording').all(),
  ]
  const before = sums()
  for (const column of ['role', 'display_code', 'person_id', 'scheme_version', 'supersedes'])
    expect(() => db.exec(`UPDATE assignment SET ${column} = ${column}`)).toThrow('attune:row-immutable')
  expect(() => db.exec("UPDATE assignment SET standing = 'withdrawn'")).toThrow(/CHECK/)
  db.exec("UPDATE assignment SET standing = 'superseded'")
  expect(sums()).not.toEqual(before)
  db.exec("UPDATE assignment SET standing = 'current'")
  expect(sums()).toEqual(before)
  db.close()
})
