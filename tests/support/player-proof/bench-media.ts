import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { inProject } from '../../../electron/launch/paths.ts'
import { runConverter } from '../../../electron/services/media/run-converter.ts'
import { ffmpeg } from '../media-clips.ts'
import { codeFilter } from './frame-code.ts'

const folder = inProject('out/bench-media')
const SIZE = { width: 1280, height: 720 }
const MINUTE = { rate: '25', seconds: 60 }
const MINUTES = 30
/** 30 minutes of it are 1.4 GB, as cameras record 720p. */
const BITRATE = '6220k'

const run = (args: readonly string[]): void => {
  execFileSync(ffmpeg, ['-v', 'error', '-y', ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** A minute at 720p with a key frame every ten seconds, as cameras record it, and the copy for quick steps of it. */
export async function proxyAt720p(): Promise<string> {
  const path = `${folder}/minute-720p-proxy-v1.mp4`
  if (existsSync(path)) return path
  console.error('Preparing a copy for quick steps for the bench (once) ...')
  mkdirSync(folder, { recursive: true })
  const source = `${folder}/draft-camera.mp4`
  const code = codeFilter(SIZE, 1)
  const picture = `testsrc2=size=${SIZE.width}x${SIZE.height}:rate=${MINUTE.rate}:duration=${MINUTE.seconds},noise=alls=10:allf=t`
  run([
    ...['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', code.source(MINUTE.rate, MINUTE.seconds)],
    ...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${MINUTE.seconds}`],
    ...[
      '-filter_complex',
      `${code.overlay}[v]`,
      '-map',
      '[v]',
      '-map',
      '2:a',
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
    ],
    ...['-b:v', '6M', '-maxrate', '8M', '-bufsize', '8M', '-g', '250', '-pix_fmt', 'yuv420p', '-c:a', 'aac', source],
  ])
  await runConverter({
    ffmpeg,
    name: 'bench',
    copy: { source, part: `${path}.part`, kind: 'proxy', interlaced: false },
    signal: new AbortController().signal,
    onFrames: () => undefined,
  })
  rmSync(source)
  renameSync(`${path}.part`, path)
  return path
}

/** Frames of a minute; after it the numbers in the pictures begin again. */
export const FRAMES_A_MINUTE = 1500

/**
 * Half an hour at 720p in 1.4 GB, a key frame twice a second as a proxy has them. Made once, in about half a minute: a
 * minute with noise in it is encoded, the rest is that minute again and again.
 */
export function halfHourAt720p(): string {
  const path = `${folder}/half-hour-720p-v1.mp4`
  if (existsSync(path)) return path
  console.error('Preparing a recording of 1.4 GB for the bench (once) ...')
  mkdirSync(folder, { recursive: true })
  const minute = `${folder}/draft-minute.mp4`
  const draft = `${folder}/draft-half-hour.mp4`
  const code = codeFilter(SIZE, 1)
  const picture = `testsrc=size=${SIZE.width}x${SIZE.height}:rate=${MINUTE.rate}:duration=${MINUTE.seconds},noise=alls=24:allf=t`
  run([
    ...['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', code.source(MINUTE.rate, MINUTE.seconds)],
    ...['-filter_complex', `${code.overlay}[v]`, '-map', '[v]', '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-b:v', BITRATE, '-minrate', BITRATE, '-maxrate', BITRATE, '-bufsize', '2M', '-x264-params', 'nal-hrd=cbr'],
    ...['-g', '12', '-bf', '0', '-pix_fmt', 'yuv420p', minute],
  ])
  run(['-stream_loop', String(MINUTES - 1), '-i', minute, '-c', 'copy', draft])
  rmSync(minute)
  renameSync(draft, path)
  return path
}
