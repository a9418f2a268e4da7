import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { Client } from '#shared/contract/client.ts'
import type { ObservationView } from '#shared/contract/views.ts'
import { ratingRecordId, type ObservationRecord } from '#shared/observation/record.ts'
import { derivedRating } from '../../support/schemes/derived-rating.ts'
import {
  appIn,
  CODER_PASSCODE,
  codeOf,
  jobId,
  LEAD_PASSCODE,
  registerRow,
  temporaryFolder,
} from '../../support/study-builder.ts'

let folder: ReturnType<typeof temporaryFolder>
let host: ReturnType<typeof appIn>
let client: Client
let people: { lead: string; coder: string }

beforeEach(async () => {
  folder = temporaryFolder()
  host = appIn(folder.path)
  client = host.client
  people = await studyOfTwo()
})
afterEach(async () => {
  await host.app.close()
  folder.remove()
})

/** Two recordings, coded by Lea first and by Cora second with the scheme in which calming may follow. */
async function studyOfTwo(): Promise<{ lead: string; coder: string }> {
  await client.call('study.create', { path: join(folder.path, 'study'), name: 'Calming', personName: 'Lea' })
  const rows = ['D001', 'D002'].map((dyad) => registerRow(dyad))
  const outcomes = await client.call('recordings.import', { ...jobId(), rows })
  const file = join(folder.path, 'calming.json')
  writeFileSync(file, JSON.stringify(derivedRating))
  const { id, version } = derivedRating
  const { revision } = await client.call('schemes.importFile', { path: file })
  await client.call('schemes.publishDraft', { id, baseRevision: revision, version })
  const newcomer = { name: 'Cora', roles: ['coder' as const], passcode: CODER_PASSCODE, ownPasscode: LEAD_PASSCODE }
  const coder = await client.call('people.add', newcomer)
  const lead = (await client.call('people.list', {})).find(({ name }) => name === 'Lea')
  const recordingIds = outcomes.map(({ recordingId }) => recordingId ?? '')
  const coders = [
    { personId: lead?.id ?? '', role: 'primary' as const },
    { personId: coder.id, role: 'second' as const },
  ]
  await client.call('assignments.create', { recordingIds, scheme: { id, version }, coders })
  return { lead: lead?.id ?? '', coder: coder.id }
}

/**
 * Publishes another scheme and gives one recording to both for it, instead of their work so far. Answers the
 * recordings.
 */
async function assigned(scheme: object & { readonly id: string; readonly version: string }): Promise<string[]> {
  const { id, version } = scheme
  const file = join(folder.path, `${id}.json`)
  writeFileSync(file, JSON.stringify(scheme))
  const { revision } = await client.call('schemes.importFile', { path: file })
  await client.call('schemes.publishDraft', { id, baseRevision: revision, version })
  const { rows } = await client.call('assignments.list', {})
  const recordingIds = rows.slice(0, 1).map(({ recordingId }) => recordingId)
  for (const row of rows) await client.call('assignments.remove', { id: row.id })
  const coders = [
    { personId: people.lead, role: 'primary' as const },
    { personId: people.coder, role: 'second' as const },
  ]
  await client.call('assignments.create', { recordingIds, scheme: { id, version }, coders })
  return recordingIds
}

type Given = Readonly<Partial<Record<'fuss' | 'calm' | 'warm', number>>>

async function give(view: ObservationView, values: Given): Promise<{ observationId: string; baseRevision: number }> {
  const episode = view.episodes.find(({ kind }) => kind === 'play')?.id ?? ''
  const added: Record<string, ObservationRecord> = {}
  for (const [rating, value] of Object.entries(values)) {
    const id = ratingRecordId(rating, episode)
    added[id] = { type: 'rating', id, rating, episode, value, notCodable: null, note: '' }
  }
  const change = { added, updated: {}, removed: {} }
  const commit = { observationId: view.id, baseRevision: view.revision, label: 'rate', change }
  const { revision } = await client.call('observation.commit', commit)
  return { observationId: view.id, baseRevision: revision }
}

/** Rates and locks the open work of whoever is at the desk, one recording after the other. */
async function code(...codings: readonly Given[]): Promise<ObservationView[]> {
  const work = await client.call('work.mine', {})
  const views: ObservationView[] = []
  for (const [n, values] of codings.entries()) {
    const view = await client.call('observation.open', { assignmentId: work[n]?.assignmentId ?? '' })
    await client.call('observation.lock', await give(view, values))
    views.push(view)
  }
  return views
}

type Row = Readonly<Record<string, unknown>>
async function exported(): Promise<(sheet: string) => Row[]> {
  const path = join(folder.path, 'scores.xlsx')
  await client.call('export.run', { ...jobId(), path, draft: true })
  const book = read(readFileSync(path))
  return (sheet) => utils.sheet_to_json<Row>(book.Sheets[sheet] ?? {}, { defval: null })
}

