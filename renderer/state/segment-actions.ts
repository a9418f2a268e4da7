import { answerSegment, mergeSegment, splitSegment, writeSegment } from '#shared/observation/edit-segment.ts'
import type { Outcome } from '#shared/observation/coding.ts'
import { eventsOf } from '#shared/observation/observation.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { askedQuestions, isAskedOf, segmentSet, type SegmentSet } from '#shared/observation/segment-questions.ts'
import type { SegmentQuestion } from '#shared/scheme/segment.ts'
import { clockText } from './clock-text.ts'
import { markPlain, moveEdge } from './coding-actions.ts'
import { edit } from './edit.ts'
import { endOfEvent } from './event-ends.ts'
import type { ObservationState } from './observation-store.ts'
import type { Pass } from './passes.ts'
import { activePass, contentOf, say, type Workspace } from './workspace.ts'

/** A segment with its set. */
export type Segment = { readonly event: EventRecord; readonly set: SegmentSet }

type Recorded = Pick<ObservationState, 'view' | 'records'>

/** The segments of a pass in the order of time. */
export function segmentsOf({ view, records }: Recorded, pass: Pass): Segment[] {
  const sets = new Map(pass.segments.flatMap((id) => [[id, segmentSet(view.scheme, id)] as const]))
  return eventsOf(records).flatMap((event) => {
    const set = sets.get(event.set)
    return set === null || set === undefined ? [] : [{ event, set }]
  })
}

/** The questions that are asked of a segment by what is answered so far. */
export function questionsOf(
  { view }: Pick<ObservationState, 'view'>,
  { event, set }: Segment,
): readonly SegmentQuestion[] {
  return isAskedOf(set, event) ? askedQuestions(view.scheme, set.segment, event.answers ?? {}) : []
}

const isOpen = ({ event }: Segment, { id }: SegmentQuestion): boolean => event.answers?.[id] === undefined

/** How many things of a segment are open: its text where it is required, and the questions asked by now. */
export function openOf(state: Pick<ObservationState, 'view'>, segment: Segment): number {
  const { event, set } = segment
  if (!isAskedOf(set, event)) return 0
  const questions = questionsOf(state, segment).filter((each) => each.required && isOpen(segment, each))
  return questions.length + (set.segment.text === 'required' && event.text === undefined ? 1 : 0)
}

function segmentById(workspace: Workspace, id: string): Segment | null {
  const { view, records } = workspace.observation.store.getState()
  const event = records[id]
  const set = event?.type === 'event' ? segmentSet(view.scheme, event.set) : null
  return event?.type === 'event' && set !== null ? { event, set } : null
}

/** The selected segment, or else the last one that begins by the frame on screen. */
function atHand(workspace: Workspace): Segment | null {
  const { selectedId } = workspace.ui.getState()
  const selected = selectedId === null ? null : segmentById(workspace, selectedId)
  if (selected !== null) return selected
  const { atMs } = workspace.player.currentMoment()
  const all = segmentsOf(workspace.observation.store.getState(), activePass(workspace))
  return all.findLast(({ event }) => event.onsetMs <= atMs) ?? null
}

/**
 * The key of a segment: begins one at the frame on screen, or ends the one that is there and goes on to its text. A
 * segment that is written or answered already is not cut by it.
 */
export function pressSegment(
  workspace: Workspace,
  setId: string,
  codeId: string,
  event: { readonly timeStamp: number },
): void {
  const state = workspace.observation.store.getState()
  const { atMs } = workspace.player.currentMoment()
  const content = contentOf(state)
  const here = segmentsOf(state, activePass(workspace)).find(
    (each) =>
      each.set.id === setId && each.event.onsetMs <= atMs && atMs < Math.max(endOfEvent(each.event, content), 0),
  )
  if (here !== undefined && (here.event.text !== undefined || here.event.answers !== undefined)) {
    workspace.ui.setState({ selectedId: here.event.id })
    return say(workspace, 'segment-there')
  }
  const outcome = markPlain(workspace, setId, codeId, event)
  if (outcome?.done !== true) return
  const done = segmentById(workspace, outcome.eventId)
  if (done === null) return
  workspace.ui.setState({ selectedId: done.event.id, segment: null })
  if (here?.event.id !== done.event.id || !isAskedOf(done.set, done.event)) return
  const resume = workspace.player.store.getState().playing
  workspace.player.pause()
  workspace.ui.setState({
    tab: 'segments',
    segment: { eventId: done.event.id, at: firstPart(workspace, done), resume },
  })
}

