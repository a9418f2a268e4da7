import { Check } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Moment } from '#shared/study/moment.ts'
import styles from './compare.module.css'
import { className, offByWords, sizeWords, whenWords } from './moment-words.ts'

type MomentListProps = {
  readonly moments: readonly Moment[]
  readonly coders: readonly [string, string]
  readonly settled: ReadonlySet<string>
  readonly current: string | null
  readonly episode: (kind: string) => string
  readonly onChoose: (key: string) => void
}

/** All rows are of one height, so that only those in sight are drawn, however many there are. */
const ROW_PX = 54
const SPARE = 6

/** The differences of a recording in order; the one at hand stays in sight. */
export function MomentList({ moments, coders, settled, current, episode, onChoose }: MomentListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(400)
  const at = moments.findIndex(({ key }) => key === current)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || at < 0) return
    const [from, to] = [at * ROW_PX, (at + 1) * ROW_PX]
    if (from < element.scrollTop) element.scrollTop = from
    else if (to > element.scrollTop + element.clientHeight) element.scrollTop = to - element.clientHeight
  }, [at])
  const begin = Math.max(0, Math.floor(top / ROW_PX) - SPARE)
  const end = Math.min(moments.length, Math.ceil((top + height) / ROW_PX) + SPARE)
  return (
    <div
      ref={box}
      className={styles.list}
      role="region"
      aria-label="Differences"
      tabIndex={0}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <ol style={{ height: moments.length * ROW_PX }}>
        {moments.slice(begin, end).map((moment, i) => (
          <li
            key={moment.key}
            aria-setsize={moments.length}
            aria-posinset={begin + i + 1}
            style={{ transform: `translateY(${(begin + i) * ROW_PX}px)`, height: ROW_PX }}
          >
            <button
              type="button"
              className={styles.item}
              aria-current={moment.key === current ? 'true' : undefined}
              onClick={() => onChoose(moment.key)}
            >
              <span className={styles.itemTop}>
                <b>{className(moment.kind, coders)}</b>
                <span>{offByWords(moment, coders) ?? sizeWords(moment)}</span>
                <Mark moment={moment} isSettled={settled.has(moment.key)} />
              </span>
              <span className={styles.itemSub}>
                {moment.label} · {whenWords(moment, episode)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Mark({ moment, isSettled }: { readonly moment: Moment; readonly isSettled: boolean }) {
  if (isSettled)
    return (
      <span className={styles.settled}>
        <Check size={13} aria-hidden /> settled
      </span>
    )
  return moment.due ? <span className={styles.due}>to settle</span> : null
}