test('a rating that follows is stored nowhere, locks, and comes out of the export as what it is', async () => {
  const [first] = await code({ fuss: 0, warm: 2 }, { fuss: 2, calm: 4, warm: 3 })
  const { records } = await client.call('observation.open', { assignmentId: first?.assignmentId ?? '' })
  expect(Object.values(records).map((record) => record.type === 'rating' && record.rating)).toEqual(['fuss', 'warm'])
  await client.call('session.signIn', { personId: people.coder, passcode: CODER_PASSCODE })
  await code({ fuss: 1, calm: 4.5, warm: 2 }, { fuss: 3, calm: 3, warm: 3 })
  await client.call('session.signIn', { personId: people.lead, passcode: LEAD_PASSCODE })

  const sheet = await exported()
  const wide = sheet('scores_rec_wide').map((row) =>
    ['calm_play', 'calm_play_mc', 'calm_play_rule', 'settled_play'].map((name) => row[name]),
  )
  // Settled is the mean of calming and contentment: (5 + 2) / 2 where it follows, (4 + 3) / 2 where it was rated.
  expect(wide).toEqual(expect.arrayContaining([[5, null, 1, 3.5], [4, null, 0, 3.5]])) // prettier-ignore
  const byRule = sheet('scores_long').filter(({ variable, by_rule }) => variable === 'calm_play' && by_rule === 'yes')
  expect(byRule.map((row) => [row['coder_role'], row['value']])).toEqual([['primary', 5]])
  const row = sheet('reliability').find(({ variable }) => variable === 'calm_play')
  expect([row?.['n'], row?.['dropped']]).toEqual([1, 'derived: 1 recordings'])
  const provenance = sheet('provenance').find(({ key }) => String(key).endsWith('rule nothing_to_calm'))
  expect(provenance?.['value']).toContain('calm is 5 if fuss == 0')
})

test('a coding is not locked while the rule does not hold and nobody rated', async () => {
  const [work] = await client.call('work.mine', {})
  const view = await client.call('observation.open', { assignmentId: work?.assignmentId ?? '' })
  const at = await give(view, { fuss: 1, warm: 2 })
  expect(await codeOf(client.call('observation.lock', at))).toBe('observation-incomplete')
})

test('a scheme whose rules need each other is not published, and says where', async () => {
  const [rule] = derivedRating.rules
  const circle = { ...derivedRating, id: 'circle', tests: [], rules: [{ ...rule, when: 'settled > 2' }] }
  const file = join(folder.path, 'circle.json')
  writeFileSync(file, JSON.stringify(circle))
  expect(await codeOf(client.call('schemes.importFile', { path: file }))).toBe('scheme-file-invalid')
})

test('a coder without an answer is not followed where a rule may decide, and what is settled stays', async () => {
  const scheme = {
    ...{ ...derivedRating, id: 'optional', tests: [] },
    ratings: derivedRating.ratings.map((one) => (one.id === 'calm' ? { ...one, required: false } : one)),
  }
  const recordingIds = await assigned(scheme)
  await code({ fuss: 0, warm: 3 })
  await client.call('session.signIn', { personId: people.coder, passcode: CODER_PASSCODE })
  await code({ fuss: 2, warm: 3 })
  await client.call('session.signIn', { personId: people.lead, passcode: LEAD_PASSCODE })
  const of = { recordingId: recordingIds[0] ?? '', scheme: { id: scheme.id, version: scheme.version } }
  const { moments } = await client.call('compare.open', of)
  const [fuss, calm] = moments.map(({ key }) => key)
  expect(moments.map(({ source, due }) => `${source.id} ${due}`)).toEqual(['fuss true', 'calm true'])
  const step = { ...of, other: null, reason: '' }
  const one = await client.call('consensus.decide', {
    ...{ ...step, baseRevision: 0, moment: fuss ?? '', choice: 'second' as const },
  })
  const decision = { ...step, baseRevision: one.revision, moment: calm ?? '' }
  expect(await codeOf(client.call('consensus.decide', { ...decision, choice: 'second' }))).toBe('decision-not-possible')
  expect(await codeOf(client.call('consensus.close', { id: one.id, baseRevision: one.revision }))).toBe(
    'consensus-incomplete',
  )
  const two = await client.call('consensus.decide', { ...decision, choice: 'first' })
  expect((await client.call('consensus.close', { id: two.id, baseRevision: two.revision })).status).toBe('closed')
  const view = await client.call('observation.open', { assignmentId: two.id })
  expect(Object.values(view.records)).toContainEqual(expect.objectContaining({ rating: 'calm', value: 5 }))
})

test('a consensus is not closed while a scale that followed for both has nothing to follow from', async () => {
  const [rule] = derivedRating.rules
  const scheme = {
    ...{ ...derivedRating, id: 'either', tests: [] },
    rules: [{ ...rule, value: 'warm', when: 'fuss < 2 or warm < 2' }],
  }
  const recordingIds = await assigned(scheme)
  await code({ fuss: 0, warm: 5 })
  await client.call('session.signIn', { personId: people.coder, passcode: CODER_PASSCODE })
  await code({ fuss: 4, warm: 1 })
  await client.call('session.signIn', { personId: people.lead, passcode: LEAD_PASSCODE })
  const of = { recordingId: recordingIds[0] ?? '', scheme: { id: scheme.id, version: scheme.version } }
  const { moments } = await client.call('compare.open', of)
  const before = moments.map(({ source, due, key }) => ({ of: source.id, due, key }))
  expect(before.map((one) => `${one.of} ${one.due}`)).toEqual(['fuss true', 'calm false', 'warm true'])
  let consensus = { id: '', revision: 0, nowDue: [] as readonly string[] }
  const decide = async (scale: string, choice: 'first' | 'second'): Promise<void> => {
    const moment = before.find((one) => one.of === scale)?.key ?? ''
    const step = { ...of, baseRevision: consensus.revision, moment, choice, other: null, reason: '' }
    consensus = await client.call('consensus.decide', step)
  }
  await decide('fuss', 'second')
  expect(consensus.nowDue).toEqual([])
  await decide('warm', 'first')
  const calm = before.find((one) => one.of === 'calm')?.key
  expect(consensus.nowDue).toEqual([calm])
  expect((await client.call('compare.open', of)).consensus?.nowDue).toEqual([calm])
  const close = () => client.call('consensus.close', { id: consensus.id, baseRevision: consensus.revision })
  expect(await codeOf(close())).toBe('consensus-incomplete')
  await decide('calm', 'second')
  expect((await close()).status).toBe('closed')
})
