import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import { openReadOnly } from '../../electron/services/store/project-file.ts'
import { changedScheme, lockedScheme } from '../support/locked-scheme.ts'
import { lockedPasscode, lockedStudy, type LockedStudy } from '../support/locked-study.ts'
import { appIn, codeOf, jobId } from '../support/study-builder.ts'
import { raw } from './support/raw.ts'
import { tempFolder } from './support/study.ts'

const killed = fileURLToPath(new URL('./support/kill-bringing-over.ts', import.meta.url))
const asked = { id: lockedScheme.id, from: '1.0.0', to: '2.0.0', decisions: {} }
const reason = 'The anchor was clarified after the pilot.'
const openAnchor = { 'ratings/sen/anchors/3': { choice: 'open' as const } }

let folder: ReturnType<typeof tempFolder>
let host: ReturnType<typeof appIn>
let client: Client
let study: LockedStudy

beforeEach(async () => {
  folder = tempFolder()
  study = await lockedStudy(`${folder.path}/study.attune`, 3, 12)
  host = appIn(folder.path)
  client = host.client
  await client.call('study.open', { path: study.path })
  await signIn(study.leadId)
})
afterEach(async () => {
  await host.app.close()
  folder.remove()
})

const signIn = (personId: string): Promise<unknown> =>
  client.call('session.signIn', { personId, passcode: lockedPasscode })
const apply = (decisions = {}): ReturnType<typeof client.call<'migrations.apply'>> =>
  client.call('migrations.apply', { ...jobId(), ...asked, decisions, reason })

/** Every row of the observations that there were at first, as bytes would have it. */
function originals(): string {
  const db = raw(study.path)
  const of = (table: string): unknown[] =>
    db
      .prepare(
        `SELECT * FROM ${table} WHERE observation_id IN (SELECT o.id FROM observation o
           JOIN assignment a ON a.id = o.assignment_id WHERE a.scheme_version = '1.0.0') ORDER BY observation_id, id`,
      )
      .all()
  const rows = ['event', 'rating', 'context_answer', 'mark', 'note', 'confirmation', 'answer'].map(of)
  const heads = db
    .prepare(
      `SELECT o.* FROM observation o JOIN assignment a ON a.id = o.assignment_id
       WHERE a.scheme_version = '1.0.0' ORDER BY o.id`,
    )
    .all()
  const log = db.prepare("SELECT * FROM change_log WHERE kind IN ('observation', 'lock') ORDER BY seq").all()
  db.close()
  return JSON.stringify([rows, heads, log])
}

const sums = async (): Promise<unknown> => (await client.call('study.current', {}))?.sums

