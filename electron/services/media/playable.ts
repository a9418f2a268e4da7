/**
 * What the browser engine of both hosts shows with its picture. Measured in Chromium: other codecs in these containers
 * open without an error and play as sound alone, so that only a list can tell (see README).
 */
const PLAYABLE_VIDEO: ReadonlySet<string> = new Set(['avc', 'vp8', 'vp9', 'av1'])
const PLAYABLE_SOUND: ReadonlySet<string> = new Set(['aac', 'mp3', 'opus', 'vorbis', 'flac'])

export type Container = 'mp4' | 'mov' | 'mkv' | 'webm'

export function isPlayableVideo(codec: string | null): boolean {
  return codec !== null && PLAYABLE_VIDEO.has(codec)
}

/** PCM in its common layouts is played too; AC-3 and DTS are not: their picture plays without sound. */
export function isPlayableSound(codec: string | null): boolean {
  return codec !== null && (PLAYABLE_SOUND.has(codec) || codec.startsWith('pcm-'))
}

/** The name of a picture that nobody without its key can see. */
export const ENCRYPTED = 'encrypted video'

const NAMES: Readonly<Record<string, string>> = {
  hevc: 'HEVC (H.265)',
  prores: 'Apple ProRes',
  mp4v: 'MPEG-4 Part 2',
  'V_MPEG4/ISO/ASP': 'MPEG-4 Part 2',
  'V_MPEG4/ISO/SP': 'MPEG-4 Part 2',
  V_MPEG1: 'MPEG-1',
  V_MPEG2: 'MPEG-2',
  V_MJPEG: 'Motion JPEG',
  V_THEORA: 'Theora',
  V_FFV1: 'FFV1',
  s263: 'H.263',
  h263: 'H.263',
  jpeg: 'Motion JPEG',
  mjpa: 'Motion JPEG',
  mjpb: 'Motion JPEG',
  mjpg: 'Motion JPEG',
  AVdn: 'Avid DNxHD',
  CFHD: 'CineForm',
  encv: ENCRYPTED,
}

/** A codec as people know it: by the reader's name for it, else by the four letters in the file, else `unknown`. */
export function codecName(codec: string | null, inFile: string | number | Uint8Array | null): string {
  if (codec !== null) return NAMES[codec] ?? codec
  const letters =
    typeof inFile === 'string'
      ? inFile
          .replace(/[^\x20-\x7e]/g, '')
          .trim()
          .slice(0, 24)
      : ''
  if (/^dv/i.test(letters)) return 'DV'
  return NAMES[letters] ?? (letters === '' ? 'unknown' : letters)
}
