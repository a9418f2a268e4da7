import {
  answerItem,
  askedItems,
  clearItem,
  itemAnswer,
  mayNotApply,
  type ItemAnswer,
} from '#shared/observation/checklist-answers.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { Records } from '#shared/observation/record.ts'
import type { Checklist } from '#shared/scheme/checklist.ts'
import type { ObservationState } from './observation-store.ts'
import type { Pass } from './passes.ts'
import { activePass, say, type Workspace } from './workspace.ts'

/** One item to answer: of a list, in an episode or (null) for the whole recording. */
export type ItemTask = { readonly list: string; readonly episode: string | null; readonly item: string }

/** A list in one of the places where it is to be answered. */
export type ListPlace = { readonly list: Checklist; readonly episode: Episode | null }

/** The lists of a pass, episode by episode; those of the whole recording last. */
export function listPlaces({ view }: Pick<ObservationState, 'view'>, pass: Pass): ListPlace[] {
  const lists = (view.scheme.checklists ?? []).filter(({ id }) => pass.checklists.includes(id))
  const kinds = new Set(view.scheme.episodes.map(({ id }) => id))
  const episodes = view.episodes.filter(({ kind }) => kinds.has(kind)).toSorted((a, b) => a.startMs - b.startMs)
  const inEpisodes = lists.filter(({ scope }) => scope === 'episode')
  const whole = lists.filter(({ scope }) => scope === 'session')
  return [
    ...episodes.flatMap((episode) => inEpisodes.map((list) => ({ list, episode }))),
    ...whole.map((list) => ({ list, episode: null })),
  ]
}

/** Everything that is asked for, in order. */
export function itemTasks(places: readonly ListPlace[], records: Records): ItemTask[] {
  return places.flatMap(({ list, episode }) =>
    askedItems(list, records, episode?.id ?? null).map((item) => ({
      ...{ list: list.id, episode: episode?.id ?? null, item },
    })),
  )
}

export const sameItem = (a: ItemTask, b: ItemTask | null): boolean =>
  b !== null && a.list === b.list && a.episode === b.episode && a.item === b.item

/** The item at hand: the one chosen, else the first that is open, else the last. */
export function currentItem(tasks: readonly ItemTask[], chosen: ItemTask | null, records: Records): ItemTask | null {
  const open = tasks.find((task) => itemAnswer(records, task, task.item) === null)
  return tasks.find((task) => sameItem(task, chosen)) ?? open ?? tasks.at(-1) ?? null
}

function atHand(workspace: Workspace): { readonly tasks: readonly ItemTask[]; readonly task: ItemTask | null } {
  const state = workspace.observation.store.getState()
  const tasks = itemTasks(listPlaces(state, activePass(workspace)), state.records)
  return { tasks, task: currentItem(tasks, workspace.ui.getState().item, state.records) }
}

/** Answers an item and goes on to the next that is open, so that a list can be answered key after key. */
export function answerWith(workspace: Workspace, task: ItemTask, answer: ItemAnswer): void {
  const { view, editable } = workspace.observation.store.getState()
  if (!editable) return say(workspace, 'read-only')
  const list = (view.scheme.checklists ?? []).find(({ id }) => id === task.list)
  if (list === undefined) return
  if (answer === 'not-applicable' && !mayNotApply(list, task.item)) return say(workspace, 'always-applies')
  workspace.ui.setState({ remark: null })
  const label = `${list.label}: ${task.item.replace('?', '')}`.slice(0, 80)
  workspace.observation.edit(label, (draft) => answerItem(draft, view.scheme, task, task.item, answer))
  workspace.ui.setState({ item: nextOpen(workspace, task) })
}

function nextOpen(workspace: Workspace, from: ItemTask): ItemTask {
  const { tasks } = atHand(workspace)
  const { records } = workspace.observation.store.getState()
  const here = tasks.findIndex((task) => sameItem(task, from))
  const onward = [...tasks.slice(here + 1), ...tasks.slice(0, here + 1)]
  return onward.find((task) => itemAnswer(records, task, task.item) === null) ?? from
}

export function answerByDigit(workspace: Workspace, answer: ItemAnswer): void {
  const { task } = atHand(workspace)
  if (task !== null) answerWith(workspace, task, answer)
}

/** Takes the answer of the item at hand back. */
export function unanswer(workspace: Workspace, task: ItemTask): void {
  if (!workspace.observation.store.getState().editable) return say(workspace, 'read-only')
  workspace.observation.edit('Answer taken back', (draft) => clearItem(draft, task, task.item))
  workspace.ui.setState({ item: task })
}

export function goToItem(workspace: Workspace, step: 1 | -1): void {
  const { tasks, task } = atHand(workspace)
  const index = tasks.findIndex((each) => task !== null && sameItem(each, task))
  const next = tasks[(index + step + tasks.length) % Math.max(1, tasks.length)]
  if (next !== undefined) workspace.ui.setState({ item: next })
}
