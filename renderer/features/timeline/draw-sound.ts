import type { Palette } from './palette.ts'
import { soundColumns, type SoundPlace } from './sound-row.ts'
import type { TimeScale } from './time-scale.ts'

const SILENCE = 128

/** One rectangle a pixel at most. The camera that is heard stands out, the others are muted. */
export function drawSound(
  g: CanvasRenderingContext2D,
  { row, top, height }: SoundPlace,
  scale: TimeScale,
  palette: Palette,
): void {
  const pairs = soundColumns(row.files, scale)
  const middle = top + height / 2
  const half = height / 2 - 1
  const tall = (value: number): number => Math.min(half, (Math.abs(value - SILENCE) / SILENCE) * half * row.gain)
  const colour = palette.roles[row.role]
  // Mixed with the colours of words, which keep their distance from the ground in both themes: light blue alone does not.
  g.fillStyle = row.heard
    ? `color-mix(in srgb, ${colour} 70%, ${palette.text})`
    : `color-mix(in srgb, ${colour} 45%, ${palette.faint})`
  for (let i = 0; i < pairs.length / 2; i += 1) {
    const low = pairs[2 * i] as number
    const high = pairs[2 * i + 1] as number
    if (low > high) continue
    const up = high > SILENCE ? tall(high) : 0
    const down = low < SILENCE ? tall(low) : 0
    g.fillRect(scale.left + i, middle - Math.max(0.5, up), 1, Math.max(0.5, up) + Math.max(0.5, down))
  }
}

/** A small loudspeaker; waves come out of the one that is heard. */
export function drawSpeaker(g: CanvasRenderingContext2D, x: number, middle: number, colour: string, on: boolean): void {
  g.fillStyle = colour
  g.strokeStyle = colour
  g.lineWidth = 1.3
  g.beginPath()
  g.moveTo(x, middle - 2)
  g.lineTo(x + 2.5, middle - 2)
  g.lineTo(x + 6, middle - 5)
  g.lineTo(x + 6, middle + 5)
  g.lineTo(x + 2.5, middle + 2)
  g.lineTo(x, middle + 2)
  g.closePath()
  if (!on) {
    g.stroke()
    return
  }
  g.fill()
  g.beginPath()
  g.arc(x + 6, middle, 3, -0.9, 0.9)
  g.stroke()
  g.beginPath()
  g.arc(x + 6, middle, 5.5, -0.9, 0.9)
  g.stroke()
}
