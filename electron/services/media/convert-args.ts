import type { ConversionKind } from '#shared/study/media.ts'
import { fileOnly } from './ffprobe.ts'

/** A proxy is for stepping: no wider than what a window shows of it. */
const PROXY_WIDTH = 1280
/** Times of the copy in ticks of this length: 25, 29.97 and 59.94 frames a second and whole milliseconds all fit. */
const TICKS_A_SECOND = '90000'

/** Even sides, square pixels. The size is that after turning upright, which ffmpeg does by itself. */
function scaling(kind: ConversionKind): string {
  const shrink = kind === 'proxy' ? `min(1,${PROXY_WIDTH}/(iw*sar))` : '1'
  return `scale=w='max(2,trunc(iw*sar*${shrink}/2)*2)':h='max(2,trunc(ih*${shrink}/2)*2)',setsar=1`
}

/**
 * A step decodes from the key frame before it and some frames beyond: half as many between key frames, and pictures that
 * are quicker to decode, make a step take half as long.
 */
const ENCODED: Readonly<Record<'convert' | 'proxy', readonly string[]>> = {
  convert: ['-crf', '20', '-g', '12'],
  proxy: ['-crf', '23', '-g', '6', '-tune', 'fastdecode'],
}

function pictureArgs(kind: ConversionKind, interlaced: boolean, passthrough: readonly string[]): string[] {
  if (kind === 'remux') return ['-c:v', 'copy']
  // One picture for each frame: two would be easier on the eye, but codes stand on the original's frames.
  const filters = [...(interlaced ? ['yadif=0'] : []), scaling(kind)]
  return [
    ...passthrough,
    ...['-enc_time_base', `1:${TICKS_A_SECOND}`, '-vf', filters.join(',')],
    ...['-c:v', 'libx264', '-preset', 'veryfast', ...ENCODED[kind], '-bf', '0', '-pix_fmt', 'yuv420p'],
  ]
}

export type CopyArgs = {
  readonly source: string
  readonly part: string
  readonly kind: ConversionKind
  readonly interlaced: boolean
  /** Builds before 5.1 know the older word only. */
  readonly oldBuild?: boolean
}

/**
 * What ffmpeg is told: the first film track frame for frame, the first sound track if there is one, and nothing else;
 * dates, places and names that a camera wrote into the file stay behind.
 */
export function copyArgs({ source, part, kind, interlaced, oldBuild = false }: CopyArgs): string[] {
  const passthrough = oldBuild ? ['-vsync', 'passthrough'] : ['-fps_mode', 'passthrough']
  return [
    ...['-nostdin', '-hide_banner', '-v', 'error', '-y', '-progress', 'pipe:1'],
    ...fileOnly(source),
    ...['-map', '0:V:0', '-map', '0:a:0?', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...pictureArgs(kind, interlaced, passthrough),
    ...['-c:a', 'aac', '-video_track_timescale', TICKS_A_SECOND, '-movflags', '+faststart', '-f', 'mp4'],
    `file:${part}`,
  ]
}
