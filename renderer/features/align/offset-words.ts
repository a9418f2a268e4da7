type Offset = {
  readonly label: string
  readonly reference: string
  /** When the camera began after the reference camera, in us. */
  readonly beganUs: number
  readonly frameUs: number
}

/** A difference this far from whole frames (in frames) is still called whole: it is rounding. */
const WHOLE = 0.02

/** Where a camera lies, in words: `“Baby” began 1.240 s (31 frames) after “Mother”.` */
export function offsetWords({ label, reference, beganUs, frameUs }: Offset): string {
  const sizeUs = Math.abs(beganUs)
  if (sizeUs < 500) return `“${label}” began together with “${reference}”.`
  const side = beganUs > 0 ? 'after' : 'before'
  return `“${label}” began ${secondsText(sizeUs)} (${framesText(sizeUs / frameUs)}) ${side} “${reference}”.`
}

/** How long a camera stood still before one of its later files: `Part 2 of “Baby” follows after 1 min 2.480 s.` */
export function pauseWords(label: string, part: number, pauseUs: number): string {
  const after = Math.abs(pauseUs) < 500 ? 'at once' : `after ${secondsText(pauseUs)}`
  return `Part ${String(part)} of “${label}” follows ${after}.`
}

function secondsText(us: number): string {
  const wholeMs = Math.round(us / 1000)
  const minutes = Math.floor(wholeMs / 60_000)
  const seconds = ((wholeMs % 60_000) / 1000).toFixed(3)
  return minutes === 0 ? `${seconds} s` : `${String(minutes)} min ${seconds} s`
}

function framesText(frames: number): string {
  const whole = Math.round(frames)
  if (Math.abs(frames - whole) > WHOLE) return `${frames.toFixed(1)} of its frames`
  return whole === 1 ? '1 frame' : `${whole.toLocaleString('en-GB')} frames`
}
