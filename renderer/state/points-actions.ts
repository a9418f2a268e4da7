import {
  allot,
  clearAspect,
  isAllotted,
  isNotCodable,
  pointsAt,
  pointsLeft,
  setAspectNotCodable,
  type AspectTarget,
} from '#shared/observation/allotment.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { Records } from '#shared/observation/record.ts'
import { stepOf, type Ipsative } from '#shared/scheme/ipsative.ts'
import type { ObservationState } from './observation-store.ts'
import type { Pass } from './passes.ts'
import { activePass, say, type Workspace } from './workspace.ts'

/** A form with points in one of the places where it is to be answered. */
export type PointsPlace = { readonly form: Ipsative; readonly episode: Episode | null }

/** The forms of a pass, episode by episode; those of the whole recording last. */
export function pointsPlaces({ view }: Pick<ObservationState, 'view'>, pass: Pass): PointsPlace[] {
  const forms = (view.scheme.ipsatives ?? []).filter(({ id }) => pass.ipsatives.includes(id))
  const kinds = new Set(view.scheme.episodes.map(({ id }) => id))
  const episodes = view.episodes.filter(({ kind }) => kinds.has(kind)).toSorted((a, b) => a.startMs - b.startMs)
  return [
    ...episodes.flatMap((episode) =>
      forms.filter(({ scope }) => scope === 'episode').map((form) => ({ form, episode })),
    ),
    ...forms.filter(({ scope }) => scope === 'session').map((form) => ({ form, episode: null })),
  ]
}

/** An aspect with the form it belongs to. */
export type AspectTask = { readonly form: Ipsative; readonly target: AspectTarget }

export function aspectTasks(places: readonly PointsPlace[]): AspectTask[] {
  return places.flatMap(({ form, episode }) =>
    form.aspects.map(({ id }) => ({ form, target: { form: form.id, episode: episode?.id ?? null, aspect: id } })),
  )
}

export const sameAspect = (a: AspectTarget, b: AspectTarget | null): boolean =>
  b !== null && a.form === b.form && a.episode === b.episode && a.aspect === b.aspect

/** The aspect at hand: the one chosen, else the first that is open, else the last. */
export function currentAspect(
  tasks: readonly AspectTask[],
  chosen: AspectTarget | null,
  records: Records,
): AspectTask | null {
  return (
    tasks.find(({ target }) => sameAspect(target, chosen)) ??
    tasks.find(({ form, target }) => !isAllotted(form, records, target)) ??
    tasks.at(-1) ??
    null
  )
}

function atHand(workspace: Workspace): { readonly tasks: readonly AspectTask[]; readonly task: AspectTask | null } {
  const state = workspace.observation.store.getState()
  const tasks = aspectTasks(pointsPlaces(state, activePass(workspace)))
  return { tasks, task: currentAspect(tasks, workspace.ui.getState().aspect, state.records) }
}

const labelOf = ({ aspects }: Ipsative, aspect: string): string => aspects.find(({ id }) => id === aspect)?.label ?? ''

/** Gives a pattern more or fewer points by steps (`'all'`: all that is left), and keeps the aspect at hand. */
export function givePoints(workspace: Workspace, { form, target }: AspectTask, pattern: string, steps: number | 'all') {
  const { view, editable, records } = workspace.observation.store.getState()
  if (!editable) return say(workspace, 'read-only')
  const has = pointsAt(records, target, pattern)
  const left = pointsLeft(form, records, target)
  const points = Math.max(0, has + (steps === 'all' ? left : steps * stepOf(form)))
  workspace.ui.setState({ remark: null, aspect: target, pattern })
  if (points > has && left <= 0) return say(workspace, 'no-points-left', { code: labelOf(form, target.aspect) })
  if (points === has) return
  const name = form.patterns.find(({ id }) => id === pattern)?.label ?? ''
  const label = `${labelOf(form, target.aspect)}: ${name}`.slice(0, 80)
  // Steps such as 0.1 leave traces that nobody gave.
  const rounded = Math.round((points / stepOf(form)) * 1e6) / 1e6
  workspace.observation.edit(label, (draft) => allot(draft, view.scheme, target, pattern, rounded * stepOf(form)))
}

