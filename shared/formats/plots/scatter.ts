import { seededRandom } from '../../lib/prng.ts'
import { plain } from '../../lib/number-words.ts'
import { tick } from './figures.ts'
import { enclosing, linear, ticks } from './scale.ts'
import { drawing, node, type Palette, type SvgNode } from './svg.ts'

/** One recording's two values; `label` is shown on the point. */
export type PairOfValues = { readonly label: string; readonly a: number; readonly b: number }

export type ScatterInput = {
  readonly title: string
  readonly pairs: readonly PairOfValues[]
  readonly first: string
  readonly second: string
  /** How far apart steps of the scale lie; points are moved by up to a sixth of it. 0: no moving. */
  readonly step: number
  /** Same seed, same picture. */
  readonly seed: number
}

const size = { width: 364, height: 300 }
const inner = { left: 44, right: 354, top: 10, bottom: 256 }

/** The first coder's values (across) against the second's (up), with the line on which both are the same. */
export function scatter(input: ScatterInput, palette: Palette): SvgNode {
  const { title, pairs, first, second, step, seed } = input
  const [low, high] = enclosing(
    pairs.flatMap(({ a, b }) => [a, b]),
    8,
  )
  const margin = (high - low) * 0.03
  const x = linear([low - margin, high + margin], [inner.left, inner.right])
  const y = linear([low - margin, high + margin], [inner.bottom, inner.top])
  const random = seededRandom(seed)
  const aside = (): number => (random() - 0.5) * (step / 3)
  const same = pairs.filter(({ a, b }) => a === b).length
  const desc = `${pairs.length} recordings, ${same} of them with the same value from both; the line is where both are the same`
  const marks = ticks(low, high, 8)
  return drawing(
    { ...size, title, desc },
    palette,
    ...marks.flatMap((value) => [
      node('line', { x1: inner.left, x2: inner.right, y1: y(value), y2: y(value), stroke: palette.line }),
      node('line', { x1: x(value), x2: x(value), y1: inner.top, y2: inner.bottom, stroke: palette.line }),
      node('text', { x: inner.left - 6, y: y(value) + 4, 'text-anchor': 'end' }, tick(value)),
      node('text', { x: x(value), y: inner.bottom + 16, 'text-anchor': 'middle' }, tick(value)),
    ]),
    node('line', {
      x1: x(low),
      y1: y(low),
      x2: x(high),
      y2: y(high),
      stroke: palette.control,
      'stroke-dasharray': '4 3',
    }),
    ...pairs.map((pair) =>
      node(
        'circle',
        { cx: x(pair.a + aside()), cy: y(pair.b + aside()), r: 4, fill: palette.accent, 'fill-opacity': 0.55 },
        node('title', {}, pairWords(pair, first, second)),
      ),
    ),
    node('text', { x: inner.right, y: size.height - 8, 'text-anchor': 'end', fill: palette.ink }, `${first} →`),
    node('text', { x: 4, y: inner.bottom + 30, fill: palette.ink }, `↑ ${second}`),
  )
}

/** `D001 t1: C01 4, C02 5`. */
export function pairWords({ label, a, b }: PairOfValues, first: string, second: string): string {
  const digits = Number.isInteger(a) && Number.isInteger(b) ? 0 : 2
  return `${label}: ${first} ${plain(a, digits)}, ${second} ${plain(b, digits)}`
}
