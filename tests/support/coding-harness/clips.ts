import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** A clip whose frame number is drawn into the picture as 12 blocks, least significant first, so that a test can read it. */
export type Clip = { readonly name: string; readonly rate: string; readonly seconds: number; readonly sound: boolean }

export const BITS = 12
export const BLOCK = 32

export const clips: readonly Clip[] = [
  { name: 'mother.mp4', rate: '25', seconds: 40, sound: true },
  { name: 'baby.mp4', rate: '30000/1001', seconds: 40, sound: false },
  { name: 'sound-only.mp4', rate: '25', seconds: 4, sound: true },
]

/** Draws the clips into `folder` where they are not there yet. Needs ffmpeg. */
export function drawClips(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const clip of clips) {
    const file = join(folder, clip.name)
    if (!existsSync(file)) drawClip(clip, file)
  }
}

function drawClip({ name, rate, seconds, sound }: Clip, file: string): void {
  const blocks = Array.from(
    { length: BITS },
    (_, bit) =>
      `drawbox=x=${bit * BLOCK}:y=0:w=${BLOCK}:h=${BLOCK}:color=white:t=fill:enable='gte(mod(n,${2 ** (bit + 1)}),${2 ** bit})'`,
  )
  const filter = [`drawbox=x=0:y=0:w=${BITS * BLOCK}:h=${BLOCK}:color=black:t=fill`, ...blocks].join(',')
  const picture =
    name === 'sound-only.mp4'
      ? ['-c:v', 'mpeg4']
      : ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-g', '12', '-bf', '0']
  execFileSync('ffmpeg', [
    ...['-hide_banner', '-loglevel', 'error', '-y'],
    ...['-f', 'lavfi', '-i', `testsrc2=size=480x360:rate=${rate}:duration=${seconds}`],
    ...(sound ? ['-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`] : []),
    ...['-vf', filter, ...picture, '-pix_fmt', 'yuv420p', '-movflags', '+faststart', '-shortest'],
    file,
  ])
}
