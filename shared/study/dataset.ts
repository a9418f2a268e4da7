import type { ObservationContent } from '../observation/observation.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { AssignmentRole, AssignmentRow } from './assignment.ts'
import type { DriftClosing, PairedCodings } from './drift.ts'
import type { Registration } from './gate/evidence.ts'
import type { OverrideRecord } from './gate.ts'
import type { Choice } from './consensus.ts'
import type { KeptLicence } from './licence.ts'
import type { StudyPlan } from './plan.ts'
import type { RecodeRound } from './recode/round.ts'
import type { CertificateRow } from './training.ts'
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
  /** When its episodes were last set by hand (ISO 8601); absent where they are as they came. */
  readonly bordersSetAt?: string | undefined
}

/**
 * Somebody was shown a coding of somebody else: who (`by`) saw whose (`of`) of which recording, and when (ISO 8601).
 * `ofLockedAt`: when the very coding that was shown was locked; absent where it is not. Brought to a later version of
 * its scheme and given back to be completed, the one that counts now is locked later.
 */
export type Look = {
  readonly recordingId: string
  readonly schemeId: string
  readonly of: string
  readonly by: string
  readonly at: string
  readonly ofLockedAt?: string | null
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

/** One step by which codings came from one version of a scheme to another; `codings`: how many of them count now. */
export type BroughtOverTo = {
  readonly id: string
  readonly schemeId: string
  readonly fromVersion: string
  readonly toVersion: string
  readonly madeAt: string
  readonly codings: number
}

/** What was settled where two codings of a recording differ. Analysis scores may rest on it; agreement never does. */
export type DatasetConsensus = {
  readonly observationIds: readonly [string, string]
  readonly closed: boolean
  readonly choices: readonly Choice[]
}

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
  /** Codings that were brought over from an earlier version of their scheme and count now. Absent where none were. */
  readonly broughtOver?: readonly BroughtOverTo[]
  /** Earlier rounds of coding, set aside, with their figures. Absent where nothing was coded anew. */
  readonly rounds?: readonly RecodeRound[]
  /** Who looked at whose coding. Absent where nobody did. */
  readonly looks?: readonly Look[]
  /** What the lead last registered about the export. Absent where nothing is. */
  readonly registration?: Registration
  /** What leads stated about the instruments behind schemes. */
  readonly licences: readonly KeptLicence[]
  /** Certificates ever issued, revoked and expired ones too. Absent where the caller did not read them. */
  readonly certificates?: readonly CertificateRow[]
  readonly driftClosings?: readonly DriftClosing[]
  /** Locked hidden checks, each beside its master: no study data, and in nothing that is exported. */
  checks?(): Iterable<PairedCodings>
  observations(): Iterable<LockedObservation>
  /** What was settled where two codings differ. Absent where nothing was. */
  readonly consensus?: readonly DatasetConsensus[]
  /** Locked third codings, for analysis scores alone: they are none of `observations`. */
  adjudications?(): Iterable<LockedObservation>
}

/**
 * The scheme's episode kinds that occur in the study's recordings, in the order of the scheme. Names of variables follow
 * from them, so everything that names a variable of a study asks here.
 */
export function plannedKinds(dataset: Pick<StudyDataset, 'recordings'>, scheme: Scheme): string[] {
  const present = new Set(dataset.recordings.flatMap(({ episodes }) => episodes.map(({ kind }) => kind)))
  return scheme.episodes.map(({ id }) => id).filter((id) => present.has(id))
}
