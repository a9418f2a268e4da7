import { z } from 'zod'
import type { Probe } from '../study/recording.ts'
import {
  ConversionKind,
  NoSound,
  PictureCheck,
  type ConversionRow,
  type ConverterState,
  type MediaPage,
  type WaveformLevel,
} from '../study/media.ts'
import { command, job, lead, Nothing, Path, query, returns } from './call.ts'

const DAY_US = 86_400_000_000
/** Files in one call. Whoever has more asks several times. */
export const MOST_FILES = 2000

/** Calls on the files of recordings: what is in them, where they are, copies that can be played, one clock. */
export const mediaCalls = {
  'media.probe': job(
    lead,
    { paths: z.array(Path).max(MOST_FILES) },
    returns<readonly { path: string; probe: Probe }[]>(),
  ),
  /** The files of the study and how each is. Presence is looked up; content is as it was last compared. */
  'media.list': query(
    lead,
    z.object({
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(200).default(100),
      show: z.enum(['all', 'attention']).default('all'),
      recordingId: z.string().optional(),
    }),
    returns<MediaPage>(),
  ),
  /**
   * Compares files with what was added: by fingerprint, or byte for byte (`full`), which also keeps their SHA-256.
   * `copies`: files at the place of whose copy another one lies, or that are without the copy that they need.
   */
  'media.check': job(
    lead,
    { mediaIds: z.array(z.string()).max(5000).optional(), full: z.boolean() },
    returns<{ present: number; missing: number; changed: number; copies: number }>(),
  ),
  'media.relink': command(
    lead,
    z.object({ mediaId: z.string(), path: Path }),
    returns<{ relinked: number; stillMissing: number }>(),
  ),
  /** Looks for every missing file in a folder and the folders in it, by content. */
  'media.relinkFolder': job(lead, { folder: Path }, returns<{ relinked: number; stillMissing: number }>()),
  /** One level of a file's waveform; null while none has been computed. */
  'media.waveform': query(
    'person',
    z.object({ mediaId: z.string(), level: z.int().min(0).max(12) }),
    returns<WaveformLevel | null>(),
  ),
  /** Listens through a file where this machine can do so faster than the page; null where the page has to. Keeps nothing. */
  'media.listen': job(
    'person',
    { mediaId: z.string() },
    returns<{ startUs: number; binUs: number; levels: readonly string[] } | null>(),
  ),
  'media.saveWaveform': command(
    'person',
    z.object({
      mediaId: z.string(),
      startUs: z.int(),
      binUs: z.int().positive(),
      /** Level 0 first; base64. */
      levels: z.array(z.base64().max(64_000_000)).min(1).max(12),
    }),
    returns<null>(),
  ),
  /** Keeps that somebody listened to a file and heard nothing, so that nobody has to listen again. */
  'media.saveNoSound': command('person', z.object({ mediaId: z.string(), why: NoSound }), returns<null>()),
  'media.savePictureCheck': command(lead, z.object({ mediaId: z.string(), check: PictureCheck }), returns<null>()),
  /**
   * Puts the other cameras of a recording onto the reference camera's clock: when each began, in us. `parts` say when a
   * later part of a camera began, with those after it; of the reference camera too while nothing has been coded.
   */
  'cameras.align': command(
    lead,
    z.object({
      recordingId: z.string(),
      offsets: z.array(z.object({ cameraId: z.string(), offsetUs: z.int().min(-DAY_US).max(DAY_US) })).max(3),
      parts: z
        .array(
          z.object({ cameraId: z.string(), part: z.int().min(2).max(64), offsetUs: z.int().min(-DAY_US).max(DAY_US) }),
        )
        .max(64)
        .default([]),
    }),
    returns<null>(),
  ),

  'converter.get': query(lead, Nothing, returns<ConverterState>()),
  /** Uses another ffmpeg from now on; null goes back to the system's own. Throws when it is none. */
  'converter.choose': command(lead, z.object({ path: Path.nullable() }), returns<ConverterState>()),
  'conversions.list': query(lead, Nothing, returns<readonly ConversionRow[]>()),
  /**
   * Queues copies: of files not yet in the study by path, or of a file of the study. Asking twice queues once; `ids` says
   * which row each of the items came to, for files of one content come to one.
   */
  'conversions.add': command(
    lead,
    z.object({
      items: z
        .array(z.object({ path: Path.optional(), mediaId: z.string().optional(), kind: ConversionKind }))
        .min(1)
        .max(MOST_FILES),
    }),
    returns<readonly ConversionRow[]>(),
  ),
  /** Makes the queued copies, one after the other. A cancel leaves the one at work in the queue, and no half file. */
  'conversions.run': job(lead, {}, returns<{ done: number; failed: number }>()),
  /** Takes a wish out of the queue or the list; a copy that the study plays stays. */
  'conversions.remove': command(lead, z.object({ id: z.string() }), returns<null>()),
} as const