/** By key: the pattern at this place, from 0. When the last point is given out the next open aspect comes to hand. */
export function giveByKey(workspace: Workspace, n: number, steps: 1 | 'all'): void {
  const { task } = atHand(workspace)
  const pattern = task?.form.patterns[n]
  if (task === null || pattern === undefined) return
  givePoints(workspace, task, pattern.id, steps)
  const { records } = workspace.observation.store.getState()
  if (workspace.ui.getState().remark === null && isAllotted(task.form, records, task.target)) goToOpen(workspace, task)
}

function goToOpen(workspace: Workspace, from: AspectTask): void {
  const { tasks } = atHand(workspace)
  const { records } = workspace.observation.store.getState()
  const here = tasks.findIndex(({ target }) => sameAspect(target, from.target))
  const next = [...tasks.slice(here + 1), ...tasks.slice(0, here)].find(
    ({ form, target }) => !isAllotted(form, records, target),
  )
  if (next !== undefined) workspace.ui.setState({ aspect: next.target, pattern: null })
}

/** Says that an aspect cannot be coded, or takes that back. */
export function toggleNotCodable(workspace: Workspace, { form, target }: AspectTask): void {
  const { view, editable, records } = workspace.observation.store.getState()
  if (!editable) return say(workspace, 'read-only')
  if (form.minAspects === undefined) return say(workspace, 'always-codable')
  workspace.ui.setState({ remark: null, aspect: target })
  const label = `${labelOf(form, target.aspect)}: not codable`.slice(0, 80)
  const there = isNotCodable(records, target)
  workspace.observation.edit(there ? 'Answer taken back' : label, (draft) => {
    if (there) clearAspect(draft, form, target)
    else setAspectNotCodable(draft, view.scheme, target)
  })
}

export function notCodableByKey(workspace: Workspace): void {
  const { task } = atHand(workspace)
  if (task === null) return
  toggleNotCodable(workspace, task)
  const { records } = workspace.observation.store.getState()
  if (isNotCodable(records, task.target)) goToOpen(workspace, task)
}

/** Takes all points of the aspect at hand back. */
export function takeAllBack(workspace: Workspace): void {
  const { task } = atHand(workspace)
  if (task === null) return
  if (!workspace.observation.store.getState().editable) return say(workspace, 'read-only')
  workspace.ui.setState({ remark: null, aspect: task.target })
  workspace.observation.edit('Points taken back', (draft) => clearAspect(draft, task.form, task.target))
}

export function goToAspect(workspace: Workspace, step: 1 | -1): void {
  const { tasks, task } = atHand(workspace)
  const here = tasks.findIndex(({ target }) => sameAspect(target, task?.target ?? null))
  const next = tasks[(here + step + tasks.length) % Math.max(1, tasks.length)]
  if (next !== undefined) workspace.ui.setState({ aspect: next.target, pattern: null })
}

/** Chooses a pattern of the aspect at hand, for the keys that give more or fewer. */
export function stepPattern(workspace: Workspace, step: 1 | -1): void {
  const { task } = atHand(workspace)
  if (task === null) return
  const { patterns } = task.form
  const here = patterns.findIndex(({ id }) => id === workspace.ui.getState().pattern)
  const next = patterns[here < 0 ? (step === 1 ? 0 : patterns.length - 1) : here + step]
  if (next !== undefined) workspace.ui.setState({ aspect: task.target, pattern: next.id })
}

/** More or fewer points for the pattern that the arrows chose; the first one where none is. */
export function givePattern(workspace: Workspace, steps: 1 | -1): void {
  const { task } = atHand(workspace)
  const pattern = workspace.ui.getState().pattern ?? task?.form.patterns[0]?.id
  if (task !== null && pattern !== undefined) givePoints(workspace, task, pattern, steps)
}
