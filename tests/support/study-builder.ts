import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApp } from '../../electron/services/handlers.ts'
import { localClient } from '../../electron/services/local-client.ts'
import type { App, Platform } from '../../electron/services/platform.ts'
import type { Client } from '#shared/contract/client.ts'
import type { ObservationView } from '#shared/contract/views.ts'
import { isAppError } from '#shared/lib/app-error.ts'
import type { Change } from '#shared/observation/change.ts'
import { contextRecordId, type ObservationRecord } from '#shared/observation/record.ts'
import type { Person } from '#shared/study/people.ts'
import type { ImportRow } from '#shared/study/recording.ts'
import { ms } from '#shared/time/ms.ts'

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url))
export const demoDir = join(repositoryRoot, 'electron', 'demo')
export const demoMedia = (file: string): string => join(demoDir, 'media', file)

/** A folder of a test's own, and how to remove it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'attune-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A platform of a test's own. `log` collects what the host would write to its log. */
export function testPlatform(
  userData: string,
  change: Partial<Platform> = {},
): Platform & { readonly logged: string[] } {
  const logged: string[] = []
  return {
    kind: 'cli',
    version: '0.0.0-test',
    userData,
    demoDir,
    now: () => new Date(),
    mediaUrl: (id) => `media:${id}`,
    log: (line) => logged.push(line),
    logged,
    ...change,
  }
}

let jobs = 0

/** A job id that no other job of this process has. */
export function jobId(): { jobId: string } {
  jobs += 1
  return { jobId: `test-job-${jobs}` }
}

/** An application with a folder of its own, reached in the same process. */
export function appIn(folder: string, change: Partial<Platform> = {}): { readonly app: App; readonly client: Client } {
  const app = createApp(testPlatform(folder, change))
  return { app, client: localClient(app) }
}

/** The code of what was refused; fails when nothing was. */
export async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action
    return 'nothing was refused'
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
}

export const threeEpisodes = [
  { kind: 'play', startMs: ms(0), endMs: ms(20_000) },
  { kind: 'still', startMs: ms(20_000), endMs: ms(40_000) },
  { kind: 'reun', startMs: ms(40_000), endMs: ms(59_000) },
]

/** One line of a register: two cameras of the demo under any dyad. */
export const registerRow = (dyad: string, change: Partial<ImportRow> = {}): ImportRow => ({
  dyad,
  timePoint: 'Before',
  site: 'Northtown',
  task: 'Still face task',
  childAgeWeeks: 20,
  files: [
    { path: demoMedia(`${dyad}-t1-mother.mp4`), view: 'caregiver', offsetMs: 0 },
    { path: demoMedia(`${dyad}-t1-baby.mp4`), view: 'infant', offsetMs: 0 },
  ],
  episodes: threeEpisodes,
  ...change,
})

export const LEAD_PASSCODE = 'lead passcode'
export const CODER_PASSCODE = 'cora passcode'
export const stillface = { id: 'stillface-phase', version: '1.0.0' }

export type SmallStudy = {
  readonly path: string
  readonly lead: Person
  readonly coder: Person
  readonly recordingIds: readonly string[]
}

/**
 * A study of one-minute recordings with a lead (Lea, primary coder) and a coder (Cora, second coder), all of them
 * assigned. The lead is at the desk. The codes are `dyads` of the demo's media.
 */
export async function smallStudy(
  client: Client,
  folder: string,
  dyads: readonly string[] = ['D001'],
): Promise<SmallStudy> {
  const summary = await client.call('study.create', { path: join(folder, 'study'), name: 'Trial', personName: 'Lea' })
  const rows = dyads.map((dyad) => registerRow(dyad))
  const outcomes = await client.call('recordings.import', { ...jobId(), rows })
  const recordingIds = outcomes.map(({ recordingId }) => recordingId ?? '')
  await client.call('schemes.addTemplate', { template: stillface.id })
  const newcomer = { name: 'Cora', roles: ['coder' as const], passcode: CODER_PASSCODE, ownPasscode: LEAD_PASSCODE }
  const coder = await client.call('people.add', newcomer)
  const lead = (await client.call('people.list', {})).find(({ name }) => name === 'Lea')
  if (lead === undefined) throw new Error('the first person is listed')
  const coders = [
    { personId: lead.id, role: 'primary' as const },
    { personId: coder.id, role: 'second' as const },
  ]
  await client.call('assignments.create', { recordingIds: [...recordingIds], scheme: stillface, coders })
  return { path: summary.path, lead, coder, recordingIds }
}

/** Opens the first piece of work of whoever is at the desk. */
export async function openMine(client: Client): Promise<ObservationView> {
  const [item] = await client.call('work.mine', {})
  return client.call('observation.open', { assignmentId: item?.assignmentId ?? '' })
}

/** What has to be coded before the still-face template may be locked: one state of each partner in each episode. */
export function wholeCoding(view: Pick<ObservationView, 'scheme' | 'episodes'>): Change {
  const added: Record<string, ObservationRecord> = {}
  const add = (record: ObservationRecord): void => {
    added[record.id] = record
  }
  for (const { id: set, codes } of view.scheme.sets.filter(({ exhaustive }) => exhaustive)) {
    for (const { kind, startMs, endMs } of view.episodes) {
      const code = codes.find(({ missing, episodes }) => !missing && (episodes.length === 0 || episodes.includes(kind)))
      const id = `${set}-${kind}`
      add({
        ...{ type: 'event', id, set, code: code?.id ?? '', onsetMs: startMs, offsetMs: endMs },
        ...{ modifiers: {}, note: '', order: Object.keys(added).length },
      })
    }
  }
  for (const { id: item, options, min } of view.scheme.context)
    add({ type: 'context', id: contextRecordId(item), item, value: options[0] ?? min ?? 0 })
  const stop = view.scheme.modifiers[0]
  for (const { startMs, kind } of view.episodes)
    add({
      ...{ type: 'event', id: `stop-${kind}`, set: 'proc', code: 'stop', onsetMs: startMs, offsetMs: null },
      ...{ modifiers: stop === undefined ? {} : { [stop.id]: stop.options[0] ?? '' }, note: '', order: 90 },
    })
  return { added, updated: {}, removed: {} }
}

/** Codes and locks the first piece of work of whoever is at the desk. */
export async function codeAndLock(client: Client): Promise<ObservationView> {
  const view = await openMine(client)
  const { revision } = await client.call('observation.commit', {
    observationId: view.id,
    baseRevision: view.revision,
    label: 'code',
    change: wholeCoding(view),
  })
  await client.call('observation.lock', { observationId: view.id, baseRevision: revision })
  return view
}
