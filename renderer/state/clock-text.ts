/** A duration or moment as a clock: `3:12`, with hours only where there are some. Cuts, never rounds up. */
export function clockText(ms: number): string {
  const whole = Math.floor(Math.max(0, ms) / 1000)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const seconds = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

/** A moment to the millisecond: `3:12.480`. */
export function preciseText(ms: number): string {
  return `${clockText(ms)}.${String(Math.floor(Math.max(0, ms)) % 1000).padStart(3, '0')}`
}

/**
 * Reads a moment as a person types it: `192.48`, `3:12.480`, `1:03:12`. Seconds may have a fraction of up to
 * milliseconds, with a point or a comma. Null when it is none.
 */
export function parseClock(text: string): number | null {
  const match = /^\s*(?:(?:(\d+):)?(\d+):)?(\d+)(?:[.,](\d{1,3}))?\s*$/.exec(text)
  if (match === null) return null
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match
  if (match[2] !== undefined && Number(seconds) > 59) return null
  if (match[1] !== undefined && Number(minutes) > 59) return null
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
}

export type Sought =
  { readonly kind: 'time'; readonly atMs: number } | { readonly kind: 'frame'; readonly frame: number }

/**
 * Reads what a person wants to go to: a time as `parseClock` reads it, or a frame as `f 4812` or `frame 4812`, counted
 * from 0 as beside the picture. Null when it is neither.
 */
export function parseSought(text: string): Sought | null {
  const frame = /^\s*f(?:rame)?\s*(\d{1,9})\s*$/i.exec(text)?.[1]
  if (frame !== undefined) return { kind: 'frame', frame: Number(frame) }
  const atMs = parseClock(text)
  return atMs === null ? null : { kind: 'time', atMs }
}
