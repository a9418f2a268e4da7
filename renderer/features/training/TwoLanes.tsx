import type { Feedback, FeedbackEvent, FeedbackSet } from '#shared/study/training.ts'
import { ms, type Ms } from '#shared/time/ms.ts'
import { shortClock } from '../../ui/format/time.ts'
import styles from './training.module.css'

const WIDTH = 640
const LEFT = 52
const LANE = 22
const GAP = 6

type TwoLanesProps = {
  readonly of: Pick<Feedback, 'durationMs' | 'episodes'>
  readonly set: FeedbackSet
  readonly atMs: number
  readonly onSeek: (at: Ms) => void
}

/** One code set on the time of the recording: the own coding above, the master's below. A press goes to that moment. */
export function TwoLanes({ of: { durationMs, episodes }, set, atMs, onSeek }: TwoLanesProps) {
  const x = (at: number): number => LEFT + (at / Math.max(1, durationMs)) * (WIDTH - LEFT)
  const height = 2 * LANE + GAP
  const seek = (clientX: number, box: DOMRect): void => {
    const share = ((clientX - box.left) / box.width) * WIDTH
    const at = ((share - LEFT) / (WIDTH - LEFT)) * durationMs
    onSeek(ms(Math.round(Math.max(0, Math.min(durationMs, at)))))
  }
  return (
    <div>
      <h3>{set.label}</h3>
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(height)}`}
        role="img"
        aria-label={`${set.label}: ${String(set.own.length)} of yours, ${String(set.master.length)} of the master’s`}
        onClick={(event) => seek(event.clientX, event.currentTarget.getBoundingClientRect())}
      >
        <Lane name="You" of="own" y={0} events={set.own} x={x} />
        <Lane name="Master" of="master" y={LANE + GAP} events={set.master} x={x} />
        {episodes.map(({ id, startMs }) => (
          <line key={id} className={styles.edge} x1={x(startMs)} x2={x(startMs)} y1={0} y2={height} />
        ))}
        <line className={styles.playhead} x1={x(atMs)} x2={x(atMs)} y1={0} y2={height} />
      </svg>
    </div>
  )
}

type LaneProps = {
  readonly name: string
  readonly of: 'own' | 'master'
  readonly y: number
  readonly events: readonly FeedbackEvent[]
  readonly x: (at: number) => number
}

function Lane({ name, of, y, events, x }: LaneProps) {
  return (
    <g>
      <text className={styles.who} x={0} y={y + 15}>
        {name}
      </text>
      <rect className={styles.back} x={LEFT} y={y} width={WIDTH - LEFT} height={LANE} />
      {events.map((event, n) => {
        const [from, to] = [x(event.startMs), x(event.endMs)]
        const tip = `${event.label}, ${shortClock(event.startMs)}`
        if (event.startMs === event.endMs)
          return (
            <line key={n} className={styles.tick} data-of={of} x1={from} x2={from} y1={y + 2} y2={y + LANE - 2}>
              <title>{tip}</title>
            </line>
          )
        return (
          <g key={n}>
            <rect
              className={styles.bar}
              data-of={of}
              x={from}
              y={y + 1}
              width={Math.max(1, to - from)}
              height={LANE - 2}
            >
              <title>{tip}</title>
            </rect>
            {to - from > 10 * event.code.length ? (
              <text x={from + 4} y={y + 15}>
                {event.code}
              </text>
            ) : null}
          </g>
        )
      })}
    </g>
  )
}
