import { coefficient, plain, signed } from '../../lib/number-words.ts'
import { controlChart, type ChartShape } from './control-chart.ts'
import type { DriftPoint, DriftRow } from '../../study/drift.ts'
import { drawing, node, type Palette, type SvgNode } from './svg.ts'

/**
 * The checks of one coder on one variable, in the order of time: a disc where the check was near enough, a diamond where
 * it was off, ringed where an alarm was raised. What the lines mean stands in the text beside it. `width` in pixels.
 */
export function driftChart(row: DriftRow, palette: Palette, width = 480): SvgNode {
  const { height, shapes } = controlChart(row, width)
  return drawing(
    { width, height, title: `${row.label}, ${row.coder}`, desc: descriptionOf(row) },
    palette,
    ...shapes.map((shape) => shapeOf(shape, row, palette)),
  )
}

/** A difference with its sign, or an agreement. */
export function driftValue({ kind }: Pick<DriftRow, 'kind'>, { value }: DriftPoint): string {
  if (value === null) return 'no value'
  return kind === 'scale' ? signed(value, Number.isInteger(value) ? 0 : 2) : coefficient(value)
}

function descriptionOf(row: DriftRow): string {
  const { points } = row
  const values = points.map((point) => driftValue(row, point)).join(', ')
  return `${points.length} ${points.length === 1 ? 'check' : 'checks'}: ${values}`
}

function shapeOf(shape: ChartShape, row: DriftRow, palette: Palette): SvgNode {
  switch (shape.kind) {
    case 'line': {
      const { x1, y1, x2, y2 } = shape
      return node('line', { x1, y1, x2, y2, ...lineLook(shape.part, palette) })
    }
    case 'path':
      return node('path', { d: shape.d, fill: 'none', ...pathLook(shape.part, palette) })
    case 'text':
      return node('text', { x: shape.x, y: shape.y, 'text-anchor': shape.anchor }, shape.text)
    case 'point':
      return pointOf(shape, row, palette)
  }
}

type Look = Readonly<Record<string, string | number>>

function lineLook(part: Extract<ChartShape, { kind: 'line' }>['part'], { control, muted }: Palette): Look {
  if (part === 'zero') return { stroke: control }
  return part === 'closed'
    ? { stroke: muted, 'stroke-dasharray': '6 4' }
    : { stroke: control, 'stroke-dasharray': '2 4' }
}

const pathLook = (part: 'mean' | 'limit', { accent, muted }: Palette): Look =>
  part === 'mean' ? { stroke: accent, 'stroke-width': 2 } : { stroke: muted, 'stroke-dasharray': '5 3' }

function pointOf({ part, x, y, index }: Extract<ChartShape, { kind: 'point' }>, row: DriftRow, palette: Palette) {
  if (part === 'alarm')
    return node('circle', { cx: x, cy: y, r: 9, fill: 'none', stroke: palette.stop, 'stroke-width': 2 })
  const point = row.points[index]
  const tip = node('title', {}, point === undefined ? '' : tipOf(row, point))
  return part === 'missed'
    ? node('path', { d: `M${x} ${y - 6}l6 6l-6 6l-6 -6z`, fill: palette.stop }, tip)
    : node('circle', { cx: x, cy: y, r: 4, fill: palette.accent }, tip)
}

function tipOf(row: DriftRow, point: DriftPoint): string {
  const both =
    point.own === null || point.master === null ? '' : ` (${plain(point.own, 1)} against ${plain(point.master, 1)})`
  return `${point.at.slice(0, 10)}, ${point.recording}: ${driftValue(row, point)}${both}`
}
