import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { ffmpeg, ffprobe } from '../media-clips.ts'
import { inProject } from '../../../electron/launch/paths.ts'
import { codeFilter } from './frame-code.ts'

/** Clips with the frame number in their pictures, drawn by ffmpeg on first use and kept. No person is in any. */
const folder = inProject('out/test-clips', 'frame-codes-v1')
const size = { width: 320, height: 180 }

type Drawing = {
  readonly rate: string
  readonly seconds: number
  readonly camera?: number
  readonly firstFrame?: number
  readonly sound?: boolean
  /** What is done to the picture after its number is in it. */
  readonly then?: string
}

const x264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p']
const reordered = [...x264, '-bf', '3', '-g', '50']
const aac = ['-c:a', 'aac', '-b:a', '96k']
/** Frame intervals that grow and shrink, as phones record them in changing light. */
const uneven = 'settb=1/1000,setpts=PTS+30*abs(sin(N/3))'
/** As Attune's own conversion writes a copy. */
const asConverted = [
  ...['-map', '0:v:0', '-map', '0:a:0?', '-vsync', 'passthrough', '-c:v', 'libx264', '-preset', 'veryfast'],
  ...['-crf', '20', '-g', '12', '-bf', '0', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart'],
]

function drawn({ rate, seconds, camera = 1, firstFrame = 0, sound = false, then }: Drawing, args: readonly string[]) {
  const code = codeFilter(size, camera, firstFrame)
  const picture = `testsrc=size=${size.width}x${size.height}:rate=${rate}:duration=${seconds}`
  return [
    ...['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', code.source(rate, seconds)],
    ...(sound ? ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`] : []),
    ...['-filter_complex', `${code.overlay}${then === undefined ? '' : `,${then}`}[v]`, '-map', '[v]'],
    ...(sound ? ['-map', '2:a'] : []),
    ...args,
  ]
}

const NTSC = '30000/1001'
const MINUTES_30 = 1800

const recipes: Readonly<Record<string, readonly string[]>> = {
  'cfr25.mp4': drawn({ rate: '25', seconds: 20, sound: true }, [...reordered, ...aac]),
  'cfr2997.mp4': drawn({ rate: NTSC, seconds: 20, sound: true }, [...reordered, ...aac]),
  'cfr5994.mp4': drawn({ rate: '60000/1001', seconds: 20 }, reordered),
  'vfr.mp4': drawn({ rate: '25', seconds: 20, then: uneven }, [
    ...['-vsync', 'passthrough', '-enc_time_base', '1/1000'],
    ...reordered,
  ]),
  'vfr-70.mp4': drawn({ rate: '25', seconds: 70, then: uneven }, [
    ...['-vsync', 'passthrough', '-enc_time_base', '1/1000'],
    ...reordered,
  ]),
  'long-gop.mp4': drawn({ rate: '25', seconds: 120 }, [
    ...[...x264, '-bf', '2', '-g', '3000', '-keyint_min', '3000', '-sc_threshold', '0'],
  ]),
  'shifted.mp4': drawn({ rate: '25', seconds: 20, sound: true }, ['-output_ts_offset', '1.48', ...reordered, ...aac]),
  'cfr2997.mkv': drawn({ rate: NTSC, seconds: 20, sound: true }, [...reordered, ...aac]),
  'cfr25.mov': drawn({ rate: '25', seconds: 20, sound: true }, [...reordered, ...aac]),
  'vp9.webm': drawn({ rate: '25', seconds: 20, sound: true }, [
    ...['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-g', '50', '-c:a', 'libopus'],
  ]),
  'av1.mp4': drawn({ rate: '25', seconds: 20 }, [
    '-c:v',
    'libsvtav1',
    '-preset',
    '12',
    '-g',
    '50',
    '-pix_fmt',
    'yuv420p',
  ]),
  'baby25.mp4': drawn({ rate: '25', seconds: 70, camera: 2, sound: true }, [...reordered, ...aac]),
  'mother2997.mp4': drawn({ rate: NTSC, seconds: 70, camera: 3, sound: true }, [...reordered, ...aac]),
  'part-1.mp4': drawn({ rate: '25', seconds: 8, camera: 4, sound: true }, [...reordered, ...aac]),
  'part-2.mp4': drawn({ rate: '25', seconds: 8, camera: 4, firstFrame: 200, sound: true }, [...reordered, ...aac]),
  'mpeg2.mpg': drawn({ rate: '25', seconds: 20 }, ['-c:v', 'mpeg2video', '-b:v', '3M', '-bf', '2', '-g', '15']),
  'mpeg2-copy.mp4': ['-i', '{mpeg2.mpg}', ...asConverted],
  'avchd.mts': drawn({ rate: NTSC, seconds: 20 }, [...[...reordered, '-f', 'mpegts', '-mpegts_m2ts_mode', '1']]),
  'avchd-copy.mp4': ['-i', '{avchd.mts}', ...asConverted],
  'half-hour-25.mp4': drawn({ rate: '25', seconds: MINUTES_30, camera: 2, sound: true }, [...reordered, ...aac]),
  'half-hour-2997.mp4': drawn({ rate: NTSC, seconds: MINUTES_30, camera: 3, sound: true }, [...reordered, ...aac]),
}

/** Clips made from another one by changing its bytes. */
const altered: Readonly<Record<string, (path: string) => void>> = {
  'rotated.mp4': (path) => turnClockwise(proofClip('cfr25.mp4'), path),
}

/** Writes a quarter turn into the first track header: ffmpeg's own option for it differs between versions. */
function turnClockwise(from: string, to: string): void {
  const bytes = readFileSync(from)
  const matrixAt = bytes.indexOf('tkhd') + 4 + 40
  const one = 0x10000
  const matrix = [0, one, 0, -one, 0, 0, size.height * one, 0, 0x40000000]
  matrix.forEach((value, n) => bytes.writeInt32BE(value, matrixAt + 4 * n))
  writeFileSync(to, bytes)
}

/** The path of a clip, drawn if it is not there yet. Throws when this ffmpeg cannot draw it. */
export function proofClip(name: string): string {
  const path = join(folder, name)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  const draft = join(folder, `draft-${process.pid}-${basename(name, extname(name))}${extname(name)}`)
  const make = altered[name]
  const recipe = recipes[name]
  try {
    if (make !== undefined) make(draft)
    else if (recipe !== undefined) {
      const args = recipe.map((part) => part.replace(/^\{(.+)\}$/, (_, source: string) => proofClip(source)))
      execFileSync(ffmpeg, ['-v', 'error', '-y', ...args, draft], { stdio: ['ignore', 'ignore', 'pipe'] })
    } else throw new Error(`no recipe for the clip ${name}`)
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
  return path
}

/**
 * When each frame is to be shown, in whole microseconds, ascending, as ffprobe says after decoding: the truth that the
 * player is held against, found without any code of Attune.
 */
export function frameTimesByDecoding(path: string): number[] {
  const kept = `${path}.times.json`
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as number[]
  const entries = ['-select_streams', 'v:0', '-show_entries', 'frame=best_effort_timestamp_time', '-of', 'csv=p=0']
  const text = execFileSync(ffprobe, ['-v', 'error', ...entries, path], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  const times: number[] = []
  for (const line of text.split('\n')) {
    // What lies beside a frame (captions, rotation) has lines of its own, without a time.
    const [time] = /^-?[\d.]+|^N\/A/.exec(line) ?? []
    if (time === undefined) continue
    // A decoder that is flushed at the end of an MPEG-2 file gives its last picture without a time.
    const [before = 0, last = 0] = times.slice(-2)
    times.push(time === 'N/A' ? 2 * last - before : Math.round(Number(time) * 1e6))
  }
  writeFileSync(kept, JSON.stringify(times))
  return times
}
