import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { ratingRecordId, type ObservationRecord } from '#shared/observation/record.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import { ms } from '#shared/time/ms.ts'
import type { Desk } from './desk.ts'
import { callHost, openAt } from './host.ts'
import { writeScheme } from './schemes.ts'

export const PASSCODE = 'a passcode of a story'
export const dyads = ['D001', 'D002', 'D003', 'D004', 'D005', 'D006', 'D007', 'D008', 'D009', 'D010']
/** Recordings with masters, for training. */
const clips = ['T001', 'T002', 'T003']
const places = [...dyads, ...clips]
/** What there is to see in each: the scale's value. */
const seen = [2, 3, 4, 5, 6, 7, 8, 5, 3, 7, 2, 5, 8]

const anchor = (value: number): object => ({
  value,
  label: `Point ${String(value)}`,
  text: `What is seen at ${String(value)}.`,
})
const code = (id: string, key: string, label: string): object => ({ id, key, label, definition: `What ${label} is.` })

/** One scale, one state for each moment, one point. */
export const roundScheme = Scheme.parse({
  ...{ format: 'attune-scheme/1', id: 'play-looks', version: '1.0.0', name: 'Play and looks', summary: '' },
  basis: { wording: 'Own.', informedBy: [], notEquivalentTo: [], reportAs: 'Play and looks' },
  subjects: [
    { id: 'cg', role: 'caregiver', label: 'Mother' },
    { id: 'inf', role: 'infant', label: 'Baby' },
  ],
  episodes: [{ id: 'play', name: 'Play', nominalS: 60, minCodableS: 15, required: true }],
  passes: [{ id: 'all', name: 'All', subject: null, sets: ['look', 'smile'], ratings: ['sen'] }],
  ratings: [
    {
      ...{ id: 'sen', subject: 'cg', label: 'Sensitive responding', scope: 'episode', min: 1, max: 9, step: 1 },
      ...{ higherMeans: 'more', question: 'How much?', anchors: [1, 3, 5, 7, 9].map(anchor) },
      notCodable: [{ code: 'out_of_view', text: 'Out of view' }],
    },
  ],
  sets: [
    {
      ...{ id: 'look', subject: 'inf', label: 'Looking', kind: 'state', exclusive: true, exhaustive: true },
      codes: [code('face', 'a', 'Face'), code('toy', 'b', 'Toy'), code('away', 'c', 'Away')],
    },
    {
      ...{ id: 'smile', subject: 'inf', label: 'Smiles', kind: 'point', exclusive: false, exhaustive: false },
      codes: [code('smile', 's', 'Smile')],
    },
  ],
})

type Person = { readonly id: string; readonly name: string }
export type RoundStudy = {
  readonly lead: Person
  readonly coders: Readonly<Record<string, Person>>
  readonly trainingIds: readonly string[]
}

/** How a coder sees a recording: as it is, or before training. */
export type Eye = 'trained' | 'untrained'

const end = 59_000

function records(n: number, eye: Eye, coder: number): ObservationRecord[] {
  const lag = coder === 99 ? 0 : coder
  const off = eye === 'trained' ? (n === coder ? 1 : 0) : n % 2 === 0 ? 3 : -3
  const value = Math.min(9, Math.max(1, (seen[n] ?? 5) + off))
  const looks = eye === 'trained' ? ['face', 'toy', 'away'] : ['face', 'away', 'toy']
  const shared = { modifiers: {}, note: '' }
  const borders = [0, 15_000 + 900 * n + 80 * lag, 40_000 - 500 * n, end]
  const states = looks.map((look, at): ObservationRecord => {
    const [onsetMs, offsetMs] = [ms(borders[at] ?? 0), ms(borders[at + 1] ?? end)]
    return { type: 'event', id: `look${String(at)}`, set: 'look', code: look, onsetMs, offsetMs, order: at, ...shared }
  })
  const smile: ObservationRecord = {
    ...{ type: 'event', id: 'smile0', set: 'smile', code: 'smile', onsetMs: ms(10_000 + 200 * n + 100 * lag) },
    ...{ offsetMs: null, order: 9, ...shared },
  }
  const points = eye === 'trained' ? [smile] : []
  return [...states, ...points, rating(value)]
}

const rating = (value: number, episode = ''): ObservationRecord => ({
  ...{ type: 'rating', id: ratingRecordId('sen', episode), rating: 'sen', episode, value, notCodable: null, note: '' },
})

