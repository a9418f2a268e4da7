import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { emptyChange } from '#shared/observation/change.ts'
import { ratingRecordId, type RatingRecord } from '#shared/observation/record.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { ms } from '#shared/time/ms.ts'
import { hashPasscode } from '../../../electron/services/study/passcode.ts'
import { beginObservation, commitChange, lockObservation } from '../../../electron/services/store/observations.ts'
import { createProjectFile } from '../../../electron/services/store/project-file.ts'
import { createAssignments, iterateAssignments } from '../../../electron/services/store/queries/assignments.ts'
import { addPerson, setPasscode } from '../../../electron/services/store/queries/people.ts'
import { episodesOf, insertRecording } from '../../../electron/services/store/queries/recordings.ts'
import { publishScheme } from '../../../electron/services/store/queries/schemes.ts'
import { lockedScheme, wholeRecords } from '../../support/locked-scheme.ts'
import { appIn, jobId, temporaryFolder } from '../../support/study-builder.ts'
import { withComposites } from '../../support/z-scheme.ts'

const at = '2026-03-02T09:00:00.000Z'
const deps = { installationId: 'in_z', ownerName: 'test', appVersion: '0', now: () => new Date(at), backups: false }
const passcode = 'z passcode'
const scheme = {
  ...withComposites(lockedScheme, { z: 'z_within(sen, study)', turned: 'z_within(-sen, study) + 1' }),
  id: 'z-scales',
}

/** Sensitivity in play of each recording; null: assigned and begun, and not locked. */
const given = [1, 3, 5, null]
/** What the second coder gave the third recording. */
const GIVEN_SECOND = 1

/** A closed study file: one coder's codings, and a second coder's of the third recording. */
async function studyFile(path: string): Promise<{ readonly path: string; readonly leadId: string }> {
  const { store, person } = await createProjectFile(path, { name: 'Z', firstPerson: { name: 'Lea' } }, deps)
  const by = { personId: person.id, at }
  const hash = await hashPasscode(passcode)
  store.write((db) => {
    setPasscode(db, person.id, hash, by)
    publishScheme(db, scheme, by)
    const recordingIds = given.map((_, n) => {
      const place = { dyad: `D${n}`, timePoint: 'Before', site: '', task: '', childAgeWeeks: 20 }
      const episodes = [
        { kind: 'play', startMs: ms(0), endMs: ms(300_000) },
        { kind: 'reun', startMs: ms(300_000), endMs: ms(600_000) },
      ]
      const film = { status: 'received' as const, durationMs: ms(600_000), cameras: [], episodes }
      return insertRecording(db, { ...place, ...film }, path, by)
    })
    const second = addPerson(db, { name: 'Cora', roles: ['coder'], passcode: hash }, by)
    createAssignments(db, { recordingIds, scheme, coders: [{ personId: person.id, role: 'primary' }] }, by)
    const coders = [{ personId: second.id, role: 'second' as const }]
    createAssignments(db, { recordingIds: recordingIds.slice(2, 3), scheme, coders }, by)
    for (const { id, recordingId, role } of [...iterateAssignments(db)]) {
      const value = role === 'second' ? GIVEN_SECOND : (given[recordingIds.indexOf(recordingId)] ?? null)
      const episodes = episodesOf(db, recordingId)
      const play = episodes.find(({ kind }) => kind === 'play')?.id ?? ''
      const records = wholeRecords(
        episodes.map((episode) => episode.id),
        4,
        1,
      )
      const sen: RatingRecord = {
        ...{ type: 'rating', id: ratingRecordId('sen', play), rating: 'sen', episode: play },
        ...{ value: value ?? 5, notCodable: null, note: '' },
      }
      const added = Object.fromEntries([...records, sen].map((record) => [record.id, record]))
      const observationId = beginObservation(db, id, by).id
      commitChange(
        db,
        { observationId, baseRevision: 0, label: 'code', change: { ...emptyChange, added }, cause: 'do' },
        by,
      )
      if (value !== null) lockObservation(db, { observationId, baseRevision: 1 }, by)
    }
  })
  await store.close().backup
  return { path: store.path, leadId: person.id }
}

