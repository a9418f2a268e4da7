import { ms, type Ms } from '#shared/time/ms.ts'

/** A position in a recording: `3:12.480`, or `1:03:12.480` from an hour on. */
export function clock(at: number): string {
  const whole = Math.round(at)
  const millis = String(whole % 1000).padStart(3, '0')
  return `${shortClock(whole - (whole % 1000))}.${millis}`
}

/** A length to the second: `3:12`, or `1:03:12`. */
export function shortClock(length: number): string {
  const seconds = Math.round(length / 1000)
  const s = String(seconds % 60).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${String(minutes)}:${s}`
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}:${s}`
}

/**
 * Reads what a person types for a position: `3:12.480`, `3:12`, `1:03:12`, `192`, `192.48` (seconds); a comma counts
 * as a point. Null where it is none of these.
 */
export function parseClock(text: string): Ms | null {
  const match = /^(?:(?:(\d+):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (match === null) return null
  const [, hours = '0', minutes, seconds = '0', fraction = ''] = match
  if (minutes !== undefined && Number(seconds) > 59) return null
  if (match[1] !== undefined && Number(minutes) > 59) return null
  const total = (Number(hours) * 60 + Number(minutes ?? '0')) * 60 + Number(seconds)
  return ms(total * 1000 + Number(fraction.padEnd(3, '0')))
}

/** An instant as written by the host, in the reader's own way: `21 Nov 2026, 14:05`. */
export function instant(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(date)
}

/** Its day alone, which a line does not break: `21 Nov 2026`. */
export const day = (iso: string): string => dayIn(iso)

/** The day as it also stands in files, where it is that of Greenwich: one event has one day in both. */
export const filedDay = (iso: string): string => dayIn(iso, 'UTC')

function dayIn(iso: string, timeZone?: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    ...(timeZone === undefined ? {} : { timeZone }),
  })
  return format.format(date).replaceAll(' ', '\u00a0')
}
