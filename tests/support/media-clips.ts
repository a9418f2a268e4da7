import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Tiny real clips, drawn by ffmpeg on first use and kept in `out/test-clips`. Every clip shows a moving test picture;
 * nothing in it is a person.
 */
const cacheDir = fileURLToPath(new URL('../../out/test-clips', import.meta.url))
/** Change when a recipe below changes: clips of an older recipe are then drawn anew. */
const RECIPES = 'v1'

const works = (command: string): boolean => spawnSync(command, ['-version'], { stdio: 'ignore' }).status === 0
export const ffmpeg = process.env['ATTUNE_FFMPEG'] ?? 'ffmpeg'
export const ffprobe = join(ffmpeg, '..', basename(ffmpeg).replace('ffmpeg', 'ffprobe'))

/** Why tests that need clips cannot run here; undefined when they can. */
export const clipsMissing: string | undefined =
  works(ffmpeg) && works(ffprobe) ? undefined : 'needs ffmpeg and ffprobe on the PATH, or ATTUNE_FFMPEG=/path/to/ffmpeg'

if (clipsMissing !== undefined) console.warn(`Skipped, in words: tests on real clips ${clipsMissing}.`)

/** The title of a group of tests on clips: says why it is skipped when it is. */
export const onClips = (title: string): string =>
  clipsMissing === undefined ? title : `${title} [skipped: ${clipsMissing}]`

const picture = (rate: string, seconds = 2, size = '160x120'): string[] => [
  '-f',
  'lavfi',
  '-i',
  `testsrc=size=${size}:rate=${rate}:duration=${seconds}`,
]
const sound = (seconds = 2): string[] => ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const h264WithReordering = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '3', '-g', '50', '-pix_fmt', 'yuv420p']
const aac = ['-c:a', 'aac']
/** Frame intervals that grow and shrink, as phones record them in changing light. */
const unevenly = [
  '-vf',
  'settb=1/1000,setpts=PTS+30*abs(sin(N/3))',
  '-vsync',
  'passthrough',
  '-enc_time_base',
  '1/1000',
]

