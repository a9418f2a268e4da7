import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AppEvent } from '../../shared/contract/events.ts'
import type { Client } from '../../shared/contract/client.ts'
import type { ObservationView } from '../../shared/contract/views.ts'
import { isAppError } from '../../shared/lib/app-error.ts'
import type { EventRecord } from '../../shared/observation/record.ts'
import type { Person } from '../../shared/study/people.ts'
import type { ImportRow } from '../../shared/study/recording.ts'
import { ms } from '../../shared/time/ms.ts'
import { demoMedia, jobId, temporaryFolder } from '../support/study-builder.ts'

/** One way to reach the application. `call` is untyped on purpose: a transport must stand wrong calls. */
export type Connected = {
  readonly client: Client
  call(name: string, input: unknown): Promise<unknown>
  close(): Promise<void>
}

const PASSCODE = 'lead passcode'
const episodes = [
  { kind: 'play', startMs: ms(0), endMs: ms(20_000) },
  { kind: 'still', startMs: ms(20_000), endMs: ms(40_000) },
  { kind: 'reun', startMs: ms(40_000), endMs: ms(59_000) },
]

const row = (dyad: string, change: Partial<ImportRow> = {}): ImportRow => ({
  dyad,
  timePoint: 'Before',
  site: 'Northtown',
  task: 'Still face task',
  childAgeWeeks: 20,
  files: [
    { path: demoMedia(`${dyad}-t1-mother.mp4`), view: 'caregiver', offsetMs: 0 },
    { path: demoMedia(`${dyad}-t1-baby.mp4`), view: 'infant', offsetMs: 0 },
  ],
  episodes,
  ...change,
})

async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action
    return 'nothing was refused'
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
}

const phase = (id: string, code: string, onset: number, offset: number | null): EventRecord => ({
  type: 'event',
  id,
  set: 'inf_phase',
  code,
  onsetMs: ms(onset),
  offsetMs: offset === null ? null : ms(offset),
  modifiers: {},
  note: '',
  order: 1,
})

