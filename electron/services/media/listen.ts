import { binLengthFor, peakMeter, type Sound } from '#shared/study/sound-peaks.ts'
import { fileOnly } from './ffprobe.ts'
import { runProgram } from './run-program.ts'
import { wavStream } from './wav-stream.ts'

type Given = {
  readonly ffmpeg: string
  readonly path: string
  /** First frame of the picture in the file's own clock (us): what sounds before it is left out. */
  readonly fromUs: number
  /** Length of the picture (us), for progress and the length of bins. */
  readonly durationUs: number
  readonly signal: AbortSignal
  /** Share that has been heard, 0 to 1. */
  readonly onProgress: (fraction: number) => void
}

const TOLD_STEP = 0.01

/** Cameras record at this rate; what was recorded at another is brought to it, which moves no peak that can be seen. */
const RATE = 48_000

/**
 * Listens through the first sound track of a file by ffmpeg. Gaps in it count as silence, so that what follows stays
 * where it is.
 * @returns null where there is no sound, or where the converter had anything to complain of: then somebody else tells
 *   what of it can be heard. Rejects with the reason of an aborted signal.
 */
export async function listen({ ffmpeg, path, fromUs, durationUs, signal, onProgress }: Given): Promise<Sound | null> {
  const first = Math.round((fromUs * RATE) / 1e6)
  const meter = peakMeter(binLengthFor(durationUs))
  let heard = 0
  let told = 0
  const stream = wavStream((samples, { channels, rate }) => {
    meter.addPcm(((first + heard) * 1e6) / rate, rate, samples, channels)
    heard += samples.length / channels
    const share = (heard * 1e6) / rate / Math.max(1, durationUs)
    if (share < told + TOLD_STEP) return
    told = share
    onProgress(Math.min(1, share))
  })
  const ended = await runProgram(ffmpeg, args(path, first), { signal, onBytes: stream.add }).catch(() => {
    signal.throwIfAborted()
    return null
  })
  return ended?.code === 0 && ended.said.trim() === '' && stream.isSound() ? meter.sound() : null
}

/** `-copyts` and `first_pts`: the first sample given is that of the first frame of the picture, padded with silence. */
function args(path: string, first: number): string[] {
  return [
    ...['-nostdin', '-hide_banner', '-v', 'error', '-copyts', ...fileOnly(path), '-map', '0:a:0'],
    ...['-af', `aresample=${RATE}:async=1:first_pts=${first}`],
    ...['-c:a', 'pcm_s16le', '-f', 'wav', 'pipe:1'],
  ]
}
