import { isAnswerOf } from '../scheme/modifier.ts'
import type { CodeSet, SchemeCode } from '../scheme/scheme.ts'
import type { Ms } from '../time/ms.ts'
import {
  allowedIn,
  did,
  keptModifiers,
  refused,
  rowsHere,
  withoutFrame,
  within,
  type CodingContext,
  type Draft,
  type Outcome,
} from './coding.ts'
import type { Episode } from './episode.ts'
import { withLinksOpened } from './links.ts'
import type { EventRecord } from './record.ts'
import { endOfRow, joinEqualNeighbours, writeRows, type Rows } from './rows.ts'
import { episodeOfEvent } from './streams.ts'

/** An event with its surroundings. `rows`: the events of its set in its episode that it must not overlap, itself too. */
type Found = {
  readonly event: EventRecord
  readonly set: CodeSet
  readonly episode: Episode
  readonly rows: Rows
}

function find(draft: Draft, context: CodingContext, eventId: string): Found | null {
  const records = context.reading ?? draft
  const event = records[eventId]
  if (event?.type !== 'event') return null
  const set = context.scheme.sets.find(({ id }) => id === event.set)
  const episode = episodeOfEvent(event, context.episodes)
  if (set === undefined || episode === null) return null
  const all = rowsHere(draft, context, set, episode)
  const rows = set.kind === 'state' && set.exclusive ? all : all.filter(({ code }) => code === event.code)
  return { event, set, episode, rows }
}

/** Writes rows with `changes` put in, in exhaustive sets with equal neighbours made one. */
function put(draft: Draft, { set, episode, rows }: Found, changes: readonly EventRecord[]): Rows {
  const next = rows.map((row) => changes.find(({ id }) => id === row.id) ?? row)
  const joined = set.exhaustive ? joinEqualNeighbours(next, episode) : next
  writeRows(draft, rows, joined)
  return joined
}

/**
 * Moves where an event begins. It is held between its neighbours: at least 1 ms of every state remains, nothing overlaps,
 * nothing leaves its episode. In an exhaustive set a state that touches it follows; elsewhere it is the limit. The frame
 * of the original key press no longer holds and is dropped.
 */
export function moveOnset(draft: Draft, context: CodingContext, eventId: string, toMs: Ms): Outcome {
  const found = find(draft, context, eventId)
  if (found === null) return refused('unknown-event')
  const { event, set, episode, rows } = found
  if (set.kind === 'point') {
    const at = within(toMs, episode.startMs, episode.endMs - 1)
    if (at === event.onsetMs) return refused('no-change')
    if (rows.some((row) => row.onsetMs === at)) return refused('already-there')
    put(draft, found, [{ ...withoutFrame(event), onsetMs: at }])
    return did(eventId)
  }
  const before = rows[rows.findIndex(({ id }) => id === eventId) - 1]
  const follows = set.exhaustive && before !== undefined && endOfRow(before, episode) === event.onsetMs
  const low = before === undefined ? episode.startMs : follows ? before.onsetMs + 1 : endOfRow(before, episode)
  const at = within(toMs, low, endOfRow(event, episode) - 1)
  if (at === event.onsetMs) return refused('no-change')
  put(draft, found, [{ ...withoutFrame(event), onsetMs: at }, ...(follows ? [{ ...before, offsetMs: at }] : [])])
  return did(eventId)
}

/** Moves where a state ends, held and followed like `moveOnset`. A running state gets its offset by it. */
export function moveOffset(draft: Draft, context: CodingContext, eventId: string, toMs: Ms): Outcome {
  const found = find(draft, context, eventId)
  if (found === null) return refused('unknown-event')
  const { event, set, episode, rows } = found
  if (set.kind === 'point') return refused('not-a-state')
  const after = rows[rows.findIndex(({ id }) => id === eventId) + 1]
  const follows = set.exhaustive && after !== undefined && after.onsetMs === endOfRow(event, episode)
  const high = after === undefined ? episode.endMs : follows ? endOfRow(after, episode) - 1 : after.onsetMs
  const at = within(toMs, event.onsetMs + 1, high)
  if (at === event.offsetMs) return refused('no-change')
  put(draft, found, [{ ...event, offsetMs: at }, ...(follows ? [{ ...withoutFrame(after), onsetMs: at }] : [])])
  return did(eventId)
}

