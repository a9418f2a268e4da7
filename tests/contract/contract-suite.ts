import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../shared/contract/client.ts'
import type { AppEvent } from '../../shared/contract/events.ts'
import type { StudySummary } from '../../shared/contract/views.ts'
import type { EventRecord } from '../../shared/observation/record.ts'
import { ms } from '../../shared/time/ms.ts'
import {
  codeOf,
  CODER_PASSCODE,
  demoMedia,
  jobId,
  LEAD_PASSCODE,
  openMine,
  registerRow,
  smallStudy,
  temporaryFolder,
  threeEpisodes,
  type SmallStudy,
} from '../support/study-builder.ts'
import type { Connect, Connected } from './connected.ts'
import { migrationSuite } from './migration-suite.ts'
import { phase } from './phase.ts'

type Commit = { readonly id: string; readonly revision: number }
const commit = (client: Client, view: Commit, event: EventRecord): Promise<{ revision: number }> =>
  client.call('observation.commit', {
    observationId: view.id,
    baseRevision: view.revision,
    label: 'code',
    change: { added: { [event.id]: event }, updated: {}, removed: {} },
  })

/** The behaviour that every transport must show alike. Each part has one application; its tests build on each other. */
export function contractSuite(transport: string, connect: Connect): void {
  describe(`over ${transport}`, () => {
    describe('the application', () => {
      beginningOf(connect)
    })
    describe('a study of two people', () => {
      studyOf(connect)
    })
    describe('bringing codings to another version', () => {
      migrationSuite(connect)
    })
  })
}

function beginningOf(connect: Connect): void {
  const folder = temporaryFolder()
  let app: Connected
  let client: Client

  beforeAll(async () => {
    app = await connect(folder.path)
    client = app.client
  })
  afterAll(async () => {
    await app.close()
    folder.remove()
  })

  const newStudy = (name = 'study'): Promise<StudySummary> =>
    client.call('study.create', { path: join(folder.path, name), name: 'Trial', personName: 'Lea' })

  test('refuses a call that is not in the contract', async () => {
    expect(await codeOf(app.call('study.destroy', {}))).toBe('call-unknown')
    expect(await codeOf(app.call('toString', {}))).toBe('call-unknown')
  })

  test('refuses input of the wrong shape, and nothing happens', async () => {
    const path = join(folder.path, 'study')
    expect(await codeOf(app.call('study.create', { path, name: '', personName: 'Lea' }))).toBe('input-invalid')
    expect(await codeOf(app.call('study.create', null))).toBe('input-invalid')
    expect(existsSync(`${path}.attune`)).toBe(false)
  })

  test('refuses a call that needs a study without one', async () => {
    expect(await codeOf(client.call('recordings.grid', { offset: 0, limit: 10 }))).toBe('study-not-open')
    expect(await client.call('study.current', {})).toBeNull()
  })

  test('seats the only person of a new study without asking', async () => {
    await newStudy()
    const current = await client.call('study.current', {})
    expect(current?.name).toBe('Trial')
    expect(current?.session.signInNeeded).toBe(false)
    expect(current?.session.person?.roles).toEqual(['coder', 'lead', 'data_manager'])
  })

  test('never writes a study over another', async () => {
    expect(await codeOf(newStudy())).toBe('study-exists')
  })

  test('says that long work was cancelled', async () => {
    const job = jobId()
    const paths = Array.from({ length: 400 }, (_, n) => demoMedia(`D00${(n % 9) + 1}-t1-mother.mp4`))
    const begun = new Promise<void>((resolve) => {
      client.subscribe((event) => {
        if (event.type === 'progress' && event.jobId === job.jobId) resolve()
      })
    })
    const work = codeOf(client.call('media.probe', { ...job, paths }))
    await begun
    await client.call('jobs.cancel', job)
    expect(await work).toBe('cancelled')
  })

  test('asks the first person for a passcode with the second one, and from then on everyone signs in', async () => {
    const person = { name: 'Cora', roles: ['coder' as const], passcode: CODER_PASSCODE }
    expect(await codeOf(client.call('people.add', person))).toBe('own-passcode-needed')
    await client.call('people.add', { ...person, ownPasscode: LEAD_PASSCODE })
    expect((await client.call('session.signOut', {})).signInNeeded).toBe(true)
    expect(await codeOf(client.call('work.mine', {}))).toBe('sign-in-needed')
  })
}