const recipes: Readonly<Record<string, readonly string[]>> = {
  'cfr25.mp4': [...picture('25'), ...sound(), ...h264WithReordering, ...aac],
  'cfr2997.mp4': [...picture('30000/1001'), ...h264WithReordering],
  'cfr5994.mp4': [...picture('60000/1001'), ...h264],
  'faststart.mp4': [...picture('25'), ...h264, '-movflags', '+faststart'],
  'fragmented.mp4': [...picture('25'), ...h264, '-g', '10', '-movflags', 'frag_keyframe+empty_moov'],
  'vfr.mp4': [...picture('25'), ...unevenly, ...h264WithReordering],
  'shifted.mp4': [...picture('25'), ...sound(), '-output_ts_offset', '1.48', ...h264, ...aac],
  'cut.mp4': ['-ss', '0.7', '-i', '{cfr25.mp4}', '-c', 'copy'],
  'uncompensated.mp4': [...picture('25'), ...h264WithReordering, '-use_editlist', '0'],
  'fragmented-reordered.mp4': [
    ...picture('25'),
    ...h264WithReordering,
    '-g',
    '10',
    '-movflags',
    'frag_keyframe+empty_moov',
  ],
  'fragmented-delayed.mp4': [
    ...picture('25'),
    ...h264WithReordering,
    '-g',
    '10',
    '-movflags',
    'frag_keyframe+delay_moov',
  ],
  'cfr25.mov': [...picture('25'), ...sound(), ...h264, ...aac],
  'cfr2997.mkv': [...picture('30000/1001'), ...sound(), ...h264WithReordering, ...aac],
  'vp9.webm': [
    ...picture('25'),
    ...sound(),
    '-c:v',
    'libvpx-vp9',
    '-deadline',
    'realtime',
    '-cpu-used',
    '8',
    '-c:a',
    'libopus',
  ],
  'vp8.webm': [...picture('25'), '-c:v', 'libvpx', '-deadline', 'realtime'],
  'av1.mp4': [...picture('25', 1), '-c:v', 'libsvtav1', '-preset', '12'],
  'ac3.mp4': [...picture('25', 1), ...sound(1), ...h264, '-c:a', 'ac3'],
  'hevc.mp4': [...picture('25', 1), '-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
  'mpeg4.mp4': [...picture('25', 1), ...sound(1), '-c:v', 'mpeg4', ...aac],
  'prores.mov': [...picture('25', 1), '-c:v', 'prores_ks'],
  'mjpeg.mov': [...picture('25', 1), '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p'],
  'h263.3gp': [...picture('25', 1, '176x144'), '-c:v', 'h263'],
  'mpeg4.mkv': [...picture('25', 1), '-c:v', 'mpeg4'],
  'sound.mp4': [...sound(1), ...aac],
  'sound.wav': [...sound(1)],
  'sound.mp3': [...sound(1), '-c:a', 'libmp3lame'],
  'xvid.avi': [...picture('25', 1), '-c:v', 'mpeg4'],
  'mpeg2.mpg': [...picture('25', 1), '-c:v', 'mpeg2video'],
  'windows.wmv': [...picture('25', 1), '-c:v', 'wmv2'],
  'camera.mts': [...picture('25', 1), ...h264, '-f', 'mpegts', '-mpegts_m2ts_mode', '1'],
  'stream.ts': [...picture('25', 1), ...h264, '-f', 'mpegts'],
  // As camcorders write them: two half pictures a frame, pixels that are not square, sound that browsers do not play.
  'avchd.mts': [
    ...picture('50', 2, '288x216'),
    ...sound(),
    '-vf',
    'tinterlace=interleave_top,setsar=4/3',
    ...h264WithReordering,
    '-flags',
    '+ildct+ilme',
    '-x264opts',
    'tff=1',
    '-c:a',
    'ac3',
    '-f',
    'mpegts',
    '-mpegts_m2ts_mode',
    '1',
  ],
  'progressive.mts': [
    ...picture('30000/1001'),
    ...sound(),
    ...h264WithReordering,
    '-c:a',
    'ac3',
    '-f',
    'mpegts',
    '-mpegts_m2ts_mode',
    '1',
  ],
  'sounding.ts': [...picture('25'), ...sound(), ...h264WithReordering, ...aac, '-f', 'mpegts'],
  'dvd.vob': [
    ...picture('25', 2, '180x144'),
    ...sound(),
    '-vf',
    'setsar=16/15',
    '-c:v',
    'mpeg2video',
    '-flags',
    '+ildct+ilme',
    '-bf',
    '2',
    '-c:a',
    'mp2',
    '-f',
    'vob',
  ],
  'reordered.avi': [...picture('25'), ...sound(), '-c:v', 'mpeg4', '-bf', '2', '-c:a', 'libmp3lame'],
  'mjpeg.avi': [...picture('30000/1001'), '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p'],
  'sounding.wmv': [...picture('25'), ...sound(), '-c:v', 'wmv2', '-c:a', 'wmav2'],
  'vfr-hevc.mkv': [...picture('25'), ...unevenly, '-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
  'gappy.mp4': [...picture('25'), '-vf', "select='lt(n,16)+gte(n,38)'", '-vsync', 'passthrough', ...h264],
  'long-gop.mp4': [...picture('25', 2, '1300x80'), ...sound(), ...h264, '-g', '3000', ...aac],
}

/** Clips made from another one by changing, damaging or renaming it. */
const altered: Readonly<Record<string, (path: string) => void>> = {
  'empty.mp4': (path) => writeFileSync(path, ''),
  'text.mp4': (path) => writeFileSync(path, 'Visit 2, room B. The tape is in the blue box.\n'.repeat(40)),
  'zeros.mp4': (path) => writeFileSync(path, Buffer.alloc(100_000)),
  'truncated-moov-last.mp4': (path) => cutTo(path, 'cfr25.mp4', 0.6),
  'truncated-moov-first.mp4': (path) => cutTo(path, 'faststart.mp4', 0.6),
  'truncated.mkv': (path) => cutTo(path, 'cfr2997.mkv', 0.6),
  'truncated.webm': (path) => cutTo(path, 'vp9.webm', 0.6),
  'rotated.mp4': (path) => turn(path, 'cfr25.mp4'),
  'edit-from-0.mp4': (path) => edit(path, 'cfr2997.mp4', { mediaTime: 0 }),
  'edit-to-1s.mp4': (path) => edit(path, 'cfr2997.mp4', { durationMs: 1000 }),
  'edit-two.mp4': (path) => edit(path, 'shifted.mp4', { mediaTime: 0 }),
  'renamed.mp4': (path) => copyFileSync(clip('vp9.webm'), path),
}

function cutTo(path: string, source: string, share: number): void {
  copyFileSync(clip(source), path)
  truncateSync(path, Math.floor(readFileSync(path).length * share))
}

/** Writes a quarter turn clockwise into the first track header: ffmpeg's own option for it differs between versions. */
function turn(path: string, source: string): void {
  const bytes = readFileSync(clip(source))
  const matrixAt = bytes.indexOf('tkhd') + 4 + 40
  const one = 0x10000
  const matrix = [0, one, 0, -one, 0, 0, 120 * one, 0, 0x40000000]
  matrix.forEach((value, n) => bytes.writeInt32BE(value, matrixAt + 4 * n))
  writeFileSync(path, bytes)
}

/**
 * Changes the first entry of the edit list of the first track, as cutting programs write them: from where (in the
 * track's ticks), for how long.
 */
function edit(path: string, source: string, change: { mediaTime?: number; durationMs?: number }): void {
  const bytes = readFileSync(clip(source))
  const at = bytes.indexOf('elst') + 12
  if (change.durationMs !== undefined) bytes.writeUInt32BE(change.durationMs, at)
  if (change.mediaTime !== undefined) bytes.writeInt32BE(change.mediaTime, at + 4)
  writeFileSync(path, bytes)
}

/** The path of a clip, drawn if it is not there yet. Safe when several test processes ask at once. */
export function clip(name: string): string {
  const folder = join(cacheDir, RECIPES)
  const path = join(folder, name)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  const draft = join(folder, `draft-${process.pid}-${basename(name, extname(name))}${extname(name)}`)
  const make = altered[name]
  const recipe = recipes[name]
  if (make !== undefined) make(draft)
  else if (recipe !== undefined) {
    const args = recipe.map((part) => part.replace(/^\{(.+)\}$/, (_, source: string) => clip(source)))
    execFileSync(ffmpeg, ['-v', 'error', '-y', ...args, draft], { stdio: ['ignore', 'ignore', 'inherit'] })
  } else throw new Error(`no recipe for the clip ${name}`)
  renameSync(draft, path)
  return path
}

/** Whether this ffmpeg can draw the clip: a small build may lack an encoder. */
export function canDraw(name: string): boolean {
  if (clipsMissing !== undefined) return false
  try {
    clip(name)
    return true
  } catch {
    rmSync(join(cacheDir, RECIPES, name), { force: true })
    console.warn(`Skipped, in words: this ffmpeg cannot draw ${name}.`)
    return false
  }
}

/**
 * Presentation times of all frames to be shown, in whole microseconds, ascending, as ffprobe reads them from the
 * packets. Packets that an edit list cuts away are left out, as players leave them out.
 */
export function framesByFfprobe(path: string): number[] {
  const args = [
    '-v',
    'error',
    '-select_streams',
    'v:0',
    '-show_entries',
    'packet=pts_time,flags',
    '-of',
    'csv=p=0',
    path,
  ]
  const lines = execFileSync(ffprobe, args, { encoding: 'utf8' }).trim().split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split(','))
    .filter(([, flags]) => flags?.includes('D') !== true)
    .map(([pts]) => Math.round(Number(pts) * 1e6))
    .sort((a, b) => a - b)
}
