import { z } from 'zod'
import { Episode } from '../observation/episode.ts'
import type { SegmentMap } from '../time/camera-clock.ts'
import type { Ms } from '../time/ms.ts'

/** A pseudonym as labs write them: `D017`, `14-B`. Letters, digits, dot, hyphen, underscore. */
export const Pseudonym = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u)
export const ShortLabel = z.string().trim().min(1).max(60)

/** Which partner a camera shows; labels follow the scheme's subjects. */
export const CameraView = z.enum(['caregiver', 'infant', 'both', 'other'])
export type CameraView = z.infer<typeof CameraView>

/** Why a planned recording is not there, or cannot be coded (codes of `scheme/missing-codes.ts`). */
export const RecordingStatus = z.enum([
  'received',
  'not_expected',
  'not_recorded',
  'stopped_request',
  'technical',
  'too_short',
  'not_visible',
])
export type RecordingStatus = z.infer<typeof RecordingStatus>

export type MediaState = 'present' | 'missing' | 'changed'

/** One file of a camera. `mediaId` is all the renderer ever learns of where it lies. */
export type CameraFile = {
  readonly mediaId: string
  readonly url: string
  readonly state: MediaState
  readonly map: SegmentMap
  readonly width: number
  readonly height: number
  readonly hasAudio: boolean
  readonly codec: string
}

export type Camera = {
  readonly id: string
  readonly view: CameraView
  readonly label: string
  readonly isReference: boolean
  readonly segments: readonly CameraFile[]
}

/** The planning state of one recording in a list: what a lead sees in the grid. */
export type RecordingRow = {
  readonly id: string
  readonly dyad: string
  readonly timePoint: string
  readonly site: string
  readonly task: string
  readonly status: RecordingStatus
  readonly cameras: number
  readonly durationMs: Ms
  readonly episodes: number
  readonly progress: 'received' | 'assigned' | 'being_coded' | 'locked' | 'locked_twice'
}

export type DyadRow = {
  readonly dyad: string
  readonly site: string
  readonly childAgeWeeks: number | null
  readonly participation: string
  readonly cells: readonly RecordingRow[]
}

export type RecordingDetail = RecordingRow & {
  readonly cameraList: readonly Camera[]
  readonly episodeList: readonly Episode[]
  /** File names, for the lead alone; never part of what a coder receives. */
  readonly fileNames: readonly { readonly mediaId: string; readonly name: string; readonly state: MediaState }[]
  readonly assigned: boolean
}

/** What a look into one file found. */
export type Probe =
  | {
      readonly ok: true
      readonly container: string
      readonly codec: string
      readonly width: number
      readonly height: number
      readonly rotation: number
      readonly hasAudio: boolean
      readonly frames: number
      readonly durationMs: number
      readonly variableRate: boolean
      /** Frames a second on average. */
      readonly fps: number
      /** The longest way between two frames at which decoding can begin (ms). */
      readonly keyEveryMs: number
      /** Codec of the first sound track, playable or not. */
      readonly soundCodec: string | null
      /** Where frames are missing: stretches without a new frame, counted from the first frame; the longest 20. */
      readonly gaps: readonly { readonly startMs: number; readonly endMs: number }[]
      /** What would be played: the file itself, or the copy that was made of it. */
      readonly converted: boolean
    }
  | {
      readonly ok: false
      readonly code: string
      readonly params: Readonly<Record<string, string | number>>
      /** How a copy could be made that can be played, best first; empty where there is nothing to play. */
      readonly remedies: readonly ('convert' | 'remux')[]
    }

/**
 * One file as the register names it. `path` is a path of this machine. A file that `continues` is the next part of the
 * camera before it in the list: `offsetMs` is then the pause between the two; otherwise it is when the camera began,
 * after the reference camera.
 */
export const ImportFile = z.object({
  path: z.string().min(1),
  view: CameraView,
  offsetMs: z.int().default(0),
  continues: z.boolean().optional(),
})
export type ImportFile = z.infer<typeof ImportFile>

export const MOST_CAMERAS = 4

/** One line of the register: a recording to be, with its camera files. The first file is the reference camera. */
export const ImportRow = z.object({
  dyad: Pseudonym,
  timePoint: ShortLabel,
  site: ShortLabel.or(z.literal('')).default(''),
  task: ShortLabel.or(z.literal('')).default(''),
  childAgeWeeks: z.number().nonnegative().max(2000).nullable().default(null),
  files: z
    .array(ImportFile)
    .min(1)
    .max(64)
    .refine((files) => files[0]?.continues !== true, 'the first file continues nothing')
    .refine((files) => files.filter((file) => file.continues !== true).length <= MOST_CAMERAS, 'four cameras at most'),
  episodes: z.array(Episode.omit({ id: true })).default([]),
})
export type ImportRow = z.infer<typeof ImportRow>

export type ImportOutcome = {
  readonly row: number
  readonly ok: boolean
  readonly recordingId?: string
  /** For a refusal: which file, why, and the parameters of the message. Nothing of a refused row is kept. */
  readonly file?: string
  readonly code?: string
  readonly params?: Readonly<Record<string, string | number>>
}
