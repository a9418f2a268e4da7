import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultPreferences } from '#shared/study/preferences.ts'
import { ms } from '#shared/time/ms.ts'
import {
  placeOf,
  preferencesOf,
  savePlace,
  savePreferences,
} from '../../electron/services/store/queries/preferences.ts'
import { studyWithObservation, tempFolder, type Studied } from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
let study: Studied

beforeEach(async () => {
  folder = tempFolder()
  study = await studyWithObservation(folder.path)
})
afterEach(() => {
  study.store.close()
  folder.remove()
})

const place = { atMs: ms(1240), passId: 'all', rate: 0.5, audible: 1, stages: {} }
const logged = (): number =>
  study.store.read.query<{ n: number }>('SELECT count(*) AS n FROM change_log').get()?.n ?? -1
const putRow = (sql: string, id: string, json: string): void =>
  study.store.write((db) => {
    db.query(sql).run(id, json)
  })

test('preferences are what was saved last', () => {
  const own = { ...defaultPreferences, keys: { 'player.toggle': ['KeyP'] } }
  study.store.write((db) => savePreferences(db, study.personId, defaultPreferences))
  study.store.write((db) => savePreferences(db, study.personId, own))
  expect(preferencesOf(study.store.read, study.personId)).toEqual(own)
})

test.each(['not json', '[]', '{"stepMs":"long"}', '{"keys":{"a":["<b>"]}}'])(
  'preferences that cannot be read are the defaults: %s',
  (json) => {
    putRow('INSERT INTO preference (person_id, json) VALUES (?, ?)', study.personId, json)
    expect(preferencesOf(study.store.read, study.personId)).toEqual(defaultPreferences)
  },
)

test('a place is what was saved last, and neither it nor preferences enter the change log', () => {
  const before = logged()
  study.store.write((db) => savePlace(db, study.assignmentId, { ...place, atMs: ms(0) }))
  study.store.write((db) => savePlace(db, study.assignmentId, place))
  study.store.write((db) => savePreferences(db, study.personId, defaultPreferences))
  expect(placeOf(study.store.read, study.assignmentId)).toEqual(place)
  expect(logged()).toBe(before)
})

test('a place that a newer version wrote in another form is none', () => {
  putRow('INSERT INTO place_left (assignment_id, json) VALUES (?, ?)', study.assignmentId, '{"frame":12}')
  expect(placeOf(study.store.read, study.assignmentId)).toBeNull()
})
