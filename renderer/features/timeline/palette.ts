import type { RowRole } from './rows.ts'

/** The colours of the timeline, read from the style sheet so that a change of theme reaches the canvas. */
export type Palette = {
  readonly text: string
  readonly muted: string
  readonly faint: string
  readonly line: string
  readonly raised: string
  readonly surface: string
  readonly outline: string
  readonly accent: string
  readonly stripe: string
  readonly roles: Readonly<Record<RowRole, string>>
  readonly mark: string
  readonly font: string
  /** Size of small text in px, following the reader's own text size. */
  readonly small: number
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const value = (name: string): string => style.getPropertyValue(name).trim()
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  return {
    text: value('--text'),
    muted: value('--muted'),
    faint: value('--faint'),
    line: value('--line'),
    raised: value('--raised'),
    surface: value('--surface'),
    outline: value('--timeline-outline'),
    accent: value('--accent'),
    stripe: value('--timeline-stripe'),
    roles: {
      caregiver: value('--caregiver'),
      infant: value('--infant'),
      dyad: value('--dyad'),
      other: value('--muted'),
    },
    mark: value('--mark'),
    font: style.fontFamily,
    small: root * 0.75,
  }
}

const KINDS = 6
const SIZE = 8

export type Patterns = (colour: string, look: number) => CanvasPattern | string

/** Fills by colour and pattern: plain, slanted, level, upright, crossed, slanted the other way; then again. */
export function patternsFor(context: CanvasRenderingContext2D, pixelRatio: number): Patterns {
  const made = new Map<string, CanvasPattern | string>()
  return (colour, look) => {
    const kind = look % KINDS
    const key = `${colour}${kind}`
    const before = made.get(key)
    if (before !== undefined) return before
    const fill = makePattern(context, colour, kind, pixelRatio) ?? colour
    made.set(key, fill)
    return fill
  }
}

const strokes: readonly (readonly [number, number, number, number])[][] = [
  [],
  [
    [0, 8, 8, 0],
    [-2, 2, 2, -2],
    [6, 10, 10, 6],
  ],
  [[0, 4, 8, 4]],
  [[4, 0, 4, 8]],
  [
    [0, 0, 8, 8],
    [0, 8, 8, 0],
  ],
  [
    [0, 0, 8, 8],
    [-2, 6, 2, 10],
    [6, -2, 10, 2],
  ],
]

function makePattern(
  context: CanvasRenderingContext2D,
  colour: string,
  kind: number,
  ratio: number,
): CanvasPattern | null {
  const tile = document.createElement('canvas')
  tile.width = tile.height = Math.round(SIZE * ratio)
  const pen = tile.getContext('2d')
  if (pen === null) return null
  pen.scale(tile.width / SIZE, tile.width / SIZE)
  pen.fillStyle = colour
  pen.globalAlpha = 0.8
  pen.fillRect(0, 0, SIZE, SIZE)
  pen.globalAlpha = 0.5
  pen.strokeStyle = '#000'
  pen.lineWidth = 1.4
  pen.beginPath()
  for (const [x0, y0, x1, y1] of strokes[kind] ?? []) {
    pen.moveTo(x0, y0)
    pen.lineTo(x1, y1)
  }
  pen.stroke()
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().scale(SIZE / tile.width))
  return pattern
}
