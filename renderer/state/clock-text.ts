import { parseClock } from '../ui/format/time.ts'

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
