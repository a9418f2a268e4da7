import {
  addMark,
  addNote,
  answerContext,
  clearContext,
  clearRating,
  rate,
  removeMark,
  removeNote,
  setNotCodable,
  type RatingTarget,
} from '#shared/observation/answers.ts'
import type { Derivation } from '#shared/observation/derived-ratings.ts'
import { evaluationOf, type Evaluation, type Where } from '#shared/observation/evaluation.ts'
import { episodeAt } from '#shared/observation/episode.ts'
import { ratingRecordId, type Records } from '#shared/observation/record.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import { isOnScale } from '#shared/scheme/scale-points.ts'
import type { RatingScale } from '#shared/scheme/scheme.ts'
import { clockText } from './clock-text.ts'
import { activePass, contentOf, say, type Workspace } from './workspace.ts'

/** One rating to give: a scale in an episode, or (episode null) of the whole recording. */
export type RatingTask = RatingTarget & {
  readonly scale: RatingScale
  /** What it follows from as long as the coder does not give it; null where no rule of the scheme holds. */
  readonly derived: Derivation | null
}

/**
 * The ratings to give, episode by episode and in the order of the scheme; whole-recording scales last. A scale with a
 * condition is there only where it holds, one that a rule leaves out only where it does not.
 */
export function ratingTasks(content: ObservationContent, ratings: readonly string[]): RatingTask[] {
  const scales = content.scheme.ratings.filter((scale) => ratings.includes(scale.id))
  if (scales.length === 0) return []
  const evaluation = evaluationOf(content)
  const perEpisode = evaluation.episodes.flatMap((episode) =>
    scales
      .filter((scale) => scale.scope === 'episode')
      .filter((scale) => isAskedAt(evaluation, scale, evaluation.inEpisode(episode)))
      .map((scale) => ({
        ...{ rating: scale.id, episode: episode.id, scale },
        derived: evaluation.derived(scale.id, episode.id),
      })),
  )
  const whole = scales
    .filter((scale) => scale.scope === 'session')
    .filter((scale) => isAskedAt(evaluation, scale, evaluation.whole))
    .map((scale) => ({ rating: scale.id, episode: null, scale, derived: evaluation.derived(scale.id, null) }))
  return [...perEpisode, ...whole]
}

const isAskedAt = (evaluation: Evaluation, scale: RatingScale, where: Where): boolean =>
  !evaluation.isSkipped(scale, where) && (scale.showIf === null || evaluation.holds(scale.showIf, where))

export function sameTask(a: RatingTarget, b: RatingTarget | null): boolean {
  return b !== null && a.rating === b.rating && a.episode === b.episode
}

/** Whether a rating has a value or a reason for having none. */
export function isAnswered(records: Records, { rating, episode }: RatingTarget): boolean {
  const record = records[ratingRecordId(rating, episode)]
  return record?.type === 'rating' && (record.value !== null || record.notCodable !== null)
}

/** Whether nobody has to give it any more: it is answered, or follows by a rule. */
export function isSettled(records: Records, task: RatingTask): boolean {
  const { derived } = task
  const follows = derived !== null && (derived.value.ok || derived.value.missing !== 'pending')
  return isAnswered(records, task) || follows
}

/** The rating at hand: the one chosen, else the first that is open, else the first. */
export function currentTask(
  tasks: readonly RatingTask[],
  chosen: RatingTarget | null,
  records: Records,
): RatingTask | null {
  return (
    tasks.find((task) => sameTask(task, chosen)) ?? tasks.find((task) => !isSettled(records, task)) ?? tasks[0] ?? null
  )
}

function tasksOf(workspace: Workspace): RatingTask[] {
  return ratingTasks(contentOf(workspace.observation.store.getState()), activePass(workspace).ratings)
}

function atHand(workspace: Workspace): RatingTask | null {
  const { records } = workspace.observation.store.getState()
  return currentTask(tasksOf(workspace), workspace.ui.getState().rating, records)
}

const target = ({ rating, episode }: RatingTask): RatingTarget => ({ rating, episode })

export function rateWith(workspace: Workspace, task: RatingTask, value: number): void {
  const { view, editable } = workspace.observation.store.getState()
  if (!editable) return say(workspace, 'read-only')
  workspace.ui.setState({ rating: target(task), remark: null })
  const done = workspace.observation.edit(`${task.scale.label}: ${value}`.slice(0, 80), (draft) =>
    rate(draft, view.scheme, target(task), value),
  )
  if (done?.done === false) say(workspace, `refused.${done.why}`, { code: task.scale.label })
}

