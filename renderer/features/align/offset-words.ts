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
