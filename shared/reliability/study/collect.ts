import { missingForLock } from '../../observation/completeness.ts'
import { scoreObservation, type ScoreRow } from '../../observation/scores.ts'
import { streamOf } from '../../observation/streams.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { exportVariables, type Variable } from '../../scheme/variables.ts'
import type { Coverage, MediaCoverage } from '../../study/gate-checks.ts'
import { plannedKinds, type DatasetRecording, type LockedObservation, type StudyDataset } from '../../study/dataset.ts'
import type { Span, TimedEvent } from '../timed-event.ts'

/** What is kept of one locked observation: its scores, and its streams where another coding will be set against them. */
export type Coding = {
  readonly coder: string
  readonly role: LockedObservation['role']
  readonly scores: ReadonlyMap<string, ScoreRow>
  readonly streams: ReadonlyMap<string, readonly TimedEvent[]>
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
  readonly coverage: Coverage
  readonly recordings: readonly CodedRecording[]
}

/** The two independent codings of a recording, primary coder first, or null where there are not two. */
export function independentPair(recording: CodedRecording): readonly [Coding, Coding] | null {
  const primary = recording.codings.find((coding) => coding.role === 'primary')
  const second = recording.codings.find((coding) => coding.role === 'second')
  return primary === undefined || second === undefined ? null : [primary, second]
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
  let done = 0
  for (const observation of dataset.observations()) {
    const key = schemeKey(observation.content.scheme)
    const keep = compared.has(`${key} ${observation.recordingId}`)
    const byRecording = found.get(key) ?? new Map<string, Coding[]>()
    found.set(key, byRecording)
    byRecording.set(observation.recordingId, [
      ...(byRecording.get(observation.recordingId) ?? []),
      codingOf(observation, kinds.get(key) ?? [], keep),
    ])
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
    return {
      name,
      scheme,
      variables: exportVariables(scheme, kinds.get(name) ?? []),
      coverage: coverageOf(dataset, scheme, byRecording, breaking.get(name) ?? 0),
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

function codingOf(observation: LockedObservation, kinds: readonly string[], withStreams: boolean): Coding {
  const { content } = observation
  const sets = withStreams ? content.scheme.sets : []
  return {
    coder: observation.personId,
    role: observation.role,
    scores: new Map(scoreObservation(content, kinds).map((row) => [row.variable, row])),
    streams: new Map(sets.map((set) => [set.id, streamOf(content, set.id)])),
  }
}

function breaksRules(observation: LockedObservation): boolean {
  return missingForLock(observation.content).some(({ severity }) => severity === 'require' || severity === 'block')
}

/**
 * How far the codings of a scheme have come. A recording whose episodes are all of other kinds than the scheme's (a
 * feeding film in a study that also codes play) is none of this scheme's, unless it was assigned under it; one without
 * any episodes still waits for them and counts.
 */
function coverageOf(
  dataset: StudyDataset,
  scheme: Scheme,
  found: ReadonlyMap<string, readonly Coding[]>,
  breakingRules: number,
): Coverage {
  const planned = new Set(
    dataset.assignments
      .filter((row) => row.role === 'primary' && row.schemeId === scheme.id && row.schemeVersion === scheme.version)
      .map((row) => row.recordingId),
  )
  const own = new Set(scheme.episodes.map(({ id }) => id))
  const codable = dataset.recordings.filter(
    ({ id, status, episodes }) =>
      status === 'received' && (planned.has(id) || episodes.length === 0 || episodes.some(({ kind }) => own.has(kind))),
  )
  const has = (id: string, role: Coding['role']): boolean =>
    found.get(id)?.some((coding) => coding.role === role) ?? false
  const locked = codable.filter(({ id }) => has(id, 'primary'))
  return {
    codable: codable.length,
    locked: locked.length,
    unassigned: codable.filter(({ id }) => !planned.has(id)).length,
    doubleCoded: locked.filter(({ id }) => has(id, 'second')).length,
    breakingRules,
    media: mediaCoverage(dataset.recordings.filter(({ id }) => found.has(id))),
  }
}

/** How the files of coded recordings are. A file that was found changed is nothing else, wherever it is played from. */
function mediaCoverage(coded: readonly DatasetRecording[]): MediaCoverage {
  const counts = { verified: 0, converted: 0, missing: 0, changed: 0, changedRecordings: 0 }
  for (const { media } of coded) {
    for (const { state, converted } of media) {
      if (state === 'changed') counts.changed += 1
      else if (state === 'missing') counts.missing += 1
      else counts[converted ? 'converted' : 'verified'] += 1
    }
    if (media.some(({ state }) => state === 'changed')) counts.changedRecordings += 1
  }
  return counts
}