/** Rates the scale at hand with the digit of the key; 0 asks why it cannot be rated, unless 0 is on the scale. */
export function rateByDigit(workspace: Workspace, digit: number): void {
  const task = atHand(workspace)
  if (task === null) return
  if (digit === 0 && task.scale.min > 0) askReason(workspace, task)
  else rateWith(workspace, task, digit)
}

/** Whether a scale has half points: the values that Shift and a digit give. */
export function hasHalves(scale: RatingScale): boolean {
  return isOnScale(scale, Math.floor(scale.min) + 0.5) || isOnScale(scale, Math.floor(scale.max) - 0.5)
}

/** Rates the scale at hand with the half point above the digit of the key. */
export function rateHalf(workspace: Workspace, digit: number): void {
  const task = atHand(workspace)
  if (task !== null) rateWith(workspace, task, digit + 0.5)
}

export function askReason(workspace: Workspace, task: RatingTask): void {
  const { view, editable } = workspace.observation.store.getState()
  if (!editable) return say(workspace, 'read-only')
  if (task.scale.notCodable.length === 0) return say(workspace, 'no-reasons')
  workspace.ui.setState({
    rating: target(task),
    prompt: {
      title: 'Why can it not be rated?',
      options: task.scale.notCodable.map((reason) => reason.text),
      onChoose: (index) => {
        const reason = task.scale.notCodable[index]
        workspace.ui.setState({ prompt: null })
        if (reason === undefined) return
        workspace.observation.edit(`${task.scale.label}: cannot be rated`.slice(0, 80), (draft) =>
          setNotCodable(draft, view.scheme, target(task), reason.code),
        )
      },
      onSkip: null,
    },
  })
}

export function unrate(workspace: Workspace, task: RatingTask): void {
  workspace.observation.edit(`${task.scale.label}: taken back`.slice(0, 80), (draft) =>
    clearRating(draft, target(task)),
  )
}

export function goToTask(workspace: Workspace, step: 1 | -1): void {
  const tasks = tasksOf(workspace)
  const here = atHand(workspace)
  const index = tasks.findIndex((task) => sameTask(task, here))
  const next = tasks[(index + step + tasks.length) % Math.max(1, tasks.length)]
  if (next !== undefined) workspace.ui.setState({ rating: target(next) })
}

/** Keeps the moment on screen as evidence: for the scale at hand, or for one asked for where none is at hand. */
export function markEvidence(workspace: Workspace, markId: string): void {
  const moment = workspace.player.currentMoment()
  const { view, editable } = workspace.observation.store.getState()
  if (!editable) return say(workspace, 'read-only')
  const add = (rating: RatingScale): void => {
    const episode = rating.scope === 'session' ? null : (episodeAt(view.episodes, moment.atMs)?.id ?? null)
    if (rating.scope === 'episode' && episode === null)
      return say(workspace, 'refused.outside-episodes', { code: rating.label })
    workspace.observation.edit(`Evidence at ${clockText(moment.atMs)}`, (draft) =>
      addMark(draft, view.scheme, workspace.newId(), { mark: markId, rating: rating.id, episode, atMs: moment.atMs }),
    )
  }
  const task = atHand(workspace)
  if (task !== null) return add(task.scale)
  const resume = workspace.player.store.getState().playing
  workspace.player.pause()
  workspace.ui.setState({
    prompt: {
      title: 'Example for which scale?',
      options: view.scheme.ratings.map((rating) => rating.label),
      onChoose: (index) => {
        workspace.ui.setState({ prompt: null })
        const rating = view.scheme.ratings[index]
        if (rating !== undefined) add(rating)
        if (resume) workspace.player.play()
      },
      onSkip: null,
    },
  })
}

export function unmarkEvidence(workspace: Workspace, id: string): void {
  workspace.observation.edit('Evidence taken out', (draft) => removeMark(draft, id))
}

export function answer(workspace: Workspace, item: string, value: string | number): void {
  const { view } = workspace.observation.store.getState()
  workspace.observation.edit('Answer', (draft) => answerContext(draft, view.scheme, item, value))
}

export function takeBack(workspace: Workspace, item: string): void {
  workspace.observation.edit('Answer taken back', (draft) => clearContext(draft, item))
}

export function note(workspace: Workspace, text: string, atMoment: boolean): void {
  const atMs = atMoment ? workspace.player.currentMoment().atMs : null
  workspace.observation.edit('Note', (draft) => addNote(draft, workspace.newId(), text, atMs))
}

export function unnote(workspace: Workspace, id: string): void {
  workspace.observation.edit('Note taken out', (draft) => removeNote(draft, id))
}
