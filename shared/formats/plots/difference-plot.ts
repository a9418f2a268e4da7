import { seededRandom } from '../../lib/prng.ts'
import { signed } from '../../lib/number-words.ts'
import { tick } from './figures.ts'
import { pairWords, type PairOfValues } from './scatter.ts'
import { enclosing, linear, ticks } from './scale.ts'
import { drawing, node, type Palette, type SvgNode } from './svg.ts'

/** Bland & Altman's plot: bias and limits as `blandAltman` has them; limits are null below three pairs. */
export type DifferenceInput = {
  readonly title: string
  readonly pairs: readonly PairOfValues[]
  readonly first: string
  readonly second: string
  readonly bias: number
  readonly limits: { readonly lower: number; readonly upper: number } | null
  readonly step: number
  readonly seed: number
}

const size = { width: 364, height: 200 }
const inner = { left: 44, right: 354, top: 10, bottom: 166 }

/** Difference of each pair (first minus second) against its mean. */
export function differencePlot(input: DifferenceInput, palette: Palette): SvgNode {
  const { title, pairs, first, second, bias, limits, step } = input
  const digits = step >= 1 ? 1 : 2
  const points = pairs.map((pair) => ({ pair, mean: (pair.a + pair.b) / 2, difference: pair.a - pair.b }))
  const lines = limits === null ? [bias] : [limits.upper, bias, limits.lower]
  const reach = [...points.map(({ difference }) => difference), ...lines].reduce(
    (most, value) => Math.max(most, Math.abs(value)),
    step > 0 ? step : 1e-9,
  )
  const [low, high] = enclosing(
    points.map(({ mean }) => mean),
    6,
  )
  const x = linear([low, high], [inner.left + 8, inner.right - 8])
  const y = linear([-reach * 1.12, reach * 1.12], [inner.bottom, inner.top])
  const random = seededRandom(input.seed)
  const aside = (): number => (random() - 0.5) * (step / 3)
  const desc = `${pairs.length} pairs, ${first} minus ${second}; mean difference ${signed(bias, digits)}${
    limits === null ? '' : `, limits of agreement ${signed(limits.lower, digits)} to ${signed(limits.upper, digits)}`
  }`
  return drawing(
    { ...size, title, desc },
    palette,
    node('line', { x1: inner.left, x2: inner.right, y1: y(0), y2: y(0), stroke: palette.line }),
    ...lines.map((at) => level(at, y(at), at === bias, digits, palette)),
    ...points.map(({ pair, mean, difference }) =>
      node(
        'circle',
        { cx: x(mean + aside()), cy: y(difference + aside()), r: 4, fill: palette.accent, 'fill-opacity': 0.55 },
        node('title', {}, pairWords(pair, first, second)),
      ),
    ),
    ...ticks(low, high, 6).map((value) =>
      node('text', { x: x(value), y: inner.bottom + 18, 'text-anchor': 'middle' }, tick(value)),
    ),
    node('text', { x: inner.right, y: size.height - 2, 'text-anchor': 'end', fill: palette.ink }, 'mean of both →'),
  )
}

function level(at: number, y: number, isBias: boolean, digits: number, palette: Palette): SvgNode {
  const look = isBias
    ? { stroke: palette.accent, 'stroke-width': 1.5 }
    : { stroke: palette.control, 'stroke-dasharray': '4 3' }
  return node(
    'g',
    {},
    node('line', { x1: inner.left, x2: inner.right, y1: y, y2: y, ...look }),
    node('text', { x: inner.left - 6, y: y + 4, 'text-anchor': 'end' }, signed(at, digits)),
  )
}
