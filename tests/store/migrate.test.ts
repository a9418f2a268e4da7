import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listBackups } from '../../electron/services/store/backup.ts'
import { migrate, readMigrations, sourceMigrations, versionOf } from '../../electron/services/store/migrate.ts'
import { openProjectFile } from '../../electron/services/store/project-file.ts'
import { openObservation } from '../../electron/services/store/observations.ts'
import { mediaDetail } from '../../electron/services/store/queries/media-health.ts'
import { camerasOf, mediaFrames } from '../../electron/services/store/queries/media.ts'
import { listPeople } from '../../electron/services/store/queries/people.ts'
import { listDrafts } from '../../electron/services/store/queries/scheme-drafts.ts'
import { raw } from './support/raw.ts'
import { packFrames } from '#shared/time/frame-index.ts'
import {
  codeOfAsync,
  earlierStudyWithObservation,
  storeDeps,
  studyWithObservation,
  tempFolder,
  type Studied,
} from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
let migrationsDir: string
const newest = readMigrations(sourceMigrations).at(-1)?.version

beforeEach(() => {
  folder = tempFolder()
  migrationsDir = join(folder.path, 'migrations')
  mkdirSync(migrationsDir)
  for (const name of readdirSync(sourceMigrations).filter((file) => file.endsWith('.sql'))) {
    copyFileSync(join(sourceMigrations, name), join(migrationsDir, name))
  }
})
afterEach(() => folder.remove())

const addMigration = (name: string, sql: string): void => writeFileSync(join(migrationsDir, name), sql)

test('the first migration makes an empty file ours, at version 10', () => {
  const db = raw(':memory:')
  migrate(db, readMigrations(sourceMigrations).slice(0, 1))
  expect(versionOf(db)).toBe(10)
  expect(db.pragma('application_id', { simple: true })).toBe(0x41747475)
  db.close()
})

test('every table is STRICT, so that a column holds what its type says', () => {
  const db = raw(':memory:')
  migrate(db, readMigrations(sourceMigrations))
  const loose = db.prepare(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
  )
  expect(loose.all()).toEqual([])
  db.close()
})

test.each([
  ['an episode that ends before it starts', "INSERT INTO episode VALUES ('r', 'e', 'play', 500, 500)"],
  [
    'a person without any role',
    "INSERT INTO person (id, name, is_coder, is_lead, is_data_manager, created_at) VALUES ('p', 'n', 0, 0, 0, '')",
  ],
  [
    'an event that ends before it begins',
    "INSERT INTO event (observation_id, id, set_id, code, onset_ms, offset_ms, modifiers, note, entry_order) VALUES ('o', 'e', 's', 'c', 500, 400, '{}', '', 1)",
  ],
])('the file refuses %s', (_what, sql) => {
  const db = raw(':memory:')
  migrate(db, readMigrations(sourceMigrations))
  db.pragma('foreign_keys = OFF')
  expect(() => db.exec(sql)).toThrow(/CHECK/)
  db.close()
})

test('an older study is brought up to date with all that is in it, after a backup was made', async () => {
  const { store, path } = await studyWithObservation(folder.path)
  await store.close().backup
  addMigration('9000-colours.sql', 'ALTER TABLE person ADD COLUMN colour TEXT;')
  const migrated = await openProjectFile(path, storeDeps({ migrationsDir, backups: true }))
  expect(listPeople(migrated.read)).toHaveLength(1)
  expect(migrated.readOnly).toBeNull()
  await migrated.close().backup
  expect(listBackups(path).filter((row) => row.reason === 'migration')).toHaveLength(1)
})

