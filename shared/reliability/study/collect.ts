import { contextRecordId } from '../../observation/record.ts'
import { missingForLock } from '../../observation/completeness.ts'
import { columnsOfObservation, type ScoreRow } from '../../observation/scores.ts'
import { streamOf } from '../../observation/streams.ts'
import type { StudyConstants } from '../../observation/study-constants.ts'
import type { CodeSet, Scheme } from '../../scheme/scheme.ts'
import { exportVariables, type Variable } from '../../scheme/variables.ts'
import type { Coverage, MediaCoverage } from '../../study/gate/evidence.ts'
import { plannedKinds, type DatasetRecording, type LockedObservation, type StudyDataset } from '../../study/dataset.ts'
import type { Span, TimedEvent } from '../timed-event.ts'
import { answersOf, noAnswers, type Answers } from './collect-answers.ts'
import { constantsOfStudy } from './constants-of-study.ts'

/** The question of a scheme's form that asks what the coder learnt. */
export const blindingItem = 'blind'

/**
 * What is kept of one locked observation: all that has a column of its own, by the variable's name, and its streams where
 * another coding will be set against them.
 */
export type Coding = {
  readonly coder: string
  /** ISO 8601. */
  readonly lockedAt: string
  /** Whether the coder learnt what coders must not know; null where the form does not ask or nobody answered. */
  readonly unblinded: boolean | null
  readonly role: LockedObservation['role']
  /** As exports have them. Agreement takes those that the coder judged (`judged`). */
  readonly scores: ReadonlyMap<string, ScoreRow>
  readonly streams: ReadonlyMap<string, readonly TimedEvent[]>
  /** Like `streams`: answers interval by interval, and events with what was asked about them. */
  readonly answers: Answers
}

/** All locked codings of one recording under one scheme. */
export type CodedRecording = {
  readonly recordingId: string
  readonly label: string
  readonly spans: readonly Span[]
  readonly codings: readonly Coding[]
}

export type CollectedScheme = {
  readonly name: string
  readonly scheme: Scheme
  readonly variables: readonly Variable[]
  /** What its z-scores take from the study. Absent where it has none. */
  readonly study?: StudyConstants
  readonly coverage: Coverage
  readonly recordings: readonly CodedRecording[]
}

/** The two independent codings of a recording, primary coder first, or null where there are not two. */
export function independentPair(recording: CodedRecording): readonly [Coding, Coding] | null {
  const primary = recording.codings.find((coding) => coding.role === 'primary')
  const second = recording.codings.find((coding) => coding.role === 'second')
  return primary === undefined || second === undefined ? null : [primary, second]
}

/** Recordings in whose coding somebody learnt what coders must not know, under any scheme; each once. */
export function blindingBroken(schemes: readonly CollectedScheme[]): string[] {
  const broken = schemes.flatMap(({ recordings }) =>
    recordings.filter(({ codings }) => codings.some(({ unblinded }) => unblinded === true)),
  )
  return [...new Set(broken.map(({ recordingId }) => recordingId))]
}

export const schemeKey = (scheme: { readonly id: string; readonly version: string }): string =>
  `${scheme.id}@${scheme.version}`

/**
 * One pass over the locked observations of a study. Streams are kept only for recordings that will be compared, so that
 * memory grows with the double-coded share and not with the study.
 */
export function collect(dataset: StudyDataset, seen: (done: number) => void = () => undefined): CollectedScheme[] {
  const compared = comparedRecordings(dataset)
  const kinds = new Map(dataset.schemes.map(({ scheme }) => [schemeKey(scheme), plannedKinds(dataset, scheme)]))
  const found = new Map<string, Map<string, Coding[]>>()
  const spans = new Map<string, readonly Span[]>()
  const breaking = new Map<string, number>()
  const begun = new Map<string, string>()
  let done = 0
  const constants = new Map(
    dataset.schemes.map(({ scheme }) => [schemeKey(scheme), constantsOfStudy(dataset, scheme, () => seen(0))]),
  )
  for (const observation of dataset.observations()) {
    const key = schemeKey(observation.content.scheme)
    const keep = compared.has(`${key} ${observation.recordingId}`)
    const byRecording = found.get(key) ?? new Map<string, Coding[]>()
    found.set(key, byRecording)
    byRecording.set(observation.recordingId, [
      ...(byRecording.get(observation.recordingId) ?? []),
      codingOf(observation, { kinds: kinds.get(key) ?? [], withStreams: keep, study: constants.get(key) }),
    ])
    if (observation.startedAt < (begun.get(observation.recordingId) ?? '\uffff'))
      begun.set(observation.recordingId, observation.startedAt)
    spans.set(
      observation.recordingId,
      observation.content.episodes.map(({ startMs, endMs }) => ({ start: startMs, end: endMs })),
    )
    if (breaksRules(observation)) breaking.set(key, (breaking.get(key) ?? 0) + 1)
    done += 1
    seen(done)
  }
  return dataset.schemes.map(({ scheme }) => {
    const name = schemeKey(scheme)
    const byRecording = found.get(name) ?? new Map<string, Coding[]>()
    const study = constants.get(name)
    return {
      name,
      scheme,
      variables: exportVariables(scheme, kinds.get(name) ?? []),
      ...(study === undefined ? {} : { study }),
      coverage: coverageOf(dataset, scheme, { found: byRecording, begun, breakingRules: breaking.get(name) ?? 0 }),
      recordings: dataset.recordings.flatMap((recording) => {
        const codings = byRecording.get(recording.id)
        const label = `${recording.dyad} ${recording.timePoint}`
        return codings === undefined
          ? []
          : [{ recordingId: recording.id, label, spans: spans.get(recording.id) ?? [], codings }]
      }),
    }
  })
}