function studyOf(connect: Connect): void {
  const folder = temporaryFolder()
  const heard: AppEvent[] = []
  let app: Connected
  let client: Client
  let study: SmallStudy
  let recordingId = ''

  const signIn = async (who: 'lead' | 'coder'): Promise<void> => {
    const passcode = who === 'lead' ? LEAD_PASSCODE : CODER_PASSCODE
    await client.call('session.signIn', { personId: study[who].id, passcode })
  }

  beforeAll(async () => {
    app = await connect(folder.path)
    client = app.client
    client.subscribe((event) => heard.push(event))
    study = await smallStudy(client, folder.path)
    recordingId = study.recordingIds[0] ?? ''
  })
  afterAll(async () => {
    await app.close()
    folder.remove()
  })
  beforeEach(async () => {
    if ((await client.call('session.get', {})).person?.id !== study.lead.id) await signIn('lead')
  })

  test('tells whoever listens what changed and how far long work is', async () => {
    await expect.poll(() => heard.some((event) => event.type === 'changed' && event.topic === 'recordings')).toBe(true)
    expect(heard.some((event) => event.type === 'progress' && event.jobId.startsWith('test-job'))).toBe(true)
  })

  test('has its recording of two cameras with all frames, and lists it', async () => {
    const detail = await client.call('recordings.get', { id: recordingId })
    expect(detail.durationMs).toBe(60_000)
    expect(detail.cameraList.map(({ view, isReference }) => [view, isReference])).toEqual([
      ['caregiver', true],
      ['infant', false],
    ])
    expect(detail.cameraList[0]?.segments[0]?.map.frames).toMatchObject({ kind: 'constant', count: 1500 })
    const grid = await client.call('recordings.grid', { offset: 0, limit: 10 })
    expect(grid.rows.map(({ dyad, site, cells }) => [dyad, site, cells.length])).toEqual([['D001', 'Northtown', 1]])
  })

  test('refuses a line of the register whole, with its reason, and the others go in', async () => {
    const files = [
      { path: demoMedia('D003-t1-mother.mp4'), view: 'caregiver' as const },
      { path: join(folder.path, 'gone.mp4'), view: 'infant' as const },
    ]
    const rows = [registerRow('D001', { dyad: 'D099' }), { ...registerRow('D003'), files }, registerRow('D002')]
    const outcomes = await client.call('recordings.import', { ...jobId(), rows })
    expect(outcomes.map(({ ok, code, file }) => [ok, code, file])).toEqual([
      [false, 'media-already-here', 'D001-t1-mother.mp4'],
      [false, 'media-not-found', 'gone.mp4'],
      [true, undefined, undefined],
    ])
    expect((await client.call('study.current', {}))?.sums.recordings).toBe(2)
  })

  test('refuses episodes that overlap, leave the recording or have no length', async () => {
    const set = (spans: [number, number][]): Promise<unknown> =>
      client.call('recordings.setEpisodes', {
        id: recordingId,
        episodes: spans.map(([startMs, endMs]) => ({ kind: 'play', startMs: ms(startMs), endMs: ms(endMs) })),
      })
    const overlapping: [number, number][] = [
      [0, 30_000],
      [29_999, 40_000],
    ]
    expect(await codeOf(set(overlapping))).toBe('episodes-overlap')
    expect(await codeOf(set([[0, 61_000]]))).toBe('episode-outside')
    expect(await codeOf(set([[5000, 5000]]))).toBe('episode-order')
  })

  test('keeps a lead', async () => {
    const update = { id: study.lead.id, name: 'Lea', roles: ['coder' as const], active: true }
    expect(await codeOf(client.call('people.update', update))).toBe('last-lead')
  })

  test('is stopped by the gate on its way out, and a draft is not', async () => {
    const path = join(folder.path, 'scores.xlsx')
    expect(await codeOf(client.call('export.run', { ...jobId(), path, draft: false }))).toBe('gate-stops')
    expect(existsSync(path)).toBe(false)
    const result = await client.call('export.run', { ...jobId(), path, draft: true })
    expect(result.draft).toBe(true)
    expect(existsSync(path)).toBe(true)
  })

  test('sends a coder nothing that tells whose recording it is or what the coding is for', async () => {
    await signIn('coder')
    const sent = JSON.stringify([
      await client.call('work.mine', {}),
      await openMine(client),
      { ...(await client.call('study.current', {})), path: '' },
    ])
    const telling = [
      recordingId,
      'D001',
      'Northtown',
      'Before',
      'Still face task',
      'mother.mp4',
      folder.path,
      '"second"',
      '"primary"',
    ]
    for (const secret of telling) expect(sent).not.toContain(secret)
  })

  test('lets a coder make no call of a lead, nor open what was not given to them', async () => {
    const plan = await client.call('assignments.list', { recordingId })
    const leads = plan.rows.find(({ role }) => role === 'primary')
    await signIn('coder')
    expect(await codeOf(client.call('recordings.grid', { offset: 0, limit: 10 }))).toBe('role-needed')
    expect(await codeOf(client.call('assignments.list', {}))).toBe('role-needed')
    expect(await codeOf(client.call('export.run', { ...jobId(), path: '/x', draft: true }))).toBe('role-needed')
    expect(await codeOf(client.call('observation.open', { assignmentId: leads?.id ?? '' }))).toBe(
      'assignment-not-found',
    )
  })

  test('has a committed code when it is opened again, with its undo', async () => {
    const view = await openMine(client)
    const { revision } = await commit(client, view, phase('e1', 'ipos', 0, null))
    await client.call('study.close', {})
    await client.call('study.open', { path: study.path })
    await signIn('lead')
    const again = await openMine(client)
    expect(again.records['e1']).toMatchObject({ code: 'ipos', onsetMs: 0 })
    expect(again.history.undo).toBe('code')
    const undone = await client.call('observation.undo', {
      ...{ observationId: again.id, baseRevision: revision, direction: 'undo' },
    })
    expect(Object.keys(undone.change.removed)).toEqual(['e1'])
    expect((await openMine(client)).records).toEqual({})
  })

  test('takes a stale revision for an error and never writes over a code', async () => {
    const view = await openMine(client)
    await commit(client, view, phase('e3', 'ipos', 0, null))
    expect(await codeOf(commit(client, view, phase('e4', 'imon', 0, null)))).toBe('observation-stale')
    expect(Object.keys((await openMine(client)).records)).toEqual(['e3'])
  })

  test('refuses a record that does not fit the scheme or the recording', async () => {
    const view = await openMine(client)
    for (const wrong of [
      phase('w', 'nonsense', 0, null),
      phase('w', 'ipos', 70_000, null),
      phase('w', 'ipos', 500, 500),
    ])
      expect(await codeOf(commit(client, view, wrong))).toBe('record-refused')
  })

  test('does not lock an observation with time that has no code', async () => {
    const { id, revision } = await openMine(client)
    const locking = client.call('observation.lock', { observationId: id, baseRevision: revision })
    expect(await codeOf(locking)).toBe('observation-incomplete')
  })

  test('keeps its episodes once coding of a recording has begun', async () => {
    const episodes = threeEpisodes.slice(0, 1)
    const change = client.call('recordings.setEpisodes', { id: recordingId, episodes })
    expect(await codeOf(change)).toBe('recording-assigned-started')
  })

  test('refuses a wrong passcode, and many of them must wait', async () => {
    await client.call('session.signOut', {})
    const guess = (passcode: string): Promise<string> =>
      codeOf(client.call('session.signIn', { personId: study.coder.id, passcode }))
    for (let n = 0; n < 5; n += 1) expect(await guess(`guess ${n}`)).toBe('sign-in-refused')
    expect(await guess(CODER_PASSCODE)).toBe('sign-in-wait')
  })
}