/** Where work on a segment begins: at its text, or where it has none at its first open question. */
function firstPart(workspace: Workspace, segment: Segment): string | null {
  if (segment.set.segment.text !== 'none') return null
  return (
    nextOpen(workspace, segment, null) ?? questionsOf(workspace.observation.store.getState(), segment)[0]?.id ?? null
  )
}

function nextOpen(workspace: Workspace, segment: Segment, after: string | null): string | null {
  const asked = questionsOf(workspace.observation.store.getState(), segment)
  const onward = asked.slice(asked.findIndex(({ id }) => id === after) + 1)
  return onward.find((each) => isOpen(segment, each))?.id ?? null
}

/** Selects a segment and plays it again and again. */
export function chooseSegment(workspace: Workspace, { event }: Segment): void {
  const { player, ui, observation } = workspace
  const endMs = endOfEvent(event, contentOf(observation.store.getState()))
  ui.setState({ selectedId: event.id, segment: null, loopEdge: null, remark: null })
  if (endMs <= event.onsetMs) return player.seekTo(event.onsetMs)
  player.setLoop({ startMs: event.onsetMs, endMs })
  player.seekTo(event.onsetMs)
  player.play()
}

/** Goes to the segment after or before the one at hand. */
export function stepSegment(workspace: Workspace, step: 1 | -1): void {
  const all = segmentsOf(workspace.observation.store.getState(), activePass(workspace))
  const here = all.findIndex(({ event }) => event.id === atHand(workspace)?.event.id)
  const next = all[here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + step))]
  if (next !== undefined) chooseSegment(workspace, next)
}

/** Turns to the text of the segment at hand. */
export function toText(workspace: Workspace): void {
  const segment = atHand(workspace)
  if (segment === null) return say(workspace, 'no-segment')
  const { event, set } = segment
  if (set.segment.text === 'none' || !isAskedOf(set, event)) return toQuestions(workspace)
  workspace.ui.setState({
    selectedId: event.id,
    tab: 'segments',
    segment: { eventId: event.id, at: null, resume: false },
  })
}

/** Turns to the first open question about the segment at hand, or to its first. */
export function toQuestions(workspace: Workspace): void {
  const segment = atHand(workspace)
  if (segment === null) return say(workspace, 'no-segment')
  const { event } = segment
  const first = questionsOf(workspace.observation.store.getState(), segment)[0]?.id
  const at = nextOpen(workspace, segment, null) ?? first
  if (at === undefined) return
  workspace.ui.setState({ selectedId: event.id, tab: 'segments', segment: { eventId: event.id, at, resume: false } })
}

/** Goes on from the text to the questions, from one question to the next, and from the last one back to the film. */
export function goOn(workspace: Workspace): void {
  const { segment: task } = workspace.ui.getState()
  const segment = task === null ? null : segmentById(workspace, task.eventId)
  if (task === null || segment === null) return workspace.ui.setState({ segment: null })
  const at = nextOpen(workspace, segment, task.at)
  if (at !== null) return workspace.ui.setState({ segment: { ...task, at } })
  workspace.ui.setState({ segment: null })
  if (!task.resume) return
  workspace.player.setLoop(null)
  workspace.player.seekTo(endOfEvent(segment.event, contentOf(workspace.observation.store.getState())))
  workspace.player.play()
}

