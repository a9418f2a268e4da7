import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import type { StudySummary } from '#shared/contract/views.ts'
import { emptyChange, type Change } from '#shared/observation/change.ts'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import type { Episode } from '#shared/observation/episode.ts'
import { contextRecordId, ratingRecordId, type ObservationRecord } from '#shared/observation/record.ts'
import { changeProblem } from '#shared/observation/validate-record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { demoCopyOf } from '#shared/scheme/templates/demo-copy.ts'
import { demoPasscode, type Person } from '#shared/study/people.ts'
import type { ImportRow } from '#shared/study/recording.ts'
import { ms } from '#shared/time/ms.ts'
import type { DemoObservation, DemoRecording, DemoStudy } from '../../demo/demo-study.ts'
import { changed, nowIso, studyAt, type Desk, type Job } from '../desk.ts'
import { beginObservation, commitChange, lockObservation } from '../store/observations.ts'
import { createAssignments, listAssignments } from '../store/queries/assignments.ts'
import { addPerson, listPeople, setPasscode } from '../store/queries/people.ts'
import { episodesOf, recordingById } from '../store/queries/recordings.ts'
import { publishScheme } from '../store/queries/schemes.ts'
import type { Author } from '../store/study-db.ts'
import { override } from './agreement.ts'
import { importRecordings } from './import.ts'
import { STUDY_EXTENSION } from './copies-folder.ts'
import { buildStudy, openStudy, summaryOf } from './lifecycle.ts'
import { hashPasscode } from './passcode.ts'
import { readDemo } from './read-demo.ts'
import { templateById } from './schemes.ts'

/** Of the observations' two kinds, the template each was made with. */
const templateOf = { T1: 'sens-intr-9', T2: 'stillface-phase' } as const

export function demoSchemes(): Readonly<Record<'T1' | 'T2', Scheme>> {
  return { T1: demoCopyOf(templateById(templateOf.T1)), T2: demoCopyOf(templateById(templateOf.T2)) }
}

function importRow(demo: DemoStudy, recording: DemoRecording, mediaDir: string): ImportRow {
  const named = (list: readonly { id: string; name: string }[], id: string): string =>
    list.find((one) => one.id === id)?.name ?? id
  const months = demo.dyads.find(({ id }) => id === recording.dyad)?.childAgeMonths[recording.timePoint]
  return {
    dyad: recording.dyad,
    timePoint: named(demo.timePoints, recording.timePoint),
    site: named(demo.sites, recording.site),
    task: recording.task,
    childAgeWeeks: months === undefined ? null : Math.round((months * 52) / 12),
    files: recording.files.map(({ camera, file }) => ({
      path: join(mediaDir, file),
      view: camera === 'mother' ? ('caregiver' as const) : ('infant' as const),
      offsetMs: 0,
    })),
    episodes: recording.episodes.map(({ kind, startMs, endMs }) => ({ kind, startMs: ms(startMs), endMs: ms(endMs) })),
  }
}

/** Everything a demo coder noted, as the records that the workspace would have made. */
function recordsOf(observation: DemoObservation, scheme: Scheme, episodes: readonly Episode[]): Change {
  const added: Record<string, ObservationRecord> = {}
  const add = (record: ObservationRecord): void => {
    added[record.id] = record
  }
  const idOf = (kind: string): string | null => episodes.find((episode) => episode.kind === kind)?.id ?? null
  observation.events.forEach(({ set, code, onset, offset, modifiers }, order) => {
    const id = `ev${String(order + 1).padStart(4, '0')}`
    const offsetMs = offset === null ? null : ms(offset)
    add({
      type: 'event',
      id,
      set,
      code,
      onsetMs: ms(onset),
      offsetMs,
      frame: onset / 40,
      modifiers: modifiers ?? {},
      note: '',
      order,
    })
  })
  for (const { rating, episode, value, notCodable } of observation.ratings) {
    const at = idOf(episode)
    add({
      type: 'rating',
      id: ratingRecordId(rating, at),
      rating,
      episode: at,
      value,
      notCodable: notCodable ?? null,
      note: '',
    })
  }
  for (const { id, value } of observation.context) add({ type: 'context', id: contextRecordId(id), item: id, value })
  observation.marks.forEach(({ rating, episode, at, note }, n) => {
    add({
      type: 'mark',
      id: `mk${n + 1}`,
      mark: scheme.marks[0]?.id ?? '',
      rating,
      episode: idOf(episode),
      atMs: ms(at),
      note: note ?? '',
    })
  })
  return { ...emptyChange, added }
}

type Placed = {
  readonly observation: DemoObservation
  readonly recordingId: string
  readonly scheme: Scheme
  readonly coder: Person
}

