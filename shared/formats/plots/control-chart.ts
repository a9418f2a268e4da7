import { coefficient } from '../../lib/number-words.ts'
import type { DriftRow } from '../../study/drift.ts'

/** A piece of the drawing; `part` names what it stands for, and whoever draws gives it its looks. */
export type ChartShape =
  | {
      readonly kind: 'line'
      readonly part: 'zero' | 'miss' | 'threshold' | 'closed'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
    }
  | { readonly kind: 'path'; readonly part: 'mean' | 'limit'; readonly d: string }
  | {
      readonly kind: 'point'
      readonly part: 'met' | 'missed' | 'alarm'
      readonly x: number
      readonly y: number
      readonly index: number
    }
  | {
      readonly kind: 'text'
      readonly part: 'axis' | 'check'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly anchor: 'start' | 'middle' | 'end'
    }

export type ControlChart = { readonly width: number; readonly height: number; readonly shapes: readonly ChartShape[] }

const MARGIN = { left: 46, right: 14, top: 12, bottom: 24 }
const MISS_SHARE = 0.25
const digits = (value: number): string => value.toFixed(Math.abs(value) >= 10 || Number.isInteger(value) ? 0 : 2)
const round = (value: number): number => Math.round(value * 10) / 10

/**
 * A coder's checks on one variable, oldest on the left, one step apart whatever the time between them. Scales: coder minus
 * master around 0, lines at a quarter of the range, the mean of the last five and the limits it may not pass. Code sets:
 * the agreement, with its threshold. Checks without a value leave their place empty. In whole and tenth pixels.
 */
export function controlChart(row: DriftRow, width = 560, height = 220): ControlChart {
  const { points, range, threshold } = row
  const inner = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom }
  const [low, high] = reachOf(row)
  const x = (n: number): number => {
    const step = points.length < 2 ? 0.5 : n / (points.length - 1)
    return round(inner.left + 10 + step * (inner.right - inner.left - 20))
  }
  const y = (value: number): number => round(inner.bottom - ((value - low) / (high - low)) * (inner.bottom - inner.top))
  const words = range === null ? coefficient : axisText
  const across = (part: 'zero' | 'miss' | 'threshold', value: number): ChartShape[] => [
    { kind: 'line', part, x1: inner.left, x2: inner.right, y1: y(value), y2: y(value) },
    { kind: 'text', part: 'axis', x: inner.left - 6, y: y(value) + 4, text: words(value), anchor: 'end' },
  ]
  const miss = range === null ? [] : [MISS_SHARE * range, -MISS_SHARE * range]
  return {
    width,
    height,
    shapes: [
      ...(range === null ? [] : across('zero', 0)),
      ...miss.flatMap((value) => across('miss', value)),
      ...(threshold === null ? [] : across('threshold', threshold)),
      ...closings(row, x, inner),
      ...pathOf(
        points.map(({ limit }) => limit),
        'limit',
        x,
        y,
      ),
      ...pathOf(
        points.map(({ limit }) => (limit === null ? null : -limit)),
        'limit',
        x,
        y,
      ),
      ...pathOf(
        points.map(({ mean }) => mean),
        'mean',
        x,
        y,
      ),
      ...marks(row, x, y),
      ...points.map((_, n): ChartShape => ({
        ...{ kind: 'text', part: 'check', x: x(n), y: height - 6, anchor: 'middle' },
        text: String(n + 1),
      })),
    ],
  }
}

const axisText = (value: number): string => (value > 0 ? `+${digits(value)}` : digits(value).replace('-', '−'))

/** The lowest and highest value in sight; never a span of nothing. */
function reachOf({ points, range, threshold }: DriftRow): readonly [number, number] {
  const values = points.flatMap(({ value, mean, limit }) => [value ?? 0, mean ?? 0, limit ?? 0])
  if (range === null) return [Math.min(0, threshold ?? 0, ...values) - 0.02, 1.04]
  const most = Math.max(MISS_SHARE * range, ...values.map(Math.abs)) * 1.15
  return most === 0 ? [-1, 1] : [-most, most]
}

type Scale = (value: number) => number

function marks({ points, alarms }: DriftRow, x: Scale, y: Scale): ChartShape[] {
  const raised = new Set(alarms.map(({ raisedAt }) => raisedAt))
  return points.flatMap(({ at, value, missed }, index): ChartShape[] => {
    if (value === null) return []
    const here = { x: x(index), y: y(value), index }
    const point: ChartShape = { kind: 'point', part: missed ? 'missed' : 'met', ...here }
    return raised.has(at) ? [{ kind: 'point', part: 'alarm', ...here }, point] : [point]
  })
}

/** A line after the last check that a lead had seen when they closed an alarm: from there checks count anew. */
function closings({ points, alarms }: DriftRow, x: Scale, inner: { top: number; bottom: number }): ChartShape[] {
  return alarms.flatMap(({ closed }): ChartShape[] => {
    if (closed === null) return []
    const last = points.findLastIndex(({ at }) => at <= closed.closedAt)
    if (last < 0 || last === points.length - 1) return []
    const middle = round((x(last) + x(last + 1)) / 2)
    return [{ kind: 'line', part: 'closed', x1: middle, x2: middle, y1: inner.top, y2: inner.bottom }]
  })
}

function pathOf(values: readonly (number | null)[], part: 'mean' | 'limit', x: Scale, y: Scale): ChartShape[] {
  let d = ''
  let isDown = false
  values.forEach((value, n) => {
    if (value !== null) d += `${isDown ? 'L' : 'M'}${String(x(n))} ${String(y(value))}`
    isDown = value !== null
  })
  return d.includes('L') ? [{ kind: 'path', part, d }] : []
}