function comparedRecordings(dataset: StudyDataset): Set<string> {
  const counts = new Map<string, number>()
  for (const { schemeId, schemeVersion, recordingId } of dataset.assignments) {
    const key = `${schemeKey({ id: schemeId, version: schemeVersion })} ${recordingId}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, n]) => n > 1).map(([key]) => key))
}

type Wanted = {
  readonly kinds: readonly string[]
  readonly withStreams: boolean
  readonly study: StudyConstants | undefined
}

function codingOf(observation: LockedObservation, { kinds, withStreams, study }: Wanted): Coding {
  const { content } = observation
  const sets = withStreams ? content.scheme.sets : []
  return {
    coder: observation.personId,
    lockedAt: observation.lockedAt,
    unblinded: unblindedIn(content),
    role: observation.role,
    scores: new Map(columnsOfObservation(content, kinds, study).map((row) => [row.variable, row])),
    streams: new Map(sets.map((set) => [set.id, knownStream(content, set)])),
    answers: withStreams ? answersOf(content) : noAnswers,
  }
}

/** The first answer to the question is "no"; every other one tells of something. */
function unblindedIn({ scheme, records }: LockedObservation['content']): boolean | null {
  const item = scheme.context.find(({ id }) => id === blindingItem)
  const record = records[contextRecordId(blindingItem)]
  if (item === undefined || record?.type !== 'context') return null
  return record.value !== item.options[0]
}

/**
 * The store takes no code that its set does not have; a file that came by another way may. Such time is compared as not
 * coded, which lowers agreement: it never stops the report of a whole study.
 */
function knownStream(content: LockedObservation['content'], set: CodeSet): readonly TimedEvent[] {
  const known = new Set(set.codes.map(({ id }) => id))
  return streamOf(content, set.id).filter(({ code }) => known.has(code))
}

function breaksRules(observation: LockedObservation): boolean {
  return missingForLock(observation.content).some(({ severity }) => severity === 'require' || severity === 'block')
}

/** What was found of one scheme; `begun`: when the first coding of a recording was, under any scheme. */
type Found = {
  readonly found: ReadonlyMap<string, readonly Coding[]>
  readonly begun: ReadonlyMap<string, string>
  readonly breakingRules: number
}

/**
 * How far the codings of a scheme have come. A recording whose episodes are all of other kinds than the scheme's (a
 * feeding film in a study that also codes play) is none of this scheme's, unless it was assigned under it; one without
 * any episodes still waits for them and counts. A recording with a master and no primary coder serves training alone.
 */
function coverageOf(dataset: StudyDataset, scheme: Scheme, { found, begun, breakingRules }: Found): Coverage {
  const planned = new Set(
    dataset.assignments
      .filter((row) => row.role === 'primary' && row.schemeId === scheme.id && row.schemeVersion === scheme.version)
      .map((row) => row.recordingId),
  )
  const own = new Set(scheme.episodes.map(({ id }) => id))
  const received = dataset.recordings.filter(
    ({ id, status, episodes }) =>
      status === 'received' && (planned.has(id) || episodes.length === 0 || episodes.some(({ kind }) => own.has(kind))),
  )
  const mastered = new Set(
    dataset.assignments
      .filter(({ role, schemeId }) => role === 'master' && schemeId === scheme.id)
      .map(({ recordingId }) => recordingId),
  )
  const codable = received.filter(({ id }) => planned.has(id) || !mastered.has(id))
  const has = (id: string, role: Coding['role']): boolean =>
    found.get(id)?.some((coding) => coding.role === role) ?? false
  const locked = codable.filter(({ id }) => has(id, 'primary'))
  return {
    codable: codable.length,
    training: received.length - codable.length,
    locked: locked.length,
    unassigned: codable.filter(({ id }) => !planned.has(id)).length,
    doubleCoded: locked.filter(({ id }) => has(id, 'second')).length,
    breakingRules,
    media: mediaCoverage(
      dataset.recordings.filter(({ id }) => found.has(id)),
      begun,
    ),
  }
}

/** How the files of coded recordings are. A file that was found changed is nothing else, wherever it is played from. */
function mediaCoverage(coded: readonly DatasetRecording[], begun: ReadonlyMap<string, string>): MediaCoverage {
  const counts = { verified: 0, converted: 0, missing: 0, changed: 0, changedRecordings: 0, bordersChanged: 0 }
  for (const { id, media, bordersSetAt } of coded) {
    if (bordersSetAt !== undefined && bordersSetAt > (begun.get(id) ?? bordersSetAt)) counts.bordersChanged += 1
    for (const { state, converted } of media) {
      if (state === 'changed') counts.changed += 1
      else if (state === 'missing') counts.missing += 1
      else counts[converted ? 'converted' : 'verified'] += 1
    }
    if (media.some(({ state }) => state === 'changed')) counts.changedRecordings += 1
  }
  return counts
}
