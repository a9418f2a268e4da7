import { AppError } from '#shared/lib/app-error.ts'
import { copyArgs, type CopyArgs } from './convert-args.ts'
import { discard, diskFault } from './disk-fault.ts'
import { runProgram, type Ended } from './run-program.ts'

type Given = {
  readonly ffmpeg: string
  /** What a person calls the source. */
  readonly name: string
  readonly copy: Omit<CopyArgs, 'oldBuild'>
  readonly signal: AbortSignal
  /** How many frames have been written. */
  readonly onFrames: (frames: number) => void
}

const FULL_DISK = /No space left on device|Disk quota exceeded|not enough space on the disk/i
const CLOSED_FOLDER = /(Permission denied|Read-only file system|Operation not permitted)/i
const OLD_BUILD = /Unrecognized option 'fps_mode'/
const NO_H264 = /Unknown encoder 'libx264'/

/**
 * Has ffmpeg write the copy. Whatever goes wrong, nothing is left at `copy.part` and the converter is gone.
 * @throws converter-needed, converter-without-h264, conversion-stopped {name}, conversion-failed {name, detail},
 * disk-full, conversion-folder, and the reason of an aborted signal.
 */
export async function runConverter(given: Given): Promise<void> {
  try {
    let ended = await run(given, false)
    if (ended.code !== 0 && OLD_BUILD.test(ended.said)) ended = await run(given, true)
    if (ended.code !== 0) throw faultOf(ended, given.name)
  } catch (error) {
    discard(given.copy.part)
    throw error
  }
}

async function run({ ffmpeg, copy, signal, onFrames }: Given, oldBuild: boolean): Promise<Ended> {
  try {
    return await runProgram(ffmpeg, copyArgs({ ...copy, oldBuild }), {
      signal,
      onLine: (line) => {
        const frames = /^frame=\s*(\d+)/.exec(line)?.[1]
        if (frames !== undefined) onFrames(Number(frames))
      },
    })
  } catch (error) {
    signal.throwIfAborted()
    // It was there when it was looked for, and is not any more.
    throw diskFault(error) === undefined ? error : new AppError('converter-needed', {}, { cause: error })
  }
}

function faultOf({ signal, said }: Ended, name: string): AppError {
  if (FULL_DISK.test(said)) return new AppError('disk-full')
  if (CLOSED_FOLDER.test(said)) return new AppError('conversion-folder')
  if (NO_H264.test(said)) return new AppError('converter-without-h264')
  // Windows tells no signal; a converter that gives up of itself says why.
  if (signal !== null || said.trim() === '') return new AppError('conversion-stopped', { name })
  return new AppError('conversion-failed', { name, detail: detailOf(said, name) })
}

const LONGEST_DETAIL = 160

/** The last thing that the converter said, unless it names a file or a folder. */
function detailOf(said: string, name: string): string {
  const last = said.trim().split(/\r?\n/).at(-1) ?? ''
  const text = last.replace(/^(\[[^\]]*\]\s*)+/, '').trim()
  return /[/\\]/.test(text) || text.includes(name) ? '' : text.slice(0, LONGEST_DETAIL)
}