/** A study as an earlier version of the application made it, by these steps, with a film in it. */
async function studyOf(...steps: readonly string[]): Promise<Studied> {
  const oldDir = join(folder.path, 'old-migrations')
  mkdirSync(oldDir)
  for (const step of steps) copyFileSync(join(sourceMigrations, step), join(oldDir, step))
  const studied = await earlierStudyWithObservation(folder.path, storeDeps({ migrationsDir: oldDir }))
  studied.store.write((db) => {
    db.query(
      "INSERT INTO camera (id, recording_id, position, view, label, is_reference) VALUES ('cam', ?, 1, 'both', 'Both', 1)",
    ).run(studied.recordingId)
    db.query(
      `INSERT INTO media_file (id, camera_id, position, rel_path, abs_path, file_name, bytes, fingerprint, offset_us,
         rate, pts0_us, duration_ms, container, codec, width, height, rotation, has_audio, variable_rate)
       VALUES ('med', 'cam', 1, NULL, '/films/a.mp4', 'a.mp4', 10, '1-10-ab', 0, 1, 0, 120, 'mp4', 'avc', 4, 3, 0, 1, 0)`,
    ).run()
    db.query("INSERT INTO frame_index (media_id, packed) VALUES ('med', ?)").run(
      JSON.stringify(packFrames([0, 40_000, 80_000])),
    )
  })
  await studied.store.close().backup
  return studied
}

test('a study of version 10 is whole at version 20: people, films, frames and codings are what they were', async () => {
  const { path, recordingId, observationId } = await studyOf('0010-first.sql')
  const db = raw(path)
  expect(versionOf(db)).toBe(10)
  db.close()
  const store = await openProjectFile(path, storeDeps())
  expect(store.readOnly).toBeNull()
  expect(store.verify()).toMatchObject({ integrity: 'ok', chain: { ok: true } })
  expect(listPeople(store.read)).toHaveLength(1)
  expect(openObservation(store.read, observationId).recordingId).toBe(recordingId)
  expect(camerasOf(store.read, recordingId)[0]?.files).toMatchObject([
    { id: 'med', fingerprint: '1-10-ab', soundCodec: null, keyEveryMs: 0, health: null },
  ])
  expect(mediaFrames(store.read, 'med')).toEqual(packFrames([0, 40_000, 80_000]))
  expect(mediaDetail(store.read, 'med')).toMatchObject({ frames: 3, gaps: null, checkedAt: null, coded: true })
  await store.close().backup
  const now = raw(path)
  expect(versionOf(now)).toBe(newest)
  now.close()
})

test('a study of version 20 keeps what was found in its files, and says of none that its sound cannot be heard', async () => {
  const { path } = await studyOf('0010-first.sql', '0020-media.sql')
  const picture = { stepMs: 1000, black: [{ startMs: 0, endMs: 5000 }], frozen: [] }
  const before = raw(path)
  before
    .prepare("INSERT INTO media_health (media_id, state, checked_at, picture) VALUES ('med', 'present', '', ?)")
    .run(JSON.stringify(picture))
  before.close()
  const store = await openProjectFile(path, storeDeps())
  expect(mediaDetail(store.read, 'med')).toMatchObject({ picture, noSound: null })
  await store.close().backup
  const db = raw(path)
  db.exec("UPDATE media_health SET no_sound = 'none'")
  expect(() => db.exec("UPDATE media_health SET no_sound = 'loud'")).toThrow(/CHECK/)
  db.close()
})

test('a study of version 26 takes answers to forms, and keeps what was coded before', async () => {
  const steps = ['0010-first.sql', '0020-media.sql', '0025-copy-health.sql', '0026-sound-looked.sql']
  const { path, observationId } = await studyOf(...steps)
  const store = await openProjectFile(path, storeDeps())
  expect(store.verify()).toMatchObject({ integrity: 'ok', chain: { ok: true } })
  expect(openObservation(store.read, observationId).id).toBe(observationId)
  await store.close().backup
  const db = raw(path)
  db.pragma('foreign_keys = OFF')
  const add = "INSERT INTO answer (observation_id, id, form, item, value) VALUES ('o', 'a', 'list', 'smile', ?)"
  expect(() => db.prepare(add).run('seen')).toThrow(/cannot store TEXT/)
  db.prepare(add).run(null)
  db.close()
})

