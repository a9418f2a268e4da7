/** By the names that containers give them, and by those of ffmpeg, which looked into what was converted. */
const names: Readonly<Record<string, string>> = {
  avc: 'H.264',
  h264: 'H.264',
  hevc: 'H.265',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  mpeg1video: 'MPEG-1',
  mpeg2video: 'MPEG-2',
  mpeg4: 'MPEG-4',
  mjpeg: 'Motion JPEG',
  dvvideo: 'DV',
  prores: 'ProRes',
  wmv1: 'WMV',
  wmv2: 'WMV',
  wmv3: 'WMV',
  vc1: 'VC-1',
}

/** A picture format as cameras and video programs name it; one that is not known stays as it is. */
export function codecName(codec: string): string {
  return names[codec.toLowerCase()] ?? codec
}

const soundNames: Readonly<Record<string, string>> = {
  aac: 'AAC',
  mp3: 'MP3',
  mp2: 'MP2',
  opus: 'Opus',
  vorbis: 'Vorbis',
  flac: 'FLAC',
  ac3: 'AC-3',
  'ac-3': 'AC-3',
  eac3: 'E-AC-3',
  'ec-3': 'E-AC-3',
  dts: 'DTS',
}

/** A sound format as cameras name it; one that is not known stays as it is. */
export function soundName(codec: string): string {
  return soundNames[codec.toLowerCase()] ?? (codec.toLowerCase().startsWith('pcm') ? 'PCM' : codec)
}
