import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { CompareView } from '#shared/contract/compare-views.ts'
import type { Moment } from '#shared/study/moment.ts'
import { openReadOnly } from '../../../electron/services/store/project-file.ts'
import type { App } from '../../../electron/services/platform.ts'
import {
  appIn,
  codeOf,
  CODER_PASSCODE,
  codeAndLock,
  jobId,
  LEAD_PASSCODE,
  openMine,
  smallStudy,
  stillface,
  temporaryFolder,
  wholeCoding,
  type SmallStudy,
} from '../../support/study-builder.ts'

let folder: ReturnType<typeof temporaryFolder>
let app: App
let client: Client
let study: SmallStudy
beforeEach(async () => {
  folder = temporaryFolder()
  ;({ app, client } = appIn(folder.path))
  study = await smallStudy(client, folder.path)
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

const of = (): { recordingId: string; scheme: typeof stillface } => ({
  recordingId: study.recordingIds[0] ?? '',
  scheme: stillface,
})
const seat = (who: 'lead' | 'coder'): Promise<unknown> =>
  client.call('session.signIn', {
    personId: who === 'lead' ? study.lead.id : study.coder.id,
    passcode: who === 'lead' ? LEAD_PASSCODE : CODER_PASSCODE,
  })

/** The coder's coding is as the lead's but for one state, whose code is another. */
async function bothLocked(): Promise<void> {
  await codeAndLock(client)
  await seat('coder')
  const view = await openMine(client)
  const whole = wholeCoding(view)
  const added = Object.fromEntries(
    Object.entries(whole.added).map(([id, record]) => [
      id,
      record.type === 'event' && id === 'inf_phase-play' ? { ...record, code: 'ienv' } : record,
    ]),
  )
  const change = { observationId: view.id, baseRevision: view.revision, label: 'code', change: { ...whole, added } }
  const { revision } = await client.call('observation.commit', change)
  await client.call('observation.lock', { observationId: view.id, baseRevision: revision })
  await seat('lead')
}

async function opened(): Promise<CompareView & { readonly one: Moment }> {
  const view = await client.call('compare.open', of())
  const [one] = view.moments
  if (one === undefined) throw new Error('they differ')
  return { ...view, one }
}

const decide = (moment: string, baseRevision: number, more: object = {}) =>
  client.call('consensus.decide', { ...of(), baseRevision, moment, choice: 'second', ...more })

const looks = (): { personId: string | null; label: string | null }[] => {
  const file = openReadOnly(study.path, undefined)
  const rows = file.read
    .query<{ personId: string | null; label: string | null }>(
      `SELECT l.person_id AS personId, p.label FROM change_log l JOIN change_payload p
         ON p.installation_id = l.installation_id AND p.seq = l.seq WHERE l.kind = 'opened' ORDER BY l.seq`,
    )
    .all()
  file.close()
  return rows
}

test('two codings are compared once both are locked, and a lead who codes looks after their own', async () => {
  expect(await codeOf(client.call('compare.open', of()))).toBe('own-coding-first')
  await codeAndLock(client)
  expect(await codeOf(client.call('compare.open', of()))).toBe('compare-unlocked')
  await seat('coder')
  expect(await codeOf(client.call('compare.open', of()))).toBe('role-needed')
})

test('a recording with one coder has nothing to compare', async () => {
  const { rows } = await client.call('assignments.list', {})
  await client.call('assignments.remove', { id: rows.find(({ role }) => role === 'second')?.id ?? '' })
  await codeAndLock(client)
  expect(await codeOf(client.call('compare.open', of()))).toBe('compare-one-coder')
})

test('what differs is listed with both values, and looking is recorded for the coding that is not one’s own', async () => {
  await bothLocked()
  const { first, second, moments, one } = await opened()
  expect([first.coder, first.isPrimary, second.coder]).toEqual(['C01', true, 'C02'])
  expect(moments).toHaveLength(1)
  expect(one).toMatchObject({ kind: 'code', first: { value: 'ipos' }, second: { value: 'ienv' }, size: 20_000 })
  expect(looks()).toEqual([{ personId: study.lead.id, label: 'observation.opened' }])
})

test('the list over all recordings narrows to a variable, a cell and a class, and is paged', async () => {
  await bothLocked()
  const scheme = `${stillface.id}@${stillface.version}`
  const page = (filter: object, more: object = {}) =>
    client.call('reliability.moments', { filter: { scheme, ...filter }, ...more, ...jobId() })
  const all = await page({})
  expect(all).toMatchObject({ label: null, total: 1, recordings: 1, counts: { code: 1, time: 0 } })
  expect(all.rows[0]).toMatchObject({ recording: 'D001 Before', coders: ['C01', 'C02'] })
  expect(await page({ first: 'ipos', second: 'ienv', kinds: ['code'] })).toMatchObject({ total: 1 })
  expect(await page({ first: 'ienv', second: 'ipos' })).toMatchObject({ total: 0 })
  expect(await page({ variable: 'inf_phase' })).toMatchObject({ label: 'Baby engagement', total: 1 })
  expect(await page({ kinds: ['time'] })).toMatchObject({ total: 0, counts: { code: 1 } })
  expect((await page({}, { offset: 1, limit: 1 })).rows).toEqual([])
  expect(await codeOf(page({ variable: 'nothing_like_it' }))).toBe('variable-not-found')
})

test('a decision is kept with who, when and why, taken back and made again, and closed once nothing is open', async () => {
  await bothLocked()
  const { one } = await opened()
  const begun = await decide(one.key, 0, { reason: 'Turned to the toy.' })
  expect(begun).toMatchObject({ revision: 1, status: 'open', undo: one.key, redo: null })
  expect(begun.decisions).toMatchObject([{ choice: 'second', reason: 'Turned to the toy.', decidedBy: 'Lea' }])
  const { id } = begun
  const undone = await client.call('consensus.step', { id, baseRevision: 1, direction: 'undo' })
  expect(undone).toMatchObject({ revision: 2, decisions: [], undo: null, redo: one.key })
  expect(await codeOf(client.call('consensus.close', { id, baseRevision: 2 }))).toBe('consensus-incomplete')
  await client.call('consensus.step', { id, baseRevision: 2, direction: 'redo' })
  expect((await opened()).consensus?.decisions).toHaveLength(1)
  const closed = await client.call('consensus.close', { id, baseRevision: 3 })
  expect(closed).toMatchObject({ status: 'closed', closedBy: 'Lea', undo: null })
  expect(await codeOf(decide(one.key, closed.revision))).toBe('consensus-closed')
})

test('a decision from a window that has not seen the last one is refused, and nothing is lost', async () => {
  await bothLocked()
  const { one } = await opened()
  await decide(one.key, 0)
  expect(await codeOf(decide(one.key, 0, { choice: 'first' }))).toBe('consensus-stale')
  expect((await opened()).consensus?.decisions).toMatchObject([{ choice: 'second' }])
})

test('what neither coder has needs a reason and has to be possible', async () => {
  await bothLocked()
  const { one } = await opened()
  const other = (code: string, reason = '') => decide(one.key, 0, { choice: 'other', other: code, reason })
  expect(await codeOf(other('nothing', 'so'))).toBe('decision-not-possible')
  expect(await codeOf(other('imon'))).toBe('decision-reason-missing')
  expect(await codeOf(decide('state:none', 0))).toBe('moment-not-found')
  expect((await other('imon', 'Both of us saw it.')).decisions).toMatchObject([{ other: 'imon' }])
})

test('the consensus opens as a coding to look at; the originals and every figure stay as they were', async () => {
  await bothLocked()
  const before = JSON.stringify(await client.call('reliability.report', jobId()))
  const originals = await opened()
  const state = await decide(originals.one.key, 0)
  await client.call('consensus.close', { id: state.id, baseRevision: 1 })
  const view = await client.call('observation.open', { assignmentId: state.id })
  expect([view.editable, view.status]).toEqual([false, 'locked'])
  const play = Object.values(view.records).filter((one) => one.type === 'event' && one.set === 'inf_phase')
  expect(play.map((one) => one.type === 'event' && one.code)).toContain('ienv')
  expect(JSON.stringify(await client.call('reliability.report', jobId()))).toBe(before)
  const after = await opened()
  expect([after.first.records, after.second.records]).toEqual([originals.first.records, originals.second.records])
  await seat('coder')
  expect(await codeOf(client.call('observation.open', { assignmentId: state.id }))).toBe('assignment-not-found')
})

test('a third coder is somebody who has neither coded the recording nor looked at a coding of it', async () => {
  await bothLocked()
  const add = (name: string) => client.call('people.add', { name, roles: ['lead', 'coder'], passcode: CODER_PASSCODE })
  const [watcher, fresh] = [await add('Wilma'), await add('Fay')]
  await client.call('session.signIn', { personId: watcher.id, passcode: CODER_PASSCODE })
  await client.call('compare.open', of())
  await seat('lead')
  const ask = ({ id }: { readonly id: string }) =>
    client.call('assignments.create', {
      recordingIds: [of().recordingId],
      scheme: stillface,
      coders: [{ personId: id, role: 'adjudicator' }],
    })
  for (const somebody of [study.lead, study.coder, watcher])
    expect(await codeOf(ask(somebody))).toBe('assignment-not-blind')
  expect(await ask(fresh)).toEqual({ created: 1 })
})