/** A study of ten recordings of one minute, four coders, the scheme above, and a plan that asks for five coded twice. */
export async function setUpRounds(page: Page, desk: Desk): Promise<RoundStudy> {
  const films = places.map((_, n) => `D${String((n % 10) + 1).padStart(3, '0')}-t${n < 10 ? 1 : 2}-mother.mp4`)
  desk.putRecordings('films', films)
  writeScheme(desk.at('play-looks.json'), roundScheme)
  await callHost(page, 'study.create', { path: desk.at('rounds.attune'), name: 'Two rounds', personName: 'Alex' })
  const { id, revision } = await callHost(page, 'schemes.importFile', { path: desk.at('play-looks.json') })
  await callHost(page, 'schemes.publishDraft', { id, baseRevision: revision, version: '1.0.0' })
  const outcomes = await callHost(page, 'recordings.import', {
    jobId: randomUUID(),
    rows: places.map((dyad, n) => ({
      ...{ dyad, timePoint: 'Before', site: 'North' },
      files: [{ path: desk.at('films', films[n] ?? ''), view: 'both' as const }],
      episodes: [{ kind: 'play', startMs: ms(0), endMs: ms(end) }],
    })),
  })
  if (outcomes.some(({ ok }) => !ok)) throw new Error(JSON.stringify(outcomes))
  const plan = await callHost(page, 'study.plan', {})
  await callHost(page, 'study.setPlan', { ...plan, minDoubleCoded: 5, certificatesRequired: true })
  const coders: Record<string, Person> = {}
  for (const name of ['Ann', 'Bob', 'Cay', 'Dee']) {
    const person = { name, roles: ['coder' as const], passcode: PASSCODE, ownPasscode: PASSCODE }
    coders[name] = await callHost(page, 'people.add', person)
  }
  const lead = (await callHost(page, 'people.list', {})).find(({ name }) => name === 'Alex')
  if (lead === undefined) throw new Error('the first person is listed')
  const recordingIds = outcomes.map(({ recordingId }) => recordingId ?? '')
  const scheme = { id: roundScheme.id, version: roundScheme.version }
  const give = (ids: readonly string[], name: string, role: 'primary' | 'second'): Promise<unknown> =>
    callHost(page, 'assignments.create', {
      ...{ recordingIds: [...ids], scheme, coders: [{ personId: coders[name]?.id ?? '', role }] },
    })
  await give(recordingIds.slice(0, 10), 'Ann', 'primary')
  await give(recordingIds.slice(0, 5), 'Bob', 'second')
  const master = [{ personId: lead.id, role: 'master' as const }]
  const trainingIds = recordingIds.slice(10)
  await callHost(page, 'assignments.create', { recordingIds: trainingIds, scheme, coders: master })
  const there = { lead, coders, trainingIds }
  await codeMine(page, await placesOf(page), 'trained', 99)
  return there
}

/** The lead makes a test of the recordings with masters and gives it to two who have not coded yet. */
export async function giveTest(page: Page, study: RoundStudy, names: readonly string[]): Promise<void> {
  const rule = { minClips: 3, minIcc: 0.7, minWithinOne: 0.8, maxBiasShare: 0.06, minKappa: 0.6, minKappaClips: 3 }
  const scheme = { id: roundScheme.id, version: roundScheme.version }
  const set = { kind: 'test' as const, name: 'After retraining', scheme, rule, recordingIds: [...study.trainingIds] }
  const { id: setId } = await callHost(page, 'training.makeSet', set)
  const personIds = names.map((name) => study.coders[name]?.id ?? '')
  await callHost(page, 'training.give', { setId, personIds })
}

/** Assignment -> place of its recording in the lists above, as a lead sees it. */
async function placesOf(page: Page): Promise<ReadonlyMap<string, number>> {
  const { rows } = await callHost(page, 'assignments.list', {})
  return new Map(rows.map(({ id, dyad }) => [id, places.indexOf(dyad)]))
}

/**
 * The lead is at the desk before and after; between, a coder codes and locks all that waits for them. It is done behind
 * Home, which asks the host for nothing of the study.
 */
export async function codeAllOf(page: Page, origin: string, study: RoundStudy, name: string, eye: Eye): Promise<void> {
  await openAt(page, `${origin}/#/home`)
  const place = await placesOf(page)
  const coder = Object.keys(study.coders).indexOf(name)
  const sit = (id = ''): Promise<unknown> => callHost(page, 'session.signIn', { personId: id, passcode: PASSCODE })
  await sit(study.coders[name]?.id)
  await codeMine(page, place, eye, coder)
  await sit(study.lead.id)
}

/** Whoever is at the desk codes and locks what waits for them. */
async function codeMine(page: Page, place: ReadonlyMap<string, number>, eye: Eye, coder: number): Promise<void> {
  for (const { assignmentId, status } of await callHost(page, 'work.mine', {})) {
    if (status === 'locked') continue
    const view = await callHost(page, 'observation.open', { assignmentId })
    const episode = view.episodes[0]?.id ?? ''
    const own = records(place.get(assignmentId) ?? 0, eye, coder).map((record) =>
      record.type === 'rating' ? rating(record.value ?? 1, episode) : record,
    )
    const { revision } = await callHost(page, 'observation.commit', {
      ...{ observationId: view.id, baseRevision: view.revision, label: 'code' },
      change: { added: Object.fromEntries(own.map((record) => [record.id, record])), updated: {}, removed: {} },
    })
    await callHost(page, 'observation.lock', { observationId: view.id, baseRevision: revision })
  }
}
