import { answersByCue } from '#shared/observation/links.ts'
import { eventsOf, type ObservationContent } from '#shared/observation/observation.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { episodeOfEvent } from '#shared/observation/streams.ts'
import { mayBeCue } from '#shared/scheme/links.ts'
import { isBlank } from '#shared/scheme/modifier.ts'
import { ms } from '#shared/time/ms.ts'
import { askOpen, questionsOf, type EventQuestion } from './event-questions.ts'
import type { Pass } from './passes.ts'
import { activePass, contentOf, type Workspace } from './workspace.ts'

/** An event to visit, and whether what this pass needs to know of it is still open. */
export type Visit = { readonly event: EventRecord; readonly open: boolean }

/**
 * The events that a pass goes to, in order of time. One is open while a required modifier that the pass asks has no
 * answer, or while nothing of the pass is linked to it, though it could be. What is not required never keeps it open.
 */
export function visitsOf(content: ObservationContent, { visitEach, sets }: Pass): Visit[] {
  if (visitEach === null) return []
  const { scheme, records, episodes } = content
  const answers = answersByCue(scheme, records)
  const linking = scheme.sets.filter((set) => sets.includes(set.id) && set.linksTo !== undefined)
  const codes = new Map(scheme.sets.flatMap((set) => set.codes.map((code) => [`${set.id} ${code.id}`, code] as const)))
  return eventsOf(records)
    .filter((event) => visitEach.sets.includes(event.set) && episodeOfEvent(event, episodes) !== null)
    .map((event) => {
      const asked = questionsInPass(content, visitEach, event)
      const unanswered = asked.some(
        (question) =>
          question.kind === 'modifier' && question.modifier.required && isBlank(event.modifiers[question.modifier.id]),
      )
      const missing = codes.get(`${event.set} ${event.code}`)?.missing === true
      const unlinked =
        !missing &&
        linking.some((set) => mayBeCue(set, event.set, event.code)) &&
        !(answers.get(event.id) ?? []).some(({ set }) => linking.some(({ id }) => id === set))
      return { event, open: unanswered || unlinked }
    })
}

function questionsInPass(
  { scheme }: Pick<ObservationContent, 'scheme'>,
  visitEach: NonNullable<Pass['visitEach']>,
  event: EventRecord,
): EventQuestion[] {
  return questionsOf(scheme, event).filter(
    (question) => question.kind === 'modifier' && visitEach.modifiers?.includes(question.modifier.id) === true,
  )
}

function atHand(workspace: Workspace) {
  const content = contentOf(workspace.observation.store.getState())
  const visits = visitsOf(content, activePass(workspace))
  const { visit } = workspace.ui.getState()
  return { visits, here: visits.findIndex(({ event }) => event.id === visit) }
}

/** Goes to an event: plays its moment over and over, and asks what the pass asks of it. */
export function visitEvent(workspace: Workspace, event: EventRecord): void {
  const { visitEach } = activePass(workspace)
  if (visitEach === null) return
  const { player, ui } = workspace
  const startMs = ms(Math.max(0, Math.round(event.onsetMs - visitEach.leadS * 1000)))
  const endMs = ms(Math.min(player.durationMs, Math.round(event.onsetMs + visitEach.tailS * 1000)))
  ui.setState({ visit: event.id, selectedId: event.id, remark: null, loopEdge: null, prompt: null })
  player.setLoop({ startMs, endMs })
  player.seekTo(startMs)
  player.play()
  askVisited(workspace)
}

/** Asks what is open of the event at hand and belongs to this pass. */
export function askVisited(workspace: Workspace): void {
  const { visits, here } = atHand(workspace)
  const { visitEach } = activePass(workspace)
  const visit = visits[here]
  if (visit === undefined || visitEach === null) return
  const content = contentOf(workspace.observation.store.getState())
  askOpen(workspace, visit.event.id, questionsInPass(content, visitEach, visit.event), () => undefined)
}

/** On to the next event that is open, after the last one from the beginning; with none open, to the next one. */
export function visitNext(workspace: Workspace): void {
  const { visits, here } = atHand(workspace)
  const around = [...visits.slice(here + 1), ...visits.slice(0, here + 1)]
  const next = around.find(({ open }) => open) ?? around[0]
  if (next !== undefined) visitEvent(workspace, next.event)
}

export function visitPrevious(workspace: Workspace): void {
  const { visits, here } = atHand(workspace)
  const previous = visits[Math.max(0, here - 1)]
  if (previous !== undefined) visitEvent(workspace, previous.event)
}