/**
 * Gives an event another code of its set. Refused where the code does not belong to the episode, and where another
 * event of that code would overlap it. Modifiers that the new code does not have are dropped.
 */
export function changeCode(draft: Draft, context: CodingContext, eventId: string, codeId: string): Outcome {
  return withLinksOpened(recode(draft, context, eventId, codeId), draft, context)
}

function recode(draft: Draft, context: CodingContext, eventId: string, codeId: string): Outcome {
  const found = find(draft, context, eventId)
  if (found === null) return refused('unknown-event')
  const { event, set, episode } = found
  const code = set.codes.find(({ id }) => id === codeId)
  if (code === undefined) return refused('unknown-code')
  if (!allowedIn(code, episode)) return refused('not-in-this-episode')
  if (event.code === codeId) return refused('no-change')
  const clash = clashOf(found, code, rowsHere(draft, context, set, episode))
  if (clash !== null) return refused(clash)
  const after = put(draft, found, [{ ...event, code: codeId, modifiers: keptModifiers(event, code) }])
  return did(after.findLast((row) => row.onsetMs <= event.onsetMs)?.id ?? eventId)
}

function clashOf({ event, set, episode }: Found, code: SchemeCode, all: Rows): 'overlaps' | 'already-there' | null {
  const others = all.filter((row) => row.code === code.id && row.id !== event.id)
  if (set.kind === 'point') return others.some((row) => row.onsetMs === event.onsetMs) ? 'already-there' : null
  if (set.exclusive) return null
  const end = endOfRow(event, episode)
  return others.some((row) => row.onsetMs < end && event.onsetMs < endOfRow(row, episode)) ? 'overlaps' : null
}

/**
 * Takes an event out. In an exhaustive set the state before it, if it touches, goes on to its end, as if the key had
 * never been pressed; without one a gap remains, which the lock then names. Elsewhere nothing takes its place.
 */
export function removeEvent(draft: Draft, context: CodingContext, eventId: string): Outcome {
  return withLinksOpened(takeOut(draft, context, eventId), draft, context)
}

function takeOut(draft: Draft, context: CodingContext, eventId: string): Outcome {
  const found = find(draft, context, eventId)
  if (found === null) return removeLoose(draft, context, eventId)
  const { event, set, episode, rows } = found
  const before = rows[rows.findIndex(({ id }) => id === eventId) - 1]
  const extends_ = set.exhaustive && before !== undefined && endOfRow(before, episode) === event.onsetMs
  const rest = rows
    .filter(({ id }) => id !== eventId)
    .map((row) => (extends_ && row === before ? { ...row, offsetMs: event.offsetMs } : row))
  writeRows(draft, rows, set.exhaustive ? joinEqualNeighbours(rest, episode) : rest)
  return did(eventId)
}

/** An event outside every episode (episodes were moved after coding) has no neighbours, but can be taken out. */
function removeLoose(draft: Draft, context: CodingContext, eventId: string): Outcome {
  if ((context.reading ?? draft)[eventId]?.type !== 'event') return refused('unknown-event')
  delete draft[eventId]
  return did(eventId)
}

/** Replaces the modifiers of an event. Only modifiers of its code, and of each only what can be its answer. */
export function setModifiers(
  draft: Draft,
  context: CodingContext,
  eventId: string,
  modifiers: EventRecord['modifiers'],
): Outcome {
  const event = (context.reading ?? draft)[eventId]
  if (event?.type !== 'event') return refused('unknown-event')
  const set = context.scheme.sets.find(({ id }) => id === event.set)
  const code = set?.codes.find(({ id }) => id === event.code)
  for (const [id, value] of Object.entries(modifiers)) {
    const modifier = context.scheme.modifiers.find((candidate) => candidate.id === id)
    const known = code?.modifiers.includes(id) === true && modifier !== undefined
    if (!known || !isAnswerOf(modifier, value)) return refused('unknown-modifier')
  }
  draft[eventId] = { ...event, modifiers }
  return did(eventId)
}
