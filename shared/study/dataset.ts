import type { ObservationContent } from '../observation/observation.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { AssignmentRole, AssignmentRow } from './assignment.ts'
import type { OverrideRecord } from './gate.ts'
import type { StudyPlan } from './plan.ts'
import type { MediaState, RecordingStatus } from './recording.ts'
import type { Episode } from '../observation/episode.ts'
import type { Ms } from '../time/ms.ts'

/** One locked, independent coding with all that scores and agreement need. */
export type LockedObservation = {
  readonly id: string
  readonly assignmentId: string
  readonly recordingId: string
  readonly personId: string
  readonly personName: string
  readonly role: AssignmentRole
  readonly startedAt: string
  readonly lockedAt: string
  readonly content: ObservationContent
}

export type DatasetRecording = {
  readonly id: string
  readonly dyad: string
  readonly childAgeWeeks: number | null
  readonly timePoint: string
  /** Position of the time point in the study's order, from 1. */
  readonly timeOrder: number
  readonly site: string
  readonly task: string
  readonly status: RecordingStatus
  readonly durationMs: Ms
  readonly episodes: readonly Episode[]
  readonly media: readonly DatasetMedia[]
}

/** A file of a recording, and whether its content is still what it was when it was last verified. */
export type DatasetMedia = {
  readonly mediaId: string
  readonly fingerprint: string
  readonly bytes: number
  /** `missing`: neither the file nor a copy that is played in its place is at this machine. */
  readonly state: MediaState
  /** Played from a copy whose frames were compared with its own. */
  readonly converted: boolean
}

/** A published scheme of the study, with its content hash. */
export type DatasetScheme = { readonly scheme: Scheme; readonly hash: string }

/**
 * The study as reliability, the gate and the export read it. `observations` streams one at a time, in the order of
 * recordings, so that memory does not grow with the number of events.
 */
export type StudyDataset = {
  readonly studyId: string
  readonly studyName: string
  readonly plan: StudyPlan
  /** Everyone who codes, by the pseudonym (`C01` ...) that stands for them in exports. */
  readonly coders: readonly { readonly id: string; readonly code: string }[]
  readonly schemes: readonly DatasetScheme[]
  readonly recordings: readonly DatasetRecording[]
  readonly assignments: readonly AssignmentRow[]
  readonly overrides: readonly OverrideRecord[]
  observations(): Iterable<LockedObservation>
}

/**
 * The scheme's episode kinds that occur in the study's recordings, in the order of the scheme. Names of variables follow
 * from them, so everything that names a variable of a study asks here.
 */
export function plannedKinds(dataset: Pick<StudyDataset, 'recordings'>, scheme: Scheme): string[] {
  const present = new Set(dataset.recordings.flatMap(({ episodes }) => episodes.map(({ kind }) => kind)))
  return scheme.episodes.map(({ id }) => id).filter((id) => present.has(id))
}
