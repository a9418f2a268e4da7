import { z } from 'zod'
import type { MissingCode } from '../scheme/missing-codes.ts'
import type { Camera } from './recording.ts'
import type { Episode } from '../observation/episode.ts'
import type { Ms } from '../time/ms.ts'
import type { ObservationStatus } from './assignment.ts'
import type { Figure } from './reliability-view.ts'
import type { SecondReadout } from './second-readout.ts'

/** `practice`: feedback after each recording, may be gone through again. `test`: figures at the end, once. */
export const TrainingKind = z.enum(['practice', 'test'])
export type TrainingKind = z.infer<typeof TrainingKind>

const share = z.number().min(0).max(1)

/** What a coder has to reach against the masters of a set: each scale by itself, each code set on each recording. */
export const PassRule = z.strictObject({
  /** Recordings in which both gave the scale a value. */
  minClips: z.int().min(2).max(200),
  /** ICC(A,1) of coder and master. */
  minIcc: share,
  /** Share of recordings on which the two are at most one point apart. */
  minWithinOne: share,
  /** Mean difference, either way, as a share of the scale's range. */
  maxBiasShare: share,
  /** Agreement on a code set, in each recording by itself: kappa of time units, or F1 of points. */
  minKappa: share,
  /** Recordings that have such a figure. */
  minKappaClips: z.int().min(1).max(200),
})
export type PassRule = z.infer<typeof PassRule>

export const defaultPassRule: PassRule = {
  minClips: 10,
  minIcc: 0.7,
  minWithinOne: 0.8,
  maxBiasShare: 0.06,
  minKappa: 0.6,
  minKappaClips: 5,
}

/** `not_assessed`: the masters of the set do not say enough about it; that is never held against a coder. */
export type Outcome = 'met' | 'not_met' | 'not_assessed'

export type ScaleResult = {
  readonly variable: string
  readonly label: string
  /** Highest minus lowest value; null where the scheme names no ends. */
  readonly range: number | null
  /** Recordings in which the master gave a value, and in which both did. */
  readonly inMasters: number
  readonly n: number
  readonly icc: Figure
  readonly withinOne: Figure
  /** Coder minus master. Apart from it `sdDifference`, how far the differences scatter. */
  readonly bias: Figure
  readonly sdDifference: number | null
  readonly outcome: Outcome
  /** What was not reached. */
  readonly missed: readonly ('clips' | 'icc' | 'within' | 'bias')[]
}

export type StreamResult = {
  readonly variable: string
  readonly label: string
  /** `kappa_time`, `kappa_per_code` (the lowest of its codes) or `f1`. */
  readonly statistic: string
  /** Of states: which state a second has. */
  readonly readout?: SecondReadout
  /** One figure a recording, in the order of the run. */
  readonly clips: readonly Figure[]
  readonly n: number
  readonly lowest: number | null
  readonly outcome: Outcome
  readonly missed: readonly 'kappa'[]
}

/** A coder's codings of a set against its masters, with the rule by which they were judged. */
export type TrainingResult = {
  readonly clips: number
  readonly rule: PassRule
  readonly scales: readonly ScaleResult[]
  readonly streams: readonly StreamResult[]
  readonly passed: boolean
}

/** A recording with a locked master of one scheme version. */
export type MasterRow = {
  readonly recordingId: string
  readonly dyad: string
  readonly timePoint: string
  readonly task: string
  readonly schemeId: string
  readonly schemeVersion: string
  readonly schemeName: string
  readonly personName: string
  /** `locked` is a master; before that an expert still works on it. */
  readonly status: ObservationStatus
}

export type TrainingSetRow = {
  readonly id: string
  readonly kind: TrainingKind
  readonly name: string
  readonly schemeId: string
  readonly schemeVersion: string
  readonly schemeName: string
  readonly rule: PassRule
  readonly clips: readonly { readonly recordingId: string; readonly label: string }[]
  readonly madeAt: string
  readonly closedAt: string | null
  /** How often it was given out. From the first time on its recordings and its rule stand. */
  readonly runs: number
}