/** The behaviour that every transport must show alike. */
export function contractSuite(transport: string, connect: (folder: string) => Promise<Connected>): void {
  describe(`the application over ${transport}`, () => {
    let folder = temporaryFolder()
    let app: Connected
    let client: Client

    beforeEach(async () => {
      folder = temporaryFolder()
      app = await connect(folder.path)
      client = app.client
    })
    afterEach(async () => {
      await app.close()
      folder.remove()
    })

    const newStudy = (): Promise<unknown> =>
      client.call('study.create', { path: join(folder.path, 'study'), name: 'Trial', personName: 'Lea' })

    async function withRecording(): Promise<string> {
      await newStudy()
      const [outcome] = await client.call('recordings.import', { ...jobId(), rows: [row('D001')] })
      await client.call('schemes.addTemplate', { template: 'stillface-phase' })
      return outcome?.recordingId ?? ''
    }

    /** A study with a lead and a coder; the coder has one recording as second coder. Leaves the lead signed in. */
    async function withCoder(): Promise<{ lead: Person; coder: Person; recordingId: string }> {
      const recordingId = await withRecording()
      const coder = await client.call('people.add', {
        name: 'Cora',
        roles: ['coder'],
        passcode: 'cora passcode',
        ownPasscode: PASSCODE,
      })
      const lead = (await client.call('people.list', {})).find(({ name }) => name === 'Lea')
      if (lead === undefined) throw new Error('the first person is listed')
      await client.call('assignments.create', {
        recordingIds: [recordingId],
        scheme: { id: 'stillface-phase', version: '1.0.0' },
        coders: [
          { personId: lead.id, role: 'primary' },
          { personId: coder.id, role: 'second' },
        ],
      })
      return { lead, coder, recordingId }
    }

    async function openMine(): Promise<ObservationView> {
      const [item] = await client.call('work.mine', {})
      return client.call('observation.open', { assignmentId: item?.assignmentId ?? '' })
    }

    const commit = (view: ObservationView, baseRevision: number, event: EventRecord): ReturnType<typeof client.call<'observation.commit'>> =>
      client.call('observation.commit', {
        observationId: view.id,
        baseRevision,
        label: 'code',
        change: { added: { [event.id]: event }, updated: {}, removed: {} },
      })

    test('a call that is not in the contract is refused', async () => {
      expect(await codeOf(app.call('study.destroy', {}))).toBe('call-unknown')
      expect(await codeOf(app.call('toString', {}))).toBe('call-unknown')
    })

    test('input of the wrong shape is refused and nothing happens', async () => {
      const path = join(folder.path, 'study')
      expect(await codeOf(app.call('study.create', { path, name: '', personName: 'Lea' }))).toBe('input-invalid')
      expect(await codeOf(app.call('study.create', null))).toBe('input-invalid')
      expect(existsSync(`${path}.attune`)).toBe(false)
    })

    test('a call that needs a study is refused without one', async () => {
      expect(await codeOf(client.call('recordings.grid', { offset: 0, limit: 10 }))).toBe('study-not-open')
      expect(await client.call('study.current', {})).toBeNull()
    })

    test('a new study seats its only person without asking', async () => {
      await newStudy()
      const current = await client.call('study.current', {})
      expect(current?.name).toBe('Trial')
      expect(current?.session.signInNeeded).toBe(false)
      expect(current?.session.person?.roles).toEqual(['coder', 'lead', 'data_manager'])
    })

    test('a study is never written over another', async () => {
      await newStudy()
      await client.call('study.close', {})
      expect(await codeOf(newStudy())).toBe('study-exists')
    })

    test('a recording of two cameras is imported with its frames, and listed', async () => {
      const id = await withRecording()
      const detail = await client.call('recordings.get', { id })
      expect(detail.durationMs).toBe(60_000)
      expect(detail.cameraList.map(({ view, isReference }) => [view, isReference])).toEqual([
        ['caregiver', true],
        ['infant', false],
      ])
      expect(detail.cameraList[0]?.segments[0]?.map.frames).toMatchObject({ kind: 'constant', count: 1500 })
      const grid = await client.call('recordings.grid', { offset: 0, limit: 10 })
      expect(grid.rows.map(({ dyad, site, cells }) => [dyad, site, cells.length])).toEqual([['D001', 'Northtown', 1]])
    })

    test('the same film is not added twice, and the reason names it', async () => {
      await withRecording()
      const [outcome] = await client.call('recordings.import', { ...jobId(), rows: [row('D001', { dyad: 'D099' })] })
      expect(outcome).toMatchObject({ ok: false, code: 'media-already-here', file: 'D001-t1-mother.mp4' })
    })

    test('a row with a file that is not there is refused whole, and the others go in', async () => {
      await newStudy()
      const files = [
        { path: demoMedia('D001-t1-mother.mp4'), view: 'caregiver' as const },
        { path: join(folder.path, 'gone.mp4'), view: 'infant' as const },
      ]
      const rows = [{ ...row('D001'), files }, row('D002')]
      const outcomes = await client.call('recordings.import', { ...jobId(), rows })
      expect(outcomes.map(({ ok, code }) => [ok, code])).toEqual([
        [false, 'media-not-found'],
        [true, undefined],
      ])
      expect((await client.call('study.current', {}))?.sums.recordings).toBe(1)
    })

    test('episodes that overlap or leave the recording are refused', async () => {
      const id = await withRecording()
      const set = (spans: [number, number][]): Promise<unknown> =>
        client.call('recordings.setEpisodes', {
          id,
          episodes: spans.map(([startMs, endMs]) => ({ kind: 'play', startMs: ms(startMs), endMs: ms(endMs) })),
        })
      expect(await codeOf(set([[0, 30_000], [29_999, 40_000]]))).toBe('episodes-overlap')
      expect(await codeOf(set([[0, 61_000]]))).toBe('episode-outside')
      expect(await codeOf(set([[5000, 5000]]))).toBe('episode-order')
    })

    test('adding the second person asks the first for a passcode, and from then on everyone signs in', async () => {
      await newStudy()
      const person = { name: 'Cora', roles: ['coder' as const], passcode: 'cora passcode' }
      expect(await codeOf(client.call('people.add', person))).toBe('own-passcode-needed')
      await client.call('people.add', { ...person, ownPasscode: PASSCODE })
      expect((await client.call('session.signOut', {})).signInNeeded).toBe(true)
      expect(await codeOf(client.call('work.mine', {}))).toBe('sign-in-needed')
    })

    test('a wrong passcode is refused, and many of them must wait', async () => {
      const { coder } = await withCoder()
      await client.call('session.signOut', {})
      const guess = (passcode: string): Promise<string> =>
        codeOf(client.call('session.signIn', { personId: coder.id, passcode }))
      for (let n = 0; n < 5; n += 1) expect(await guess(`guess ${n}`)).toBe('sign-in-refused')
      expect(await guess('cora passcode')).toBe('sign-in-wait')
    })

    test('a study keeps a lead', async () => {
      const { lead } = await withCoder()
      const update = { id: lead.id, name: 'Lea', roles: ['coder' as const], active: true }
      expect(await codeOf(client.call('people.update', update))).toBe('last-lead')
    })

    test('a coder receives nothing that tells whose recording it is or what the coding is for', async () => {
      const { coder } = await withCoder()
      await client.call('session.signIn', { personId: coder.id, passcode: 'cora passcode' })
      const sent = JSON.stringify([await client.call('work.mine', {}), await openMine()])
      for (const secret of ['D001', 'Northtown', 'Before', 'Still face task', 'mother.mp4', folder.path, '"second"', '"primary"']) {
        expect(sent).not.toContain(secret)
      }
    })

    test('a coder may not make the calls of a lead, nor open what was not given to them', async () => {
      const { coder } = await withCoder()
      const plan = await client.call('assignments.list', {})
      const leads = plan.rows.find(({ role }) => role === 'primary')
      await client.call('session.signIn', { personId: coder.id, passcode: 'cora passcode' })
      expect(await codeOf(client.call('recordings.grid', { offset: 0, limit: 10 }))).toBe('role-needed')
      expect(await codeOf(client.call('assignments.list', {}))).toBe('role-needed')
      expect(await codeOf(client.call('observation.open', { assignmentId: leads?.id ?? '' }))).toBe('assignment-not-found')
    })

    test('a committed code is there when the study is opened again, with its undo', async () => {
      await withCoder()
      const view = await openMine()
      const { revision } = await commit(view, view.revision, phase('e1', 'ipos', 0, null))
      const path = (await client.call('study.current', {}))?.path ?? ''
      await client.call('study.close', {})
      await client.call('study.open', { path })
      const lead = (await client.call('people.list', {})).find(({ name }) => name === 'Lea')
      await client.call('session.signIn', { personId: lead?.id ?? '', passcode: PASSCODE })
      const again = await openMine()
      expect(again.records['e1']).toMatchObject({ code: 'ipos', onsetMs: 0 })
      expect(again.history.undo).toBe('code')
      const undone = await client.call('observation.undo', { observationId: again.id, baseRevision: revision, direction: 'undo' })
      expect(Object.keys(undone.change.removed)).toEqual(['e1'])
      expect((await openMine()).records).toEqual({})
    })

    test('a stale revision is an error and never an overwrite', async () => {
      await withCoder()
      const view = await openMine()
      await commit(view, view.revision, phase('e1', 'ipos', 0, null))
      expect(await codeOf(commit(view, view.revision, phase('e2', 'imon', 0, null)))).toBe('observation-stale')
      expect(Object.keys((await openMine()).records)).toEqual(['e1'])
    })

    test('a record that does not fit the scheme or the recording is refused', async () => {
      await withCoder()
      const view = await openMine()
      expect(await codeOf(commit(view, 0, phase('e1', 'nonsense', 0, null)))).toBe('record-refused')
      expect(await codeOf(commit(view, 0, phase('e1', 'ipos', 70_000, null)))).toBe('record-refused')
      expect(await codeOf(commit(view, 0, phase('e1', 'ipos', 500, 500)))).toBe('record-refused')
    })

    test('an observation with time that has no code cannot be locked', async () => {
      await withCoder()
      const view = await openMine()
      expect(await codeOf(client.call('observation.lock', { observationId: view.id, baseRevision: 0 }))).toBe('observation-incomplete')
    })

    test('episodes stand once coding of a recording has begun', async () => {
      const { recordingId } = await withCoder()
      await openMine()
      const change = client.call('recordings.setEpisodes', { id: recordingId, episodes: episodes.slice(0, 1) })
      expect(await codeOf(change)).toBe('recording-assigned-started')
    })

    test('whoever listens hears what changed and how far long work is', async () => {
      const heard: AppEvent[] = []
      const stop = client.subscribe((event) => heard.push(event))
      await withRecording()
      await expect.poll(() => heard.some((event) => event.type === 'changed' && event.topic === 'recordings')).toBe(true)
      expect(heard.some((event) => event.type === 'progress' && event.jobId.startsWith('test-job'))).toBe(true)
      stop()
    })

    test('long work that is cancelled says so', async () => {
      await newStudy()
      const job = jobId()
      const paths = Array.from({ length: 400 }, (_, n) => demoMedia(n % 2 === 0 ? 'D001-t1-mother.mp4' : 'D002-t1-baby.mp4'))
      const work = codeOf(client.call('media.probe', { ...job, paths }))
      await new Promise((resolve) => setTimeout(resolve, 150))
      await client.call('jobs.cancel', job)
      expect(await work).toBe('cancelled')
    })

    test('an export is stopped by the gate, and a draft is not', async () => {
      await withCoder()
      const path = join(folder.path, 'scores.xlsx')
      expect(await codeOf(client.call('export.run', { ...jobId(), path, draft: false }))).toBe('gate-stops')
      expect(existsSync(path)).toBe(false)
      const result = await client.call('export.run', { ...jobId(), path, draft: true })
      expect(result.draft).toBe(true)
      expect(existsSync(path)).toBe(true)
    })
  })
}