/** Codes and locks one demo observation through the same checks that a coder's work goes through. */
function code(desk: Desk, { observation, recordingId, scheme, coder }: Placed): void {
  const { store } = studyAt(desk)
  const by: Author = { personId: coder.id, at: nowIso(desk) }
  const rows = listAssignments(store.read, { recordingId, offset: 0, limit: 500 }).rows
  const assignment = rows.find((row) => row.personId === coder.id && row.schemeId === scheme.id)
  if (assignment === undefined) throw new AppError('assignment-not-found')
  const episodes = episodesOf(store.read, recordingId)
  const durationMs = recordingById(store.read, recordingId)?.durationMs ?? ms(0)
  const change = recordsOf(observation, scheme, episodes)
  const content = { scheme, episodes, durationMs, records: change.added }
  const open = missingForLock(content).filter(stopsLock)
  const problem = changeProblem(content, change)
  if (problem !== null || open.length > 0) {
    throw new Error(
      `demo ${observation.recording} ${observation.coder} ${observation.scheme}: ${problem?.problem ?? open[0]?.code ?? ''}`,
    )
  }
  store.write((db) => {
    const { id } = beginObservation(db, assignment.id, by)
    const { revision } = commitChange(
      db,
      { observationId: id, baseRevision: 0, label: 'demo coding', change, cause: 'do' },
      by,
    )
    lockObservation(db, { observationId: id, baseRevision: revision }, by)
  })
}

async function addPeople(desk: Desk, demo: DemoStudy, lead: Person): Promise<ReadonlyMap<string, Person>> {
  const hash = await hashPasscode(demoPasscode)
  const by: Author = { personId: lead.id, at: nowIso(desk) }
  return studyAt(desk).store.write((db) => {
    setPasscode(db, lead.id, hash, by)
    return new Map(
      demo.coders.map(({ id, name, roles }) => [
        id,
        roles.includes('lead') ? lead : addPerson(db, { name, roles: ['coder'], passcode: hash }, by),
      ]),
    )
  })
}

async function fill(desk: Desk, demo: DemoStudy, job: Job): Promise<void> {
  const { store } = studyAt(desk)
  const lead = listPeople(store.read)[0]
  if (lead === undefined) throw new Error('a study has a first person')
  const mediaDir = join(desk.platform.demoDir, 'media')
  const rows = demo.recordings.map((recording) => importRow(demo, recording, mediaDir))
  const outcomes = await importRecordings(desk, rows, {
    ...job,
    progress: (fraction, note) => job.progress(fraction * 0.7, note),
  })
  const refused = outcomes.find(({ ok }) => !ok)
  if (refused !== undefined) throw new AppError(refused.code ?? 'media-not-found', refused.params ?? {})
  const recordingIds = new Map(demo.recordings.map(({ id }, n) => [id, outcomes[n]?.recordingId ?? '']))
  const people = await addPeople(desk, demo, lead)
  const schemes = demoSchemes()
  const by: Author = { personId: lead.id, at: nowIso(desk) }
  const placed = demo.observations.map((observation): Placed => {
    const coder = people.get(observation.coder)
    if (coder === undefined) throw new Error(`demo coder ${observation.coder}`)
    return {
      observation,
      coder,
      scheme: schemes[observation.scheme],
      recordingId: recordingIds.get(observation.recording) ?? '',
    }
  })
  store.write((db) => {
    for (const scheme of Object.values(schemes)) publishScheme(db, scheme, by)
    for (const { observation, recordingId, scheme, coder } of placed) {
      createAssignments(
        db,
        { recordingIds: [recordingId], scheme, coders: [{ personId: coder.id, role: observation.role }] },
        by,
      )
    }
  })
  for (const [n, one] of placed.entries()) {
    job.signal.throwIfAborted()
    job.progress(0.7 + (0.3 * n) / placed.length, 'coding')
    code(desk, one)
    // Lets a cancel and other windows through.
    await new Promise((resolve) => setImmediate(resolve))
  }
  await override(desk, {
    scheme: `${schemes.T1.id}@${schemes.T1.version}`,
    variables: ['int_reun', 'int_r_reun'],
    reasonCode: 'pilot_only',
    reasonText:
      'Drawn recordings for trying Attune out; the two coders talked about this scale once. Not for analysis.',
  })
}

async function build(desk: Desk, path: string, job: Job): Promise<void> {
  const demo = readDemo(desk.platform.demoDir)
  const personName = demo.coders.find(({ roles }) => roles.includes('lead'))?.name ?? 'Lead'
  await buildStudy(desk, path, { name: demo.name, personName, isDemo: true }, (stage) => fill(stage, demo, job))
}

/**
 * Opens the demo study, building it on the first time: real recordings, two coders, a master, everything locked.
 * It lies in this installation's own folder; what a person does in it stays. The lead is seated without asking.
 */
export async function openDemo(desk: Desk, job: Job): Promise<StudySummary> {
  const path = join(desk.platform.userData, 'demo', `Demo study${STUDY_EXTENSION}`)
  if (!existsSync(path)) await build(desk, path, job)
  await openStudy(desk, { path }, job)
  const study = studyAt(desk)
  study.personId = listPeople(study.store.read).find(({ roles }) => roles.includes('lead'))?.id ?? null
  desk.emit({ type: 'session' })
  changed(desk, 'study')
  return summaryOf(desk)
}