describe('bringing codings over', () => {
  test('shows beforehand what becomes of them, and keeps nothing', async () => {
    const before = originals()
    const preview = await client.call('migrations.preview', { ...jobId(), ...asked })
    expect(preview.counts).toMatchObject({ codings: 6, stayLocked: 6, givenBack: 0, skipped: 0 })
    const items = preview.plan.items.map(({ id }) => id)
    expect(items).toEqual(['ratings/sen/anchors/3', 'sets/look/codes/toy', 'composites/both'])
    const code = preview.reach.find(({ item }) => item === 'sets/look/codes/toy')
    expect(code?.mapped).toBe(18)
    expect(preview.scores.map(({ label }) => label)).toEqual(['Both, Play', 'Both, Reunion'])
    expect(originals()).toBe(before)
    expect(await client.call('migrations.list', { id: asked.id })).toEqual([])
  })

  test('leaves every original as it was and puts another coding in its place', async () => {
    const [before, counted] = [originals(), await sums()]
    const row = await apply()
    expect(row).toMatchObject({ fromVersion: '1.0.0', toVersion: '2.0.0', madeBy: 'Lea', reason, revertedAt: null })
    expect(originals()).toBe(before)
    expect(await sums()).toEqual(counted)
    const { rows, total } = await client.call('assignments.list', {})
    expect([total, rows.length]).toEqual([6, 6])
    expect(rows.every(({ schemeVersion, status }) => schemeVersion === '2.0.0' && status === 'locked')).toBe(true)
    expect(await client.call('study.check', jobId())).toMatchObject({ integrity: 'ok', chain: 'ok' })
  })

  test('counts each coding once in agreement and in the gate', async () => {
    const before = await client.call('reliability.report', jobId())
    await apply()
    const report = await client.call('reliability.report', jobId())
    expect(report.doubleCoded).toBe(before.doubleCoded)
    expect(new Set(report.variables.map(({ scheme }) => scheme))).toEqual(new Set(['play-scales@2.0.0']))
    const gate = await client.call('gate.report', jobId())
    const coverage = gate.rows[0]?.checks.find(({ id }) => id === 'G01')
    expect(coverage).toMatchObject({ verdict: 'pass', params: { codable: 3 } })
  })

  test('gives a coding with something open back to its coder, and to nobody else', async () => {
    const preview = await client.call('migrations.preview', { ...jobId(), ...asked, decisions: openAnchor })
    expect(preview.counts.givenBack).toBeGreaterThan(0)
    await apply(openAnchor)
    await signIn(study.coderId)
    const mine = await client.call('work.mine', {})
    expect(mine).toHaveLength(3)
    const open = mine.find(({ status }) => status === 'open')
    const view = await client.call('observation.open', { assignmentId: open?.assignmentId ?? '' })
    expect([view.editable, view.scheme.version, view.history.undo]).toEqual([true, '2.0.0', null])
    expect(
      Object.values(view.records).some((one) => one.type === 'rating' && one.value === 3 && one.rating === 'sen'),
    ).toBe(false)
    expect(await codeOf(client.call('migrations.list', { id: asked.id }))).toBe('role-needed')
  })

  test('opens an original under its own version for ever, and takes no change of it', async () => {
    const row = await apply()
    const [first] = await client.call('migrations.codings', { migrationId: row.id })
    const view = await client.call('observation.open', { assignmentId: first?.originalId ?? '' })
    expect([view.scheme.version, view.editable, view.status]).toEqual(['1.0.0', false, 'locked'])
    expect(view.scheme).toEqual(lockedScheme)
    const commit = { observationId: view.id, baseRevision: view.revision, label: 'x' }
    const change = { added: {}, updated: {}, removed: {} }
    expect(await codeOf(client.call('observation.commit', { ...commit, change }))).toBe('observation-superseded')
  })

  test('leaves nothing half-done when it is cancelled', async () => {
    const before = originals()
    const id = jobId()
    const run = codeOf(client.call('migrations.apply', { ...id, ...asked, reason }))
    await client.call('jobs.cancel', id)
    expect(['cancelled', 'nothing was refused']).toContain(await run)
    expect(originals()).toBe(before)
    const { rows } = await client.call('assignments.list', {})
    expect(new Set(rows.map(({ schemeVersion }) => schemeVersion)).size).toBe(1)
  })

  test('leaves nothing half-done when the host is killed before it is done', async () => {
    const before = originals()
    await host.app.close()
    const child = spawn(process.execPath, [killed, study.path, study.leadId], { stdio: 'inherit' })
    const [, signal] = (await once(child, 'close')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
    host = appIn(folder.path)
    client = host.client
    await client.call('study.open', { path: study.path })
    await signIn(study.leadId)
    expect(originals()).toBe(before)
    expect(await client.call('migrations.list', { id: asked.id })).toEqual([])
    expect(
      (await client.call('assignments.list', {})).rows.every(({ schemeVersion }) => schemeVersion === '1.0.0'),
    ).toBe(true)
    expect(await client.call('study.check', jobId())).toMatchObject({ integrity: 'ok', chain: 'ok' })
  })

  test.each([
    ['to the same version', { to: '1.0.0' }, 'migration-not-newer'],
    ['to one that is not there', { to: '9.0.0' }, 'scheme-not-found'],
    ['with a decision about nothing', { decisions: { nothing: { choice: 'open' as const } } }, 'migration-decision'],
    [
      'with a target that is not there',
      { decisions: { 'sets/look/codes/toy': { choice: 'map' as const, to: 'look/none' } } },
      'migration-decision',
    ],
  ])('is refused %s', async (_what, change, code) => {
    expect(await codeOf(client.call('migrations.apply', { ...jobId(), ...asked, ...change, reason }))).toBe(code)
  })
})

describe('taking it back', () => {
  test('makes the originals count again and keeps what was made', async () => {
    const [before, counted] = [originals(), await sums()]
    const { id: migrationId } = await apply()
    const row = await client.call('migrations.revert', { migrationId, reason })
    expect(row.revertedBy).toBe('Lea')
    expect([originals(), await sums()]).toEqual([before, counted])
    const { rows } = await client.call('assignments.list', {})
    expect(rows.every(({ schemeVersion }) => schemeVersion === '1.0.0')).toBe(true)
    const made = await client.call('migrations.codings', { migrationId })
    expect(made.map(({ standing }) => standing)).toEqual(Array(6).fill('withdrawn'))
    expect(await codeOf(client.call('migrations.revert', { migrationId, reason }))).toBe('migration-reverted')
  })

  test('leaves the way free to do it again with other decisions', async () => {
    const { id: migrationId } = await apply()
    await client.call('migrations.revert', { migrationId, reason })
    await apply(openAnchor)
    expect(
      (await client.call('migrations.list', { id: asked.id })).map(({ revertedAt }) => revertedAt === null),
    ).toEqual([true, false])
    expect(await client.call('study.check', jobId())).toMatchObject({ integrity: 'ok', chain: 'ok' })
  })

  test('is refused once a coder has gone on with one of them, and says which', async () => {
    const { id: migrationId } = await apply(openAnchor)
    await signIn(study.coderId)
    const open = (await client.call('work.mine', {})).find(({ status }) => status === 'open')
    const view = await client.call('observation.open', { assignmentId: open?.assignmentId ?? '' })
    const note = { type: 'note' as const, id: 'n', atMs: null, text: 'again' }
    const change = { added: { n: note }, updated: {}, removed: {} }
    await client.call('observation.commit', { observationId: view.id, baseRevision: 0, label: 'note', change })
    await signIn(study.leadId)
    const refusal = client.call('migrations.revert', { migrationId, reason })
    await expect(refusal).rejects.toMatchObject({ code: 'migration-worked-on', params: { n: 1 } })
    await expect(refusal).rejects.toHaveProperty('params.codings', expect.stringContaining('Cora'))
  })
})

test('the reason and what was decided stand in the payload of the log, which can be erased', async () => {
  const { id } = await apply()
  const file = openReadOnly(study.path, undefined)
  const row = file.read
    .query<{ body: string; at: string }>(
      `SELECT p.body, l.at FROM change_log l JOIN change_payload p ON p.installation_id = l.installation_id
         AND p.seq = l.seq WHERE l.kind = 'migration' AND l.subject_id = ?`,
    )
    .get(id)
  file.close()
  expect(JSON.parse(row?.body ?? '{}')).toMatchObject({
    reason,
    from: '1.0.0',
    to: changedScheme.version,
    decisions: {},
  })
})
