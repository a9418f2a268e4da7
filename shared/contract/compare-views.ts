import type { Episode } from '../observation/episode.ts'
import type { Records } from '../observation/record.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { ConsensusState } from '../study/consensus.ts'
import type { Moment } from '../study/moment.ts'
import type { Camera } from '../study/recording.ts'
import type { Ms } from '../time/ms.ts'

/** One of two codings that are compared. Its coder is named by code, as in every figure. */
export type ComparedCoding = {
  readonly observationId: string
  readonly coder: string
  readonly isPrimary: boolean
  readonly lockedAt: string
  readonly records: Records
}

/** A consensus with what only its decisions made due: keys of differences told as not due (`momentsToSettle`). */
export type ConsensusView = ConsensusState & { readonly nowDue: readonly string[] }

/** Two locked codings of one recording, what differs between them, and what was decided about it so far. */
export type CompareView = {
  readonly recordingId: string
  /** The lead's name for the recording. */
  readonly recording: string
  readonly scheme: Scheme
  readonly episodes: readonly Episode[]
  readonly durationMs: Ms
  readonly cameras: readonly Camera[]
  readonly first: ComparedCoding
  readonly second: ComparedCoding
  readonly moments: readonly Moment[]
  readonly consensus: ConsensusView | null
}
