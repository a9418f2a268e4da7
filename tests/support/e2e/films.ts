import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { findFfmpeg } from '../find-program.ts'
import { demoMedia } from './desk.ts'

/** Why longer films cannot be made here; undefined where they can. */
export const joiningMissing = findFfmpeg() === undefined ? 'ffmpeg is not on this machine' : undefined

/** One film of several of the demo's minutes, one after the other. Nothing is encoded again, so frames and times stay. */
export function joinFilms(names: readonly string[], to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  const list = `${to}.txt`
  writeFileSync(list, names.map((name) => `file '${demoMedia(name)}'\n`).join(''))
  const args = ['-loglevel', 'error', '-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', to]
  const { status, stderr } = spawnSync(findFfmpeg() ?? 'ffmpeg', args, { encoding: 'utf8' })
  rmSync(list)
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`)
}

/** A film of the demo without its first frames: what a camera holds that was switched on later. Drawn anew, all else alike. */
export function startLater(name: string, frames: number, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  const cut = `trim=start_frame=${String(frames)},setpts=PTS-STARTPTS`
  const args = ['-loglevel', 'error', '-i', demoMedia(name), '-vf', cut, '-an', '-preset', 'veryfast', '-g', '12', to]
  const { status, stderr } = spawnSync(findFfmpeg() ?? 'ffmpeg', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`)
}

/** A film that is far larger than what a browser reads ahead: noise, about 4 MB a second. */
export function noisyFilm(seconds: number, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  const noise = `testsrc=size=640x360:rate=25:duration=${String(seconds)},noise=alls=80:allf=t`
  const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-g', '12', '-pix_fmt', 'yuv420p']
  const args = ['-loglevel', 'error', '-f', 'lavfi', '-i', noise, ...x264, '-movflags', '+faststart', to]
  const { status, stderr } = spawnSync(findFfmpeg() ?? 'ffmpeg', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`)
}
