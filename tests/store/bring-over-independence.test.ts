import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeFileSync } from 'node:fs'
import type { Client } from '#shared/contract/client.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { GateCheck } from '#shared/study/gate.ts'
import { ms } from '#shared/time/ms.ts'
import { changedScheme, lockedScheme, wholeRecords } from '../support/locked-scheme.ts'
import { appIn, CODER_PASSCODE, jobId, LEAD_PASSCODE, registerRow } from '../support/study-builder.ts'
import { tempFolder } from './support/study.ts'

const asked = { id: lockedScheme.id, from: lockedScheme.version, to: changedScheme.version }
const reason = 'The anchor was clarified after the pilot.'
const episodes = [
  { kind: 'play', startMs: ms(0), endMs: ms(29_500) },
  { kind: 'reun', startMs: ms(29_500), endMs: ms(59_000) },
]

type Who = 'lead' | 'coder'

let folder: ReturnType<typeof tempFolder>
let host: ReturnType<typeof appIn>
let client: Client
let clock: number
let people: { lead: string; coder: string }
let recordings: readonly string[]
/** What each rates follows from it; with 2 the scale `sen` is rated at the anchor that is reworded. */
let seedOf: Record<Who, number>

beforeEach(async () => {
  folder = tempFolder()
  seedOf = { lead: 1, coder: 1 }
  clock = Date.parse('2026-03-02T09:00:00.000Z')
  // Every look at the clock is a second later, so that no two things happen at once.
  host = appIn(folder.path, { now: () => new Date((clock += 1000)) })
  client = host.client
  await client.call('study.create', { path: `${folder.path}/study`, name: 'Independent', personName: 'Lea' })
  const rows = ['D001', 'D002', 'D003'].map((dyad) => registerRow(dyad, { episodes }))
  const outcomes = await client.call('recordings.import', { ...jobId(), rows })
  recordings = outcomes.map(({ recordingId }) => recordingId ?? '')
  for (const scheme of [lockedScheme, changedScheme]) await publish(scheme)
  const newcomer = { name: 'Cora', roles: ['coder' as const], passcode: CODER_PASSCODE, ownPasscode: LEAD_PASSCODE }
  const coder = await client.call('people.add', newcomer)
  const lead = (await client.call('people.list', {})).find(({ name }) => name === 'Lea')
  people = { lead: lead?.id ?? '', coder: coder.id }
})
afterEach(async () => {
  await host.app.close()
  folder.remove()
})

async function publish(scheme: Scheme): Promise<void> {
  const { id, version } = scheme
  const path = `${folder.path}/${version}.json`
  writeFileSync(path, JSON.stringify(scheme))
  const { revision } = await client.call('schemes.importFile', { path })
  await client.call('schemes.publishDraft', { id, baseRevision: revision, version })
}

const signIn = (who: Who): Promise<unknown> =>
  client.call('session.signIn', {
    personId: people[who],
    passcode: who === 'lead' ? LEAD_PASSCODE : CODER_PASSCODE,
  })

const assign = (who: Who, role: 'primary' | 'second'): Promise<unknown> => {
  const { id, version } = lockedScheme
  const coders = [{ personId: people[who], role }]
  return client.call('assignments.create', { recordingIds: [...recordings], scheme: { id, version }, coders })
}

/** Codes and locks whatever is open for a person, who is at the desk from then on. */
async function codeAll(who: Who): Promise<void> {
  await signIn(who)
  for (const { assignmentId, status } of await client.call('work.mine', {})) {
    if (status === 'locked') continue
    const view = await client.call('observation.open', { assignmentId })
    const records = wholeRecords(
      view.episodes.map(({ id }) => id),
      4,
      seedOf[who],
      59_000,
    )
    const missing = records.filter(({ id }) => view.records[id] === undefined)
    const added = Object.fromEntries(missing.map((record) => [record.id, record]))
    const change = { added, updated: {}, removed: {} }
    const commit = { observationId: view.id, baseRevision: view.revision, label: 'code', change }
    const { revision } = await client.call('observation.commit', commit)
    await client.call('observation.lock', { observationId: view.id, baseRevision: revision })
  }
}

