import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  assignmentPageSql,
  assignmentSelect,
  assignmentsOfRecordingSql,
  workOfPersonSql,
} from '../../electron/services/store/queries/assignments.ts'
import { dyadCellsSql, dyadPageSql } from '../../electron/services/store/queries/grid.ts'
import { datasetMediaSql } from '../../electron/services/store/queries/dataset-rows.ts'
import {
  mediaDetailSql,
  mediaListSql,
  mediaOfRecordingSql,
} from '../../electron/services/store/queries/media-health.ts'
import { raw } from './support/raw.ts'
import { studyWithObservation, tempFolder } from './support/study.ts'

const folder = tempFolder()

beforeAll(async () => {
  const { store } = await studyWithObservation(folder.path)
  await store.close().backup
})
afterAll(() => folder.remove())

/** How SQLite would go about a query, a line a step. */
function planOf(sql: string): string[] {
  const db = raw(join(folder.path, 'study.attune'))
  const params = Array.from({ length: sql.split('?').length - 1 }, () => 1)
  const rows = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...params)
  db.close()
  return rows.map((row) => row.detail)
}

test.each([
  ['the recordings of a dyad', dyadCellsSql],
  ["a coder's work", workOfPersonSql],
  ['the assignments of a recording', assignmentsOfRecordingSql],
  ['one assignment', `${assignmentSelect} WHERE a.id = ?`],
  [
    "an observation's steps back",
    "SELECT seq FROM change_log WHERE kind = 'observation' AND subject_id = ? ORDER BY revision DESC",
  ],
  ["an observation's events", 'SELECT id FROM event WHERE observation_id = ?'],
  ['a film by its content', 'SELECT id FROM media_file WHERE fingerprint = ? AND bytes = ?'],
  ['the files of a recording', mediaOfRecordingSql],
  ['one file with all that is known of it', mediaDetailSql],
  ['the files of a recording for the gate', datasetMediaSql],
  ['a finished copy by the content of its original', 'SELECT result FROM conversion WHERE source_fingerprint = ?'],
  [
    'the locked codings of a recording',
    "SELECT o.id FROM assignment a JOIN observation o ON o.assignment_id = a.id WHERE a.recording_id = ? AND o.status = 'locked'",
  ],
])('%s are found by index', (_what, sql) => {
  expect(planOf(sql).filter((step) => step.startsWith('SCAN'))).toEqual([])
})

test.each([
  ['dyads', dyadPageSql(''), 'd'],
  ['assignments', assignmentPageSql, 'a'],
])('a page of %s walks them in order and stops at its end, without sorting', (_what, sql, table) => {
  const plan = planOf(sql)
  expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
  expect(plan.filter((step) => step.startsWith('SCAN')).every((step) => step.startsWith(`SCAN ${table}`))).toBe(true)
})

test('the list of all files walks through one table and finds the rest by index', () => {
  const plan = planOf(mediaListSql)
  expect(plan.filter((step) => step.startsWith('SCAN'))).toHaveLength(1)
})
