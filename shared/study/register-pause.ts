/** A camera that stood still for longer than this filmed another occasion. */
const LONGEST_MS = 86_400_000

/**
 * Reads a pause as people write it: `h:mm:ss`, `m:ss`, or seconds, each with a fraction or without; a comma counts as a
 * point, and `s` may follow seconds. In ms; 0 for an empty text, null for what is none of these or longer than a day.
 */
export function parsePause(text: string): number | null {
  const typed = text.trim()
  if (typed === '') return 0
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,6}))?(?:\s*s)?$/i.exec(typed)
  if (match === null) return null
  const [, hours, minutes, seconds = '0', fraction = ''] = match
  if (minutes !== undefined && Number(seconds) > 59) return null
  if (hours !== undefined && Number(minutes) > 59) return null
  const whole = (Number(hours ?? '0') * 60 + Number(minutes ?? '0')) * 60 + Number(seconds)
  const pauseMs = whole * 1000 + Math.round(Number(`0.${fraction}`) * 1000)
  return pauseMs <= LONGEST_MS ? pauseMs : null
}