/** The lead is shown the coding of one recording that Cora has now. */
async function lookAt(recording: number): Promise<string> {
  await signIn('lead')
  const { rows } = await client.call('assignments.list', { recordingId: recordings[recording] ?? '' })
  const assignmentId = rows.find(({ personId }) => personId === people.coder)?.id ?? ''
  await client.call('observation.open', { assignmentId })
  return assignmentId
}

const apply = (decisions = {}) => client.call('migrations.apply', { ...jobId(), ...asked, decisions, reason })

/** What the gate says of independence: of all variables the same. */
async function independence(): Promise<Pick<GateCheck, 'verdict' | 'code' | 'params'>> {
  const { rows } = await client.call('gate.report', jobId())
  const checks = rows.flatMap((row) => row.checks.filter(({ id }) => id === 'G05'))
  const [{ verdict, code, params } = { verdict: 'pass' as const, code: 'none', params: {} }] = checks
  for (const check of checks) expect(check).toMatchObject({ verdict, code, params })
  return { verdict, code, params }
}

/** Cora codes; the lead may be shown one coding before she codes herself; then both codings are locked. */
async function codedTwice({ early }: { readonly early: boolean }): Promise<void> {
  await assign('coder', 'primary')
  await codeAll('coder')
  if (early) await lookAt(0)
  await signIn('lead')
  await assign('lead', 'second')
  await codeAll('lead')
}

const apart = { verdict: 'pass', params: { pairs: 3 } }
const opened = { verdict: 'fail', params: { pairs: 3, opened: 1 } }

describe('whether codings are independent, after they were brought over', () => {
  test('those that were stay so, whether anything is looked at before or after', async () => {
    await codedTwice({ early: false })
    expect(await independence()).toMatchObject(apart)
    await lookAt(1)
    const before = await independence()
    expect(before).toMatchObject(apart)
    const { id: migrationId } = await apply()
    expect(await independence()).toEqual(before)
    const successor = await lookAt(2)
    const made = await client.call('migrations.codings', { migrationId })
    const original = made.find(({ assignmentId }) => assignmentId === successor)?.originalId ?? ''
    await client.call('observation.open', { assignmentId: original })
    expect(await independence()).toEqual(before)
    await client.call('migrations.revert', { migrationId, reason })
    expect(await independence()).toEqual(before)
  })

  test('a look before the own coding stays a fail, also twice brought over and taken back', async () => {
    await codedTwice({ early: true })
    const before = await independence()
    expect(before).toMatchObject(opened)
    const { id: migrationId } = await apply()
    expect(await independence()).toEqual(before)
    await client.call('migrations.revert', { migrationId, reason })
    expect(await independence()).toEqual(before)
    await apply({ 'ratings/sen/anchors/3': { choice: 'keep' as const } })
    expect(await independence()).toEqual(before)
    expect(await client.call('study.check', jobId())).toMatchObject({ integrity: 'ok', chain: 'ok' })
  })
})

describe('codings that were given back to be completed', () => {
  const openAnchor = { 'ratings/sen/anchors/3': { choice: 'open' as const } }

  /** Both are locked, the lead is shown one, and one person's codings are given back and completed. */
  async function givenBack(who: Who): Promise<void> {
    seedOf = { lead: who === 'lead' ? 2 : 1, coder: who === 'coder' ? 2 : 1 }
    await codedTwice({ early: false })
    await lookAt(0)
    expect(await independence()).toMatchObject(apart)
    await apply(openAnchor)
    await codeAll(who)
    await signIn('lead')
    const { rows } = await client.call('assignments.list', {})
    expect(rows.map(({ schemeVersion, status }) => `${schemeVersion} ${status}`)).toEqual(Array(6).fill('2.0.0 locked'))
  }

  test('stay independent of one that was locked for good when somebody was shown the other', async () => {
    await givenBack('coder')
    expect(await independence()).toMatchObject(apart)
  })

  test('are not independent where who completes them had been shown the other', async () => {
    await givenBack('lead')
    expect(await independence()).toMatchObject(opened)
  })
})
