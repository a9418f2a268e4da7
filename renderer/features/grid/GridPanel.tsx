import { useEffect, useMemo } from 'react'
import { intervalAnswer, type GridTarget } from '#shared/observation/grid-answers.ts'
import type { GridInterval } from '#shared/observation/grid-intervals.ts'
import { methodInWords } from '#shared/scheme/grid.ts'
import { clockText } from '../../state/clock-text.ts'
import {
  currentQuestion,
  goOnPlaying,
  goToInterval,
  gridPlaces,
  gridTasks,
  stopAtIntervals,
  type GridPlace,
} from '../../state/grid-actions.ts'
import { nothingToDo, type Pass } from '../../state/passes.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './grid.module.css'
import { GridQuestion } from './GridQuestion.tsx'

/** Interval by interval: a strip to see where one is, and the questions about the interval at hand. */
export function GridPanel({ pass }: { readonly pass: Pass }) {
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const chosen = useWorkspaceUi((state) => state.question)
  const places = useMemo(() => gridPlaces({ view }, pass), [view, pass])
  const tasks = useMemo(() => gridTasks(places), [places])
  const current = currentQuestion(tasks, chosen, records)
  const place = places.find(({ grid, episode }) => grid.id === current?.grid && episode.id === current.episode)
  const interval = place?.intervals.find(({ n }) => n === current?.interval)
  if (current === null || place === undefined || interval === undefined)
    return (
      <p className={styles.none}>
        {nothingToDo(pass, 'grids', 'No episode of this recording is long enough for an interval.')}
      </p>
    )
  return (
    <div className={styles.panel} data-testid="grid-panel">
      {places.map((each) => (
        <Strip key={`${each.grid.id} ${each.episode.id}`} place={each} current={current} />
      ))}
      <p className={styles.instruction}>Each by {methodInWords[place.grid.method]}.</p>
      {place.grid.instruction === '' ? null : <p className={styles.instruction}>{place.grid.instruction}</p>}
      <IntervalHead place={place} interval={interval} />
      {place.grid.items.map((item) => (
        <GridQuestion
          key={item.id}
          item={item}
          target={{ ...current, item: item.id }}
          atHand={!pass.isCheck && current.item === item.id}
        />
      ))}
    </div>
  )
}

/** Stops at the end of each interval, whatever panel is open. */
export function IntervalStops({ pass }: { readonly pass: Pass }) {
  const workspace = useWorkspace()
  const view = useObservation((state) => state.view)
  useEffect(() => stopAtIntervals(workspace, gridPlaces({ view }, pass)), [workspace, view, pass])
  return null
}

function IntervalHead({ place, interval }: { readonly place: GridPlace; readonly interval: GridInterval }) {
  const workspace = useWorkspace()
  return (
    <div className={styles.interval}>
      <h3 aria-live="polite">
        Interval {interval.n + 1} of {place.intervals.length}
        <small>
          {clockText(interval.startMs)} to {clockText(interval.endMs)}
        </small>
      </h3>
      <Button small onPress={() => goOnPlaying(workspace)}>
        Play interval
      </Button>
    </div>
  )
}

type StripProps = { readonly place: GridPlace; readonly current: GridTarget }

function Strip({ place, current }: StripProps) {
  const { grid, episode, intervals } = place
  const workspace = useWorkspace()
  const scheme = useObservation((state) => state.view.scheme)
  const records = useObservation((state) => state.records)
  const name = scheme.episodes.find(({ id }) => id === episode.kind)?.name ?? episode.kind
  const answeredOf = ({ n }: GridInterval): number =>
    grid.items.filter(({ id: item }) => {
      const target = { grid: grid.id, item, episode: episode.id, interval: n }
      return intervalAnswer(records, target) !== undefined
    }).length
  const done = intervals.filter((interval) => answeredOf(interval) === grid.items.length).length
  return (
    <section aria-label={`${grid.label}, ${name}`}>
      <h2 className={styles.head}>
        <span>
          {grid.label} · {name}
        </span>
        <span className={styles.progress} data-testid="grid-progress">
          {done} of {intervals.length}
        </span>
      </h2>
      <div className={styles.strip}>
        {intervals.map((interval) => {
          const answered = answeredOf(interval)
          const state = answered === 0 ? 'open' : answered === grid.items.length ? 'done' : 'part'
          const here = current.grid === grid.id && current.episode === episode.id && current.interval === interval.n
          return (
            <button
              key={interval.n}
              type="button"
              className={styles.cell}
              data-state={state}
              aria-current={here ? 'step' : undefined}
              aria-label={`Interval ${interval.n + 1}, ${clockText(interval.startMs)}: ${stateWords[state]}`}
              onClick={({ detail, currentTarget }) => {
                goToInterval(workspace, place, interval)
                // Pressed by mouse it does not keep the focus: Enter then plays on, as everywhere in the grid.
                if (detail > 0) currentTarget.blur()
              }}
            >
              {interval.n + 1}
            </button>
          )
        })}
      </div>
    </section>
  )
}

const stateWords = { open: 'open', part: 'answered in part', done: 'answered' } as const
