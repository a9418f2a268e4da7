import { scaleLinear } from 'd3-scale'
import type { ScorePair, VariableReliability } from '#shared/study/reliability-view.ts'
import { plain, signed } from '../../ui/format/figures.ts'
import styles from './reliability.module.css'

const width = 364
const height = 176
const left = 38

type DifferencePlotProps = { readonly variable: VariableReliability; readonly first: string; readonly second: string }

/** Difference of each pair against its mean, with the mean difference and the limits of 1.96 standard deviations. */
export function DifferencePlot({ variable, first, second }: DifferencePlotProps) {
  const { pairs, bias, sdDifference } = variable
  if (pairs.length < 2 || bias?.ok !== true) return null
  const digits = variable.group === 'ratings' ? 1 : 2
  const spread = sdDifference === null ? 0 : 1.96 * sdDifference
  const lines = spread === 0 ? [bias.value] : [bias.value + spread, bias.value, bias.value - spread]
  const points = pairs.map((pair) => ({ pair, mean: (pair.a + pair.b) / 2, difference: pair.a - pair.b }))
  const means = points.map((point) => point.mean)
  const reach = Math.max(...points.map((point) => Math.abs(point.difference)), ...lines.map(Math.abs), 1e-9) * 1.12
  const x = scaleLinear([Math.min(...means), Math.max(...means)], [left + 8, width - 10]).nice(4)
  const y = scaleLinear([-reach, reach], [height - 26, 8])
  return (
    <figure className={styles.figure}>
      <h3>
        Difference against mean ({first} − {second})
      </h3>
      <svg viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={describe(variable, lines, digits)}>
        <line className={styles.grid} x1={left} x2={width} y1={y(0)} y2={y(0)} />
        {lines.map((at) => (
          <g key={at}>
            <line
              className={at === bias.value ? styles.mean : styles.limit}
              x1={left}
              x2={width}
              y1={y(at)}
              y2={y(at)}
            />
            <text x={left - 6} y={y(at) + 4} textAnchor="end">
              {signed(at, digits)}
            </text>
          </g>
        ))}
        {points.map(({ pair, mean, difference }, index) => (
          <circle
            key={pair.recordingId}
            className={styles.pair}
            cx={x(mean) + sideways(index)}
            cy={y(difference)}
            r={4}
          >
            <title>{pairWords(pair, first, second, digits)}</title>
          </circle>
        ))}
        {x.ticks(5).map((tick) => (
          <text key={tick} x={x(tick)} y={height - 6} textAnchor="middle">
            {plain(tick, Number.isInteger(tick) ? 0 : 2)}
          </text>
        ))}
      </svg>
    </figure>
  )
}

/** Whole-number ratings lie on top of each other; a few pixels apart each one can be seen. */
function sideways(index: number): number {
  return ((index * 7) % 5) - 2
}

function pairWords(pair: ScorePair, first: string, second: string, digits: number): string {
  return `${pair.label}: ${first} ${plain(pair.a, digits)}, ${second} ${plain(pair.b, digits)}`
}

function describe(variable: VariableReliability, lines: readonly number[], digits: number): string {
  return `${String(variable.pairs.length)} pairs; lines at ${lines.map((at) => signed(at, digits)).join(', ')}`
}