const folder = temporaryFolder()
const { app, client } = appIn(folder.path)
type Row = Readonly<Record<string, string | number | null>>
type Sheets = (sheet: string) => readonly Row[]

async function exported(name: string): Promise<Sheets> {
  const path = join(folder.path, name)
  await client.call('export.run', { ...jobId(), path, draft: true })
  const book = read(readFileSync(path))
  return (sheet) => utils.sheet_to_json<Row>(book.Sheets[sheet] ?? {}, { defval: null })
}

let rows: Sheets = () => []

beforeAll(async () => {
  const { path, leadId } = await studyFile(join(folder.path, 'z.attune'))
  await client.call('study.open', { path })
  await client.call('session.signIn', { personId: leadId, passcode })
  rows = await exported('z.xlsx')
}, 60_000)
afterAll(async () => {
  await app.close()
  folder.remove()
})

describe('an export of a study whose scheme has z-scores', () => {
  test('writes them as worked out by hand, and counts codings that are locked alone', () => {
    // 1, 3 and 5: mean 3, standard deviation 2.
    const found = rows('scores_rec_wide').map((row) => ['z_play', 'turned_play', 'z_play_mc'].map((one) => row[one]))
    expect(found).toEqual([
      [-1, 2, null],
      [0, 1, null],
      [1, 0, null],
      [null, null, -99],
    ])
  })

  test('writes what they were worked out from', () => {
    const provenance = new Map(rows('provenance').map(({ key, value }) => [key, value]))
    expect(provenance.get('z_within z_play: sen')).toBe('n 3; mean 3; sd 2')
    expect(provenance.get('z_within turned_play: -sen')).toBe('n 3; mean -3; sd 2')
    expect(provenance.get('z_within z_reun: sen')).toMatch(/^n 3; mean \d; sd 0$/)
  })

  test('has a row of each in the report of reliability, which asks for nothing more than of any score', async () => {
    const { variables } = await client.call('reliability.report', jobId())
    const of = (name: string) => variables.find(({ variable }) => variable === name)
    expect(of('z_play')?.estimate).toMatchObject({ ok: false })
    expect(of('z_play')?.estimate).toEqual(of('sen_play')?.estimate)
  })

  test('follows the rule of the plan: the mean of both coders where two coded', async () => {
    const reason = 'Agreed by the steering group.'
    await client.call('study.setPlan', { ...defaultPlan, analysisScore: 'mean', reason })
    const mean = await exported('mean.xlsx')
    // 1, 3 and the mean of 5 and 1: mean 7/3, variance 4/3.
    const [first, second, third] = mean('scores_rec_wide').map((row) => Number(row['z_play']))
    expect(first).toBeCloseTo(-4 / 3 / Math.sqrt(4 / 3), 9)
    expect(second).toBeCloseTo(2 / 3 / Math.sqrt(4 / 3), 9)
    expect(third).toBe(second)
    const long = mean('scores_long').filter((row) => row['variable'] === 'z_play' && row['dyad_id'] === 'D2')
    expect(long.map((row) => [row['coder_role'], row['analysis_score']])).toEqual([
      ['primary', 'no'],
      ['second', 'no'],
      ['mean', 'yes'],
    ])
    const [given5, given1, ofBoth] = long.map((row) => Number(row['value']))
    expect(given5).toBeCloseTo(8 / 3 / Math.sqrt(4 / 3), 9)
    expect(given1).toBeCloseTo(-4 / 3 / Math.sqrt(4 / 3), 9)
    expect(ofBoth).toBeCloseTo((Number(given5) + Number(given1)) / 2, 9)
  })
})
