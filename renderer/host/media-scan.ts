import type { Client } from '#shared/contract/client.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { NoSound, PictureCheck } from '#shared/study/media.ts'
import type { Sound } from '#shared/study/sound-peaks.ts'
import { callJob } from './call-job.ts'
import { fromBase64, toBase64 } from './media-scan/base64.ts'
import type { ScanOrder, ScanReport } from './media-scan/scan-order.ts'

/** A file of the study as a screen knows it. */
export type ScanFile = { readonly mediaId: string; readonly url: string }

export type ScanOptions = {
  /** Share of the file that has been read, 0 to 1. */
  readonly onProgress?: (fraction: number) => void
  /** Ends the work at once; nothing of it is kept. */
  readonly signal?: AbortSignal
  /** Asked for while the work goes on: true lets playback have the machine, and the work takes its time. */
  readonly gentle?: () => boolean
  /** The peaks, for whoever shows them: also where the study cannot be written to. */
  readonly onSound?: (sound: Sound) => void
  /** What was seen, once it is stored. */
  readonly onPicture?: (check: PictureCheck) => void
}

/**
 * Listens through the sound of a file, by the host or else in a thread of its own, and stores its peaks, or that there are
 * none to be had. Scans wait for each other.
 *
 * @returns `no-sound` where there is none, or none that this engine can decode. Rejects with `media-scan-failed` when the
 *   file cannot be read to its end, and with what storing throws.
 */
export async function scanSound(
  client: Client,
  file: ScanFile,
  options: ScanOptions = {},
): Promise<'stored' | 'no-sound' | 'cancelled'> {
  const report = await inTurn(
    async () =>
      (await heardByHost(client, file.mediaId, options)) ?? work({ kind: 'sound', url: absolute(file.url) }, options),
  )
  if (report === null) return 'cancelled'
  if (report.kind !== 'sound') {
    await keepNoSound(client, file, 'none')
    return 'no-sound'
  }
  options.onSound?.(report.sound)
  const { startUs, binUs, levels } = report.sound
  await client.call('media.saveWaveform', {
    mediaId: file.mediaId,
    startUs,
    binUs,
    levels: levels.map(toBase64),
  })
  return 'stored'
}

/**
 * Looks through the pictures of a file for black and frozen stretches and stores what it finds. Errors as `scanSound`.
 * @param file.durationMs length of the picture, for stretches that last to the end
 */
export async function scanPicture(
  client: Client,
  file: ScanFile & { readonly durationMs: number },
  options: ScanOptions = {},
): Promise<'stored' | 'cancelled'> {
  const order: ScanOrder = { kind: 'picture', url: absolute(file.url), durationMs: file.durationMs }
  const report = await inTurn(() => work(order, options))
  if (report === null) return 'cancelled'
  if (report.kind !== 'picture') throw new AppError('media-scan-failed')
  const check: PictureCheck = report.check
  await client.call('media.savePictureCheck', { mediaId: file.mediaId, check })
  options.onPicture?.(check)
  return 'stored'
}

/** What the host heard; undefined where it cannot listen, or was told to stop: then the worker is not begun either. */
async function heardByHost(
  client: Client,
  mediaId: string,
  { onProgress, signal }: ScanOptions,
): Promise<Finished | undefined> {
  if (signal?.aborted === true) return undefined
  const heard = await callJob(client, 'media.listen', { mediaId }, { onProgress, signal }).catch(() => null)
  if (heard === null) return undefined
  return { kind: 'sound', sound: { ...heard, levels: heard.levels.map(fromBase64) } }
}

/** Keeps that listening gave nothing. Not being able to keep it only means that somebody listens once more. */
export async function keepNoSound(client: Client, { mediaId }: Pick<ScanFile, 'mediaId'>, why: NoSound): Promise<void> {
  await client.call('media.saveNoSound', { mediaId, why }).catch(() => undefined)
}

/** A worker resolves addresses against its own script, not against the page. */
const absolute = (url: string): string => new URL(url, document.baseURI).href

let last: Promise<unknown> = Promise.resolve()

/** One scan at a time: each reads a whole file and decodes on every core there is. */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const turn = last.then(task)
  last = turn.catch(() => undefined)
  return turn
}

type Finished = Exclude<ScanReport, { readonly kind: 'progress' | 'failed' }>

/** How often the worker is told whether to be gentle (ms). */
const PACE_MS = 250

/** Runs one order in a worker of its own. @returns null when it was cancelled */
function work(order: ScanOrder, { onProgress, signal, gentle }: ScanOptions): Promise<Finished | null> {
  if (signal?.aborted === true) return Promise.resolve(null)
  const worker = new Worker(new URL('./media-scan/scan-worker.ts', import.meta.url), { type: 'module' })
  let told = gentle?.() ?? false
  const pace = setInterval(() => {
    const now = gentle?.() ?? false
    if (now !== told) worker.postMessage({ kind: 'pace', gentle: now })
    told = now
  }, PACE_MS)
  return new Promise<Finished | null>((resolve, reject) => {
    const failed = (): void => reject(new AppError('media-scan-failed'))
    signal?.addEventListener('abort', () => resolve(null), { once: true })
    worker.addEventListener('error', failed)
    worker.addEventListener('messageerror', failed)
    worker.addEventListener('message', ({ data }: MessageEvent<ScanReport>) => {
      if (data.kind === 'progress') onProgress?.(data.fraction)
      else if (data.kind === 'failed') failed()
      else resolve(data)
    })
    worker.postMessage({ ...order, gentle: told })
  }).finally(() => {
    clearInterval(pace)
    worker.terminate()
  })
}
