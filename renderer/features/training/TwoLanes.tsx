import type { Feedback, FeedbackEvent, FeedbackSet } from '#shared/study/training.ts'
import { ms, type Ms } from '#shared/time/ms.ts'
import { shortClock } from '../../ui/format/time.ts'
import styles from './training.module.css'

/** In pixels: a lane, and between the two. Along the lanes everything is in per cent. */
const LANE = 22
const GAP = 6
const HEIGHT = 2 * LANE + GAP

type TwoLanesProps = {
  readonly of: Pick<Feedback, 'durationMs' | 'episodes'>
  readonly set: FeedbackSet
  readonly atMs: number
  readonly onSeek: (at: Ms) => void
}

/** One code set on the time of the recording: the own coding above, the master's below. A press goes to that moment. */
export function TwoLanes({ of: { durationMs, episodes }, set, atMs, onSeek }: TwoLanesProps) {
  const x = (at: number): number => (at / Math.max(1, durationMs)) * 100
  const seek = (clientX: number, box: DOMRect): void => {
    const at = ((clientX - box.left) / box.width) * durationMs
    onSeek(ms(Math.round(Math.max(0, Math.min(durationMs, at)))))
  }
  return (
    <div>
      <h3>{set.label}</h3>
      <div className={styles.both}>
        <div className={styles.who} aria-hidden>
          <span>You</span>
          <span>Master</span>
        </div>
        <svg
          height={HEIGHT}
          role="img"
          aria-label={`${set.label}: ${String(set.own.length)} of yours, ${String(set.master.length)} of the master’s`}
          onClick={(event) => seek(event.clientX, event.currentTarget.getBoundingClientRect())}
        >
          <Lane of="own" y={0} events={set.own} x={x} />
          <Lane of="master" y={LANE + GAP} events={set.master} x={x} />
          {episodes.map(({ id, startMs }) => (
            <Upright key={id} className={styles.edge} at={x(startMs)} />
          ))}
          <Upright className={styles.playhead} at={x(atMs)} />
        </svg>
      </div>
    </div>
  )
}

function Upright({ className, at }: { readonly className: string | undefined; readonly at: number }) {
  return <line className={className} x1={`${String(at)}%`} x2={`${String(at)}%`} y1={0} y2={HEIGHT} />
}

/** A bar of fewer per cent of the lane is drawn as a line. */
const NARROWEST = 0.4

type LaneProps = {
  readonly of: 'own' | 'master'
  readonly y: number
  readonly events: readonly FeedbackEvent[]
  readonly x: (at: number) => number
}

function Lane({ of, y, events, x }: LaneProps) {
  return (
    <g>
      <rect className={styles.back} y={y} width="100%" height={LANE} />
      {events.map((event, n) => {
        const from = `${String(x(event.startMs))}%`
        const tip = `${event.label}, ${shortClock(event.startMs)}`
        // A bar of its own clips what stands out: of so short a one nothing would be seen.
        if (x(event.endMs - event.startMs) < NARROWEST)
          return (
            <line key={n} className={styles.tick} data-of={of} x1={from} x2={from} y1={y + 2} y2={y + LANE - 2}>
              <title>{tip}</title>
            </line>
          )
        // A drawing of its own, so that a name ends where its bar does.
        return (
          <svg key={n} x={from} y={y + 1} width={`${String(x(event.endMs - event.startMs))}%`} height={LANE - 2}>
            <rect className={styles.bar} data-of={of} width="100%" height="100%">
              <title>{tip}</title>
            </rect>
            <text x={4} y={14}>
              {event.label}
            </text>
          </svg>
        )
      })}
    </g>
  )
}
