import type { PictureCheck } from '#shared/study/media.ts'
import type { Sound } from '#shared/study/sound-peaks.ts'

/** What a scan worker is asked to do; addresses are absolute. */
export type ScanOrder =
  | { readonly kind: 'sound'; readonly url: string }
  | { readonly kind: 'picture'; readonly url: string; readonly durationMs: number }

/** The one order of a worker, and afterwards how fast to go. */
export type ScanMessage =
  (ScanOrder & { readonly gentle: boolean }) | { readonly kind: 'pace'; readonly gentle: boolean }

/** What a scan worker says: progress any number of times, then one of the others once. */
export type ScanReport =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'sound'; readonly sound: Sound }
  /** There is no sound track, or none that this engine decodes. */
  | { readonly kind: 'no-sound' }
  | { readonly kind: 'picture'; readonly check: PictureCheck }
  /** The file could not be read to its end. */
  | { readonly kind: 'failed' }
