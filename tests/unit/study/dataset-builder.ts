import { ratingRecordId, type RatingRecord, type Records } from '#shared/observation/record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { AssignmentRow } from '#shared/study/assignment.ts'
import type { DatasetRecording, LockedObservation, StudyDataset } from '#shared/study/dataset.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { ms } from '#shared/time/ms.ts'
import { ratings, threeEpisodes } from '../observation/builders.ts'

/** One locked coding, as a test writes it down. */
export type Coded = {
  readonly recording: string
  readonly coder: string
  readonly role: LockedObservation['role']
  readonly records: Records
  readonly scheme?: Scheme
}

export function recording(id: string, more: Partial<DatasetRecording> = {}): DatasetRecording {
  return {
    id,
    dyad: `D-${id}`,
    childAgeWeeks: 20,
    timePoint: 'before',
    timeOrder: 1,
    site: 'north',
    task: 'play',
    status: 'received',
    durationMs: ms(60_000),
    episodes: threeEpisodes,
    media: [{ mediaId: `m-${id}`, fingerprint: '1-10-ab', bytes: 10, state: 'present', converted: false }],
    ...more,
  }
}

function locked(coded: Coded, n: number, among: readonly DatasetRecording[]): LockedObservation {
  const { durationMs, episodes } = among.find(({ id }) => id === coded.recording) ?? recording(coded.recording)
  return {
    id: `ob-${n}`,
    assignmentId: `as-${n}`,
    recordingId: coded.recording,
    personId: coded.coder,
    personName: `Name of ${coded.coder}`,
    role: coded.role,
    startedAt: '2026-01-01T00:00:00.000Z',
    lockedAt: '2026-01-02T00:00:00.000Z',
    content: { scheme: coded.scheme ?? ratings, episodes, durationMs, records: coded.records },
  }
}

function assignment(one: LockedObservation): AssignmentRow {
  const { recordingId, personId, personName, role, content } = one
  return {
    id: one.assignmentId,
    recordingId,
    dyad: `D-${recordingId}`,
    timePoint: 'before',
    personId,
    personName,
    schemeId: content.scheme.id,
    schemeVersion: content.scheme.version,
    role,
    displayCode: 'R-0',
    status: 'locked',
  }
}

/** A study of locked codings; recordings, coders and schemes follow from them unless given. */
export function dataset(codings: readonly Coded[], more: Partial<StudyDataset> = {}): StudyDataset {
  const recordings = more.recordings ?? [...new Set(codings.map((one) => one.recording))].map((id) => recording(id))
  const observations = codings.map((one, n) => locked(one, n, recordings))
  const schemes = new Map(observations.map(({ content: { scheme } }) => [`${scheme.id}@${scheme.version}`, scheme]))
  const coders = [...new Set(codings.map(({ coder }) => coder))].sort()
  return {
    studyId: 'st_1',
    studyName: 'Trial',
    plan: { ...defaultPlan, bootstrapReplicates: 200 },
    coders: coders.map((id, n) => ({ id, code: `C0${n + 1}` })),
    schemes: [...schemes.values()].map((scheme) => ({ scheme, hash: `hash of ${scheme.id}` })),
    recordings,
    assignments: observations.map(assignment),
    overrides: [],
    licences: [],
    observations: () => observations,
    ...more,
  }
}

export function rating(scale: string, value: number | null, episode = 'e-play', note = ''): RatingRecord {
  const notCodable = value === null ? 'not_visible' : null
  return { type: 'rating', id: ratingRecordId(scale, episode), rating: scale, episode, value, notCodable, note }
}

export const recordsOf = (...list: readonly Records[string][]): Records =>
  Object.fromEntries(list.map((record) => [record.id, record]))

/** Two coders' ratings of sensitivity in play, one pair a recording; coder ids may be given for each. */
export function ratedTwice(
  pairs: readonly (readonly [number | null, number | null])[],
  coders: (n: number) => readonly [string, string] = () => ['ann', 'bob'],
): Coded[] {
  return pairs.flatMap(([a, b], n) => {
    const [first, second] = coders(n)
    const id = `r${String(n).padStart(2, '0')}`
    return [
      { recording: id, coder: first, role: 'primary' as const, records: recordsOf(rating('sen', a)) },
      { recording: id, coder: second, role: 'second' as const, records: recordsOf(rating('sen', b)) },
    ]
  })
}
