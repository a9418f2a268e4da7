import { z } from 'zod'
import type { ErrorEnvelope } from '../lib/app-error.ts'
import type { CameraView, MediaState } from './recording.ts'

/**
 * How a copy is made that stands in for a file while it is played: `convert` draws every frame anew (and deinterlaces),
 * `remux` keeps the pictures as they are in another container, `proxy` is drawn anew with a key frame twice a second.
 */
export const ConversionKind = z.enum(['convert', 'remux', 'proxy'])
export type ConversionKind = z.infer<typeof ConversionKind>

export type ConversionStatus = 'queued' | 'running' | 'done' | 'failed'

/** A copy in the making, as a lead sees it. */
export type ConversionRow = {
  readonly id: string
  readonly kind: ConversionKind
  /** The file in the study that it is for, if it is already there. */
  readonly mediaId: string | null
  readonly sourceName: string
  readonly sourcePath: string
  readonly bytes: number
  /** A copy that was made and is not where it was put any more counts as failed. */
  readonly status: ConversionStatus
  readonly problem: ErrorEnvelope | null
  readonly outputName: string | null
  readonly outputBytes: number | null
  /** How the copy's frames compare with the original's: as many, and the largest difference of a time in us. */
  readonly check: { readonly frames: number; readonly largestUs: number } | null
}

/** The converter on this machine, or how it is got on this system. */
export type ConverterState = {
  readonly converter: { readonly path: string; readonly version: string; readonly chosen: boolean } | null
  /** Why the chosen program cannot be used, if one was chosen and cannot. */
  readonly problem: ErrorEnvelope | null
  /** `linux-apt`, `linux-dnf`, `linux-other`, `mac`, `windows`. */
  readonly system: string
}

/** A stretch of a recording in ms of the file, counted from its first frame. */
export const Stretch = z.object({ startMs: z.int().nonnegative(), endMs: z.int().nonnegative() })
export type Stretch = z.infer<typeof Stretch>

/** What looking through the pictures found; `stepMs` is how far apart the looks were. */
export const PictureCheck = z.object({
  stepMs: z.int().positive(),
  black: z.array(Stretch).max(200),
  frozen: z.array(Stretch).max(200),
})
export type PictureCheck = z.infer<typeof PictureCheck>

/**
 * Why a file that says it has sound has no waveform although somebody listened: none that can be decoded, or sound that
 * breaks off while the pictures are whole.
 */
export const NoSound = z.enum(['none', 'unreadable'])
export type NoSound = z.infer<typeof NoSound>

/** A file of the study with all that is known of its health: for leads alone. */
export type MediaListRow = {
  readonly mediaId: string
  readonly url: string
  readonly recordingId: string
  readonly recording: string
  readonly view: CameraView
  /** Which of the camera's consecutive files, from 1, of how many. */
  readonly part: number
  readonly parts: number
  readonly name: string
  readonly state: MediaState
  /** When the content was last compared with what was added; null: never since it was added. */
  readonly checkedAt: string | null
  readonly sha256: string | null
  readonly bytes: number
  readonly durationMs: number
  readonly fps: number
  readonly variableRate: boolean
  readonly keyEveryMs: number
  readonly hasAudio: boolean
  readonly soundCodec: string | null
  readonly hasWaveform: boolean
  /** Null: it has been heard, or nobody has listened yet. */
  readonly noSound: NoSound | null
  readonly picture: PictureCheck | null
  readonly gaps: readonly Stretch[]
  readonly rendition: ConversionKind | null
  /** How the copy is that is played in its place; null where it is played itself. */
  readonly copyState: MediaState | null
  readonly coded: boolean
}

export type MediaPage = {
  readonly total: number
  readonly sums: {
    readonly files: number
    readonly missing: number
    readonly changed: number
    readonly converted: number
    /** Files whose copy is missing, or has another one in its place. */
    readonly copiesAway: number
    /** Files whose content has never been read whole. */
    readonly withoutHash: number
    /** Files with sound that nobody has listened to yet. */
    readonly withoutWaveform: number
    readonly withoutPictureCheck: number
  }
  readonly rows: readonly MediaListRow[]
}

/** One level of a waveform: two bytes for each bin, lowest and highest, 0 to 255 with silence at 128; base64. */
export type WaveformLevel = {
  readonly level: number
  /** How many levels there are; each bin of the next is four of this. */
  readonly levels: number
  /** Start of the first bin in the clock of the file that is played, and length of a bin. */
  readonly startUs: number
  readonly binUs: number
  readonly peaks: string
}
