import { answerInterval, clearInterval, intervalAnswer, type GridTarget } from '#shared/observation/grid-answers.ts'
import { gridIntervals, type GridInterval } from '#shared/observation/grid-intervals.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { Records } from '#shared/observation/record.ts'
import type { Grid } from '#shared/scheme/grid.ts'
import type { ObservationState } from './observation-store.ts'
import type { Pass } from './passes.ts'
import { activePass, say, type Workspace } from './workspace.ts'

/** A grid in one of the episodes, cut into its intervals. */
export type GridPlace = {
  readonly grid: Grid
  readonly episode: Episode
  readonly intervals: readonly GridInterval[]
}

/** The grids of a pass, episode by episode. */
export function gridPlaces({ view }: Pick<ObservationState, 'view'>, pass: Pass): GridPlace[] {
  const grids = (view.scheme.grids ?? []).filter(({ id }) => pass.grids.includes(id))
  const kinds = new Set(view.scheme.episodes.map(({ id }) => id))
  return view.episodes
    .filter(({ kind }) => kinds.has(kind))
    .toSorted((a, b) => a.startMs - b.startMs)
    .flatMap((episode) => grids.map((grid) => ({ grid, episode, intervals: gridIntervals(grid, episode) })))
}

/** Everything that is asked for, interval by interval. */
export function gridTasks(places: readonly GridPlace[]): GridTarget[] {
  return places.flatMap(({ grid, episode, intervals }) =>
    intervals.flatMap(({ n }) =>
      grid.items.map((item) => ({ grid: grid.id, item: item.id, episode: episode.id, interval: n })),
    ),
  )
}

export const sameInterval = (a: GridTarget, b: GridTarget): boolean =>
  a.grid === b.grid && a.episode === b.episode && a.interval === b.interval

export const sameQuestion = (a: GridTarget, b: GridTarget | null): boolean =>
  b !== null && sameInterval(a, b) && a.item === b.item

export const isOpen = (records: Records, target: GridTarget): boolean => intervalAnswer(records, target) === undefined

/** The question at hand: the one chosen, else the first that is open, else the last. */
export function currentQuestion(
  tasks: readonly GridTarget[],
  chosen: GridTarget | null,
  records: Records,
): GridTarget | null {
  return (
    tasks.find((task) => sameQuestion(task, chosen)) ??
    tasks.find((task) => isOpen(records, task)) ??
    tasks.at(-1) ??
    null
  )
}

function atHand(workspace: Workspace) {
  const state = workspace.observation.store.getState()
  const places = gridPlaces(state, activePass(workspace))
  const tasks = gridTasks(places)
  return { places, tasks, task: currentQuestion(tasks, workspace.ui.getState().question, state.records) }
}

/** Answers a question and goes on to the next open one of the same interval; the interval is left by `goOnPlaying`. */
export function answerQuestion(workspace: Workspace, task: GridTarget, value: number | null): void {
  const { view, editable } = workspace.observation.store.getState()
  if (!editable) return say(workspace, 'read-only')
  const item = (view.scheme.grids ?? []).flatMap(({ items }) => items).find(({ id }) => id === task.item)
  workspace.ui.setState({ remark: null })
  const label = `${item?.label ?? ''}, interval ${task.interval + 1}`.slice(0, 80)
  const done = workspace.observation.edit(label, (draft) => answerInterval(draft, view.scheme, task, value))
  if (done?.done === false) return say(workspace, `refused.${done.why}`, { code: item?.label ?? '' })
  const { tasks } = atHand(workspace)
  const { records } = workspace.observation.store.getState()
  const here = tasks.filter((each) => sameInterval(each, task))
  const onward = here.slice(here.findIndex((each) => sameQuestion(each, task)) + 1)
  workspace.ui.setState({ question: [...onward, ...here].find((each) => isOpen(records, each)) ?? task })
}

export function answerByKey(workspace: Workspace, value: number | null): void {
  const { task } = atHand(workspace)
  if (task !== null) answerQuestion(workspace, task, value)
}

export function takeBack(workspace: Workspace, task: GridTarget): void {
  if (!workspace.observation.store.getState().editable) return say(workspace, 'read-only')
  workspace.observation.edit('Answer taken back', (draft) => clearInterval(draft, task))
  workspace.ui.setState({ question: task })
}

/** Chooses an interval and shows its beginning. */
export function goToInterval(workspace: Workspace, place: GridPlace, interval: GridInterval): void {
  const { records } = workspace.observation.store.getState()
  const here = gridTasks([{ ...place, intervals: [interval] }])
  workspace.ui.setState({ question: here.find((task) => isOpen(records, task)) ?? here[0] ?? null })
  workspace.player.pause()
  workspace.player.seekTo(interval.startMs)
}

/** Plays the first interval that has an open question, from its beginning, unless the picture is in it already. */
export function goOnPlaying(workspace: Workspace): void {
  const { places, tasks, task } = atHand(workspace)
  const { records } = workspace.observation.store.getState()
  const wanted = task !== null && isOpen(records, task) ? task : (tasks.find((each) => isOpen(records, each)) ?? task)
  const place = places.find(({ grid, episode }) => grid.id === wanted?.grid && episode.id === wanted.episode)
  const interval = place?.intervals.find(({ n }) => n === wanted?.interval)
  if (interval === undefined) return
  workspace.ui.setState({ question: wanted })
  const { atMs } = workspace.player.currentMoment()
  if (atMs < interval.startMs || atMs >= interval.endMs) workspace.player.seekTo(interval.startMs)
  workspace.player.play()
}

/** Goes one interval on or back and shows its beginning. */
export function stepInterval(workspace: Workspace, step: 1 | -1): void {
  const { places, task } = atHand(workspace)
  const all = places.flatMap((place) => place.intervals.map((interval) => ({ place, interval })))
  const here = all.findIndex(
    ({ place, interval }) =>
      place.grid.id === task?.grid && place.episode.id === task.episode && interval.n === task.interval,
  )
  const next = all[Math.min(all.length - 1, Math.max(0, here + step))]
  if (next !== undefined) goToInterval(workspace, next.place, next.interval)
}

/** A longer way than this (ms) between two looks is a jump, not playing. */
const LONGEST_STEP_MS = 1000

/**
 * Pauses at the end of each interval while it plays, and asks about the one that has just ended.
 * @returns what ends it
 */
export function stopAtIntervals(workspace: Workspace, places: readonly GridPlace[]): () => void {
  const { player, ui, observation } = workspace
  return player.store.subscribe((now, before) => {
    if (!now.playing || !before.playing) return
    const [from, to] = [before.moment.atMs, now.moment.atMs]
    if (to <= from || to - from > LONGEST_STEP_MS) return
    for (const place of places) {
      const ended = place.intervals.find(({ endMs }) => from < endMs && endMs <= to)
      if (ended === undefined) continue
      player.pause()
      const { records } = observation.store.getState()
      const asked = gridTasks([{ ...place, intervals: [ended] }])
      ui.setState({ question: asked.find((task) => isOpen(records, task)) ?? asked[0] ?? null })
      return
    }
  })
}
