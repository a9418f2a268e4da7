import { scaleLinear } from 'd3-scale'
import type { Figure, VariableReliability } from '#shared/study/reliability-view.ts'
import type { BadgeKind } from '../../ui/Badge.tsx'
import { cx } from '../../ui/cx.ts'
import { coefficient, notDefined } from '../../ui/format/figures.ts'
import styles from './reliability.module.css'

type IntervalPlotProps = {
  readonly estimate: Figure
  readonly threshold: VariableReliability['threshold']
  readonly kind: BadgeKind
}

/** In per cent of the drawing, so that it can be as wide as there is room. */
const x = scaleLinear([0, 1], [4, 96]).clamp(true)
const across = (value: number): string => `${x(value).toFixed(2)}%`

/** The estimate with its interval on a line from 0 to 1, against the threshold. Below 0 it stands at the left edge. */
export function IntervalPlot({ estimate, threshold, kind }: IntervalPlotProps) {
  if (!estimate.ok) return <span className={styles.none}>{notDefined(estimate.why)}</span>
  const { value, lo, hi } = estimate
  return (
    <span className={styles.estimate}>
      <svg className={cx(styles.plot, styles[kind])} aria-hidden>
        <rect className={styles.track} x={across(0)} y={10} width={`${String(x(1) - x(0))}%`} height={2} />
        <line className={styles.threshold} x1={across(threshold.point)} x2={across(threshold.point)} y1={2} y2={20} />
        {lo === null || hi === null ? null : (
          <rect
            className={styles.interval}
            x={across(lo)}
            y={9}
            width={`${String(Math.max(1, x(hi) - x(lo)))}%`}
            height={4}
            rx={2}
          />
        )}
        <circle className={styles.point} cx={across(value)} cy={11} r={5} />
      </svg>
      <b>{coefficient(value)}</b>
      <span className="sr-only">
        {lo === null || hi === null ? 'no interval' : `interval ${coefficient(lo)} to ${coefficient(hi)}`}, threshold{' '}
        {coefficient(threshold.point)}
      </span>
    </span>
  )
}
