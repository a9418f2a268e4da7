const names: Readonly<Record<string, string>> = { avc: 'H.264', hevc: 'H.265', vp8: 'VP8', vp9: 'VP9', av1: 'AV1' }

/** A picture format as cameras and video programs name it; one that is not known stays as it is. */
export function codecName(codec: string): string {
  return names[codec] ?? codec
}