test('a study of version 40 takes links from event to event; those that were there are not asked yet', async () => {
  const steps = ['0010-first.sql', '0020-media.sql', '0025-copy-health.sql', '0026-sound-looked.sql']
  const { path, observationId } = await studyOf(...steps, '0030-scheme-drafts.sql', '0040-answers.sql')
  const store = await openProjectFile(path, storeDeps())
  expect(store.verify()).toMatchObject({ integrity: 'ok', chain: { ok: true } })
  expect(openObservation(store.read, observationId).id).toBe(observationId)
  await store.close().backup
  const db = raw(path)
  db.pragma('foreign_keys = OFF')
  const columns = 'observation_id, id, set_id, code, onset_ms, modifiers, note, entry_order'
  const add = `INSERT INTO event (${columns}, link_state) VALUES ('o', 'e', 's', 'c', 1, '{}', '', 1, ?)`
  expect(() => db.prepare(add).run('perhaps')).toThrow(/CHECK/)
  db.prepare(add).run(null)
  db.close()
})

test('a study of version 40 takes text and answers of segments; what was coded before has neither', async () => {
  const steps = readdirSync(sourceMigrations).filter((name) => name.endsWith('.sql') && name < '0060')
  const { path, observationId } = await studyOf(...steps)
  const store = await openProjectFile(path, storeDeps())
  expect(store.verify()).toMatchObject({ integrity: 'ok', chain: { ok: true } })
  expect(openObservation(store.read, observationId).id).toBe(observationId)
  await store.close().backup
  const db = raw(path)
  expect(db.prepare('SELECT text, answers FROM event WHERE text IS NOT NULL OR answers IS NOT NULL').all()).toEqual([])
  expect(
    db.prepare("SELECT count(*) AS n FROM pragma_table_info('event') WHERE name IN ('text', 'answers')").get(),
  ).toEqual({ n: 2 })
  db.close()
})

test('a study of version 26 takes a draft for each scheme; of a version only its use can change', async () => {
  const steps = ['0010-first.sql', '0020-media.sql', '0025-copy-health.sql', '0026-sound-looked.sql']
  const { path, observationId } = await studyOf(...steps)
  const store = await openProjectFile(path, storeDeps())
  expect(store.verify()).toMatchObject({ integrity: 'ok', chain: { ok: true } })
  expect(openObservation(store.read, observationId).id).toBe(observationId)
  expect(listDrafts(store.read)).toEqual([])
  await store.close().backup
  const db = raw(path)
  const add = db.prepare(
    `INSERT INTO scheme_draft (id, name, json, changed_at, changed_by)
     SELECT 'mine', 'Mine', '{}', '', id FROM person`,
  )
  add.run()
  expect(() => add.run()).toThrow(/UNIQUE/)
  expect(() => db.exec('UPDATE scheme_draft SET revision = 0')).toThrow(/CHECK/)
  expect(db.prepare("UPDATE scheme SET status = 'retired'").run().changes).toBe(1)
  for (const column of ['version', 'name', 'json', 'hash'])
    expect(() => db.exec(`UPDATE scheme SET ${column} = ${column}`)).toThrow('attune:row-immutable')
  expect(() => db.exec('DELETE FROM scheme')).toThrow('attune:row-immutable')
  db.close()
})

test('a migration that fails leaves the study as it was', async () => {
  const { store, path } = await studyWithObservation(folder.path)
  await store.close().backup
  addMigration('9000-broken.sql', 'ALTER TABLE person ADD COLUMN colour TEXT; INSERT INTO nowhere VALUES (1);')
  expect(await codeOfAsync(openProjectFile(path, storeDeps({ migrationsDir })))).not.toBe('no error')
  const db = raw(path)
  expect(versionOf(db)).toBe(newest)
  expect(db.prepare("SELECT count(*) AS n FROM pragma_table_info('person') WHERE name = 'colour'").get()).toEqual({
    n: 0,
  })
  db.close()
})

test('a migration that leaves rows without what they refer to is taken back', () => {
  const db = raw(':memory:')
  addMigration('9000-orphans.sql', "INSERT INTO frame_index (media_id, packed) VALUES ('none', '{}');")
  expect(() => migrate(db, readMigrations(migrationsDir))).toThrow('9000-orphans.sql')
  expect(versionOf(db)).toBeLessThan(9000)
  db.close()
})

test.each(['10-short.sql', '0020_underscore.sql'])('a migration may not be called %s', (name) => {
  addMigration(name, '')
  expect(() => readMigrations(migrationsDir)).toThrow(name)
})

test('two migrations may not share a number', () => {
  addMigration('0010-second.sql', '')
  expect(() => readMigrations(migrationsDir)).toThrow('twice')
})
