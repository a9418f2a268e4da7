import { coefficient } from '../../lib/number-words.ts'
import { fitted } from './figures.ts'
import { linear } from './scale.ts'
import { drawing, node, type Palette, type SvgNode } from './svg.ts'

/** One line of an interval plot. `value` null: not assessable, with `note` in its place. */
export type IntervalRow = {
  readonly label: string
  readonly value: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly n: number
  readonly note: string
}

export type IntervalInput = {
  readonly title: string
  readonly rows: readonly IntervalRow[]
  /** What the estimate and the lower limit are held against; null: none is drawn. */
  readonly threshold: { readonly point: number; readonly ciLower: number } | null
  /** Of the numbers at the right. */
  readonly unit: string
  /** Where the axis begins, so that several plots can be read against each other; of `axisStart`. */
  readonly from: number
}

/** 0, or a quarter below the lowest limit of all rows, never below -1. */
export function axisStart(rows: readonly IntervalRow[]): number {
  const lowest = rows.reduce((least, { value, lo }) => Math.min(least, value ?? 0, lo ?? 0), 0)
  return lowest >= 0 ? 0 : Math.max(-1, Math.floor(lowest * 4) / 4)
}

const rowHeight = 22
const top = 26
const label = 128

/**
 * Estimates with their intervals on one line from `from` to 1. An estimate below the
 * threshold is a square, one at or above it a disc. Limits beyond -1 are cut and end in an arrow.
 */
export function intervalPlot(
  { title, rows, threshold, unit, from }: IntervalInput,
  palette: Palette,
  width = 364,
): SvgNode {
  const area = { left: label + 4, right: width - 66, bottom: top + rows.length * rowHeight }
  const x = linear([from, 1], [area.left, area.right])
  const marks = from < 0 ? [from, 0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]
  return drawing(
    { width, height: area.bottom + 8, title, desc: rows.map((row) => rowWords(row, unit)).join('; ') },
    palette,
    ...marks.flatMap((at) => [
      node('line', { x1: x(at), x2: x(at), y1: top - 4, y2: area.bottom, stroke: palette.line }),
      node('text', { x: x(at), y: top - 10, 'text-anchor': 'middle' }, coefficient(at)),
    ]),
    ...(threshold === null ? [] : [thresholdLine(x(threshold.point), area.bottom, palette)]),
    node('text', { x: width, y: top - 10, 'text-anchor': 'end' }, 'n'),
    ...rows.map((row, i) => rowOf(row, top + i * rowHeight + rowHeight / 2, { x, from, threshold, width }, palette)),
  )
}

export function rowWords({ label: name, value, lo, hi, n, note }: IntervalRow, unit: string): string {
  if (value === null) return `${name}: ${note}, n ${n}`
  const limits = lo === null || hi === null ? 'no interval' : `interval ${coefficient(lo)} to ${coefficient(hi)}`
  return `${name}: ${coefficient(value)}, ${limits}, ${n} ${unit}`
}

const thresholdLine = (x: number, bottom: number, palette: Palette): SvgNode =>
  node('line', { x1: x, x2: x, y1: top - 4, y2: bottom, stroke: palette.control, 'stroke-dasharray': '3 3' })

type Scale = {
  readonly x: (value: number) => number
  readonly from: number
  readonly threshold: IntervalInput['threshold']
  readonly width: number
}

function rowOf(row: IntervalRow, y: number, { x, from, threshold, width }: Scale, palette: Palette): SvgNode {
  const { value, lo, hi } = row
  const name = node('text', { x: 0, y: y + 4, fill: palette.ink, 'font-size': 12 }, fitted(row.label, label - 4, 12))
  const count = node('text', { x: width, y: y + 4, 'text-anchor': 'end' }, row.n.toLocaleString('en-GB'))
  if (value === null)
    return node('g', {}, name, node('text', { x: x(from) + 4, y: y + 4 }, fitted(row.note, 170)), count)
  const under = threshold !== null && value < threshold.point
  const tone = under ? palette.stop : palette.accent
  const at = x(Math.min(1, Math.max(from, value)))
  const mark = under
    ? node('rect', { x: at - 4.5, y: y - 4.5, width: 9, height: 9, fill: tone })
    : node('circle', { cx: at, cy: y, r: 5, fill: tone })
  const figure = node(
    'text',
    { x: width - 30, y: y + 4, 'text-anchor': 'end', fill: palette.ink, 'font-weight': 600 },
    coefficient(value),
  )
  return node('g', {}, name, ...interval(lo, hi, y, { x, from }, tone), mark, figure, count)
}

function interval(
  lo: number | null,
  hi: number | null,
  y: number,
  { x, from }: Pick<Scale, 'x' | 'from'>,
  tone: string,
): readonly SvgNode[] {
  if (lo === null || hi === null || lo > hi) return []
  const [start, end] = [x(Math.max(from, lo)), x(Math.min(1, hi))]
  const bar = node('rect', {
    ...{ x: start, y: y - 2, width: Math.max(1, end - start), height: 4, rx: 2 },
    ...{ fill: tone, 'fill-opacity': 0.45 },
  })
  if (lo >= from) return [bar]
  return [
    bar,
    node('path', { d: `M${start + 5} ${y - 5}L${start} ${y}L${start + 5} ${y + 5}`, fill: 'none', stroke: tone }),
  ]
}