/** Goes back to the question before, and from the first one to the text. */
export function goBack(workspace: Workspace): void {
  const { segment: task } = workspace.ui.getState()
  const segment = task === null ? null : segmentById(workspace, task.eventId)
  if (task === null || segment === null) return
  const asked = questionsOf(workspace.observation.store.getState(), segment)
  const before = asked[asked.findIndex(({ id }) => id === task.at) - 1]
  const at = before?.id ?? (segment.set.segment.text === 'none' ? task.at : null)
  workspace.ui.setState({ segment: { ...task, at } })
}

export function writeText(workspace: Workspace, id: string, text: string): void {
  const event = workspace.observation.store.getState().records[id]
  if (event?.type !== 'event') return
  const label = `Text at ${clockText(event.onsetMs)}`
  tell(
    workspace,
    edit(workspace, label, (draft, context) => writeSegment(draft, context, id, text)),
  )
}

/** Answers a question and goes on to the next open one. `option` null takes the answer back and stays. */
export function answerQuestion(workspace: Workspace, id: string, question: string, option: string | null): void {
  const segment = segmentById(workspace, id)
  if (segment === null) return
  const asked = segment.set.segment.questions.find((each) => each.id === question)
  const label = `${asked?.label ?? ''} at ${clockText(segment.event.onsetMs)}`
  const outcome = edit(workspace, label, (draft, context) => answerSegment(draft, context, id, question, option))
  if (outcome === undefined || (!outcome.done && outcome.why !== 'no-change')) return tell(workspace, outcome)
  const task = workspace.ui.getState().segment
  const resume = task?.eventId === id && task.resume
  workspace.ui.setState({ segment: { eventId: id, at: question, resume } })
  if (option !== null) goOn(workspace)
}

/** Answers the question at hand with the option under a key, or by its place. */
export function answerByKey(workspace: Workspace, by: { readonly key: string } | { readonly place: number }): void {
  const task = workspace.ui.getState().segment
  if (task === null || task.at === null) return
  const question = segmentById(workspace, task.eventId)?.set.segment.questions.find(({ id }) => id === task.at)
  const option = 'key' in by ? question?.options.find(({ key }) => key === by.key) : question?.options[by.place]
  if (option !== undefined) answerQuestion(workspace, task.eventId, task.at, option.id)
}

/** Cuts the segment at hand at the frame on screen; the second part is selected. */
export function splitHere(workspace: Workspace): void {
  const segment = atHand(workspace)
  if (segment === null) return say(workspace, 'no-segment')
  const { atMs } = workspace.player.currentMoment()
  const outcome = edit(workspace, `Segment split at ${clockText(atMs)}`, (draft, context) =>
    splitSegment(draft, context, segment.event.id, atMs),
  )
  tell(workspace, outcome)
  if (outcome?.done === true) workspace.ui.setState({ selectedId: outcome.eventId, segment: null })
}

/** Makes one segment of the one at hand and the next. */
export function mergeWithNext(workspace: Workspace): void {
  const segment = atHand(workspace)
  if (segment === null) return say(workspace, 'no-segment')
  const outcome = edit(workspace, `Segments merged at ${clockText(segment.event.onsetMs)}`, (draft, context) =>
    mergeSegment(draft, context, segment.event.id),
  )
  tell(workspace, outcome)
  if (outcome?.done === true) workspace.ui.setState({ selectedId: outcome.eventId, segment: null })
}

/** Moves an edge of the segment at hand to the frame on screen. */
export function edgeHere(workspace: Workspace, side: 'start' | 'end'): void {
  const segment = atHand(workspace)
  if (segment === null) return say(workspace, 'no-segment')
  moveEdge(workspace, segment.event.id, side, workspace.player.currentMoment().atMs)
}

function tell(workspace: Workspace, outcome: Outcome | undefined): void {
  if (outcome?.done === false && outcome.why !== 'no-change') say(workspace, `refused.${outcome.why}`, { code: '' })
}