/** One coder going through one set. */
export type TrainingRunRow = {
  readonly id: string
  readonly setId: string
  readonly setName: string
  readonly kind: TrainingKind
  readonly schemeId: string
  readonly schemeName: string
  readonly schemeVersion: string
  readonly personId: string
  readonly personName: string
  readonly round: number
  readonly givenAt: string
  readonly clips: number
  readonly begun: number
  readonly locked: number
  readonly isSetClosed: boolean
  /** The certificate that it led to. */
  readonly certificateId: string | null
}

export type CertificateRow = {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly schemeId: string
  readonly schemeName: string
  readonly schemeVersion: string
  readonly schemeMajor: number
  readonly setName: string | null
  readonly runId: string | null
  /** By the rule of a test set, or by a lead, who said why. */
  readonly how: 'rule' | 'lead'
  readonly reason: string
  readonly issuedAt: string
  readonly expiresAt: string
  readonly issuedBy: string
  readonly revokedAt: string | null
  readonly revokedBy: string | null
  readonly revokedReason: string
  readonly figures: TrainingResult | null
}

type Validity = Pick<CertificateRow, 'issuedAt' | 'expiresAt' | 'revokedAt'>

/** Whether a certificate held at a moment (ISO 8601, UTC): from its issue, before its expiry, before it was revoked. */
export function heldAt({ issuedAt, expiresAt, revokedAt }: Validity, at: string): boolean {
  return issuedAt <= at && at < expiresAt && (revokedAt === null || at < revokedAt)
}

export function certificateState(certificate: Validity, now: string): 'valid' | 'expired' | 'revoked' {
  if (certificate.revokedAt !== null) return 'revoked'
  return now < certificate.expiresAt ? 'valid' : 'expired'
}

/** The major part of a version, `2` of `2.1.0`: codings of one major version mean the same. */
export const majorOf = (version: string): number => Number(version.split('.')[0] ?? 0)

/** A scale of one recording: what the coder gave, what the master gave. Exactly one of value and missing is there. */
export type FeedbackScale = {
  readonly variable: string
  readonly label: string
  readonly own: number | null
  readonly ownMissing: MissingCode | null
  readonly master: number | null
  readonly masterMissing: MissingCode | null
  readonly anchors: readonly { readonly value: number; readonly label: string }[]
}

/** A code in both codings: whole seconds of states, or events of points. `both`: where the two agree. */
export type FeedbackCode = {
  readonly code: string
  readonly label: string
  readonly figure: Figure
  readonly own: number
  readonly master: number
  readonly both: number
}

export type FeedbackEvent = {
  readonly code: string
  readonly label: string
  readonly startMs: number
  /** Equal to the start for points. */
  readonly endMs: number
}

export type FeedbackSet = {
  readonly set: string
  readonly variable: string
  readonly label: string
  readonly kind: 'state' | 'point'
  readonly statistic: string
  readonly readout?: SecondReadout
  readonly figure: Figure
  readonly codes: readonly FeedbackCode[]
  readonly own: readonly FeedbackEvent[]
  readonly master: readonly FeedbackEvent[]
}

/** One's own locked coding beside the master's. `soFar`: over all locked recordings of the run. */
export type Feedback = {
  readonly runId: string
  readonly setName: string
  readonly kind: TrainingKind
  readonly displayCode: string
  readonly durationMs: Ms
  readonly cameras: readonly Camera[]
  readonly episodes: readonly (Episode & { readonly name: string })[]
  readonly scales: readonly FeedbackScale[]
  readonly sets: readonly FeedbackSet[]
  readonly soFar: TrainingResult
  readonly clips: readonly { readonly assignmentId: string; readonly displayCode: string; readonly locked: boolean }[]
}
