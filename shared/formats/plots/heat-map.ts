import { fitted } from './figures.ts'
import { drawing, node, type Palette, type SvgNode } from './svg.ts'

/** Counts of the first coder's categories (rows) against the second's (columns). */
export type HeatMapInput = {
  readonly title: string
  readonly labels: readonly string[]
  readonly counts: readonly (readonly number[])[]
  readonly unit: string
  readonly first: string
  readonly second: string
}

const side = 30
const top = 44

/** Shade by square root, so that small counts stay visible; every count stands in its cell, and agreement is framed. */
export function heatMap(input: HeatMapInput, palette: Palette): SvgNode {
  const { title, labels, counts, unit, first, second } = input
  const left = Math.min(170, 30 + 6 * Math.max(2, ...labels.map((label) => label.length)))
  const most = counts.flat().reduce((largest, n) => Math.max(largest, n), 1)
  const total = counts.flat().reduce((sum, n) => sum + n, 0)
  const frame = {
    width: Math.max(left + labels.length * side + 8, 260),
    height: top + labels.length * side + 8,
    title,
    desc: `${first} (rows) against ${second} (columns), ${total.toLocaleString('en-GB')} ${unit}; ${agreed(counts, total)}`,
  }
  return drawing(
    frame,
    palette,
    node('text', { x: left, y: 14, fill: palette.ink }, `${fitted(second, 160)} →`),
    node('text', { x: left - 8, y: top - 8, 'text-anchor': 'end', fill: palette.ink }, `${fitted(first, left - 30)} ↓`),
    ...labels.map((label, i) =>
      node('text', { x: left + (i + 0.5) * side, y: top - 8, 'text-anchor': 'middle' }, fitted(label, side - 2, 9)),
    ),
    ...labels.map((label, row) => rowOf(label, counts[row] ?? [], { row, left, most }, palette)),
  )
}

function agreed(counts: HeatMapInput['counts'], total: number): string {
  const same = counts.reduce((sum, row, i) => sum + (row[i] ?? 0), 0)
  return `${same.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} the same`
}

type Place = { readonly row: number; readonly left: number; readonly most: number }

function rowOf(label: string, counts: readonly number[], { row, left, most }: Place, palette: Palette): SvgNode {
  const y = top + row * side
  return node(
    'g',
    {},
    node('text', { x: left - 8, y: y + side / 2 + 4, 'text-anchor': 'end' }, fitted(label, left - 12)),
    ...counts.flatMap((count, column) => {
      const x = left + column * side
      const shade = count === 0 ? 0 : palette.fullest * (0.1 + 0.9 * Math.sqrt(count / most))
      const fill = count === 0 ? palette.line : palette.accent
      const cell = { x: x + 1, y: y + 1, width: side - 2, height: side - 2, rx: 3 }
      return [
        node('rect', { ...cell, fill, 'fill-opacity': count === 0 ? 0.45 : shade }),
        ...(row === column ? [node('rect', { ...cell, fill: 'none', stroke: palette.control })] : []),
        ...(count === 0 ? [] : [figureIn(count, x + side / 2, y + side / 2 + 4, palette)]),
      ]
    }),
  )
}

function figureIn(count: number, x: number, y: number, palette: Palette): SvgNode {
  const size = count >= 100_000 ? 7 : count >= 10_000 ? 9 : 11
  return node('text', { x, y, 'text-anchor': 'middle', fill: palette.ink, 'font-size': size }, String(count))
}
