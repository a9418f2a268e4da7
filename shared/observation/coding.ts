import type { CodeSet, Scheme, SchemeCode } from '../scheme/scheme.ts'
import { ms, type Ms } from '../time/ms.ts'
import { episodeAt, type Episode } from './episode.ts'
import { withLinksOpened } from './links.ts'
import type { EventRecord, ObservationRecord, Records } from './record.ts'
import { endOfRow, insertState, joinEqualNeighbours, rowsOf, writeRows, type Rows } from './rows.ts'

export { effectiveOffset } from './streams.ts'

/** The records of an observation while they are being edited: a plain object or an immer draft of one. */
export type Draft = Record<string, ObservationRecord>

/** What coding needs besides the records. */
export type CodingContext = {
  readonly scheme: Scheme
  readonly episodes: readonly Episode[]
  readonly durationMs: Ms
  /** A fresh record id; asked for only when a record is made. */
  readonly newId: () => string
  /** Order of entry for a new event: above every order in use (`nextOrder`). */
  readonly order: number
  /**
   * The same records as plain values, for reading. Reading through an immer draft makes a proxy for each record it
   * touches, which is felt with tens of thousands of events. Only for the first edit of a draft: later ones would
   * read what was there before.
   */
  readonly reading?: Records | undefined
  /**
   * The events of a set as plain values, where the caller keeps them by set: then an edit need not look through all
   * records. In any order; the same caution as for `reading`.
   */
  readonly eventsOfSet?: ((set: string) => Iterable<EventRecord>) | undefined
}

export type Refusal =
  | 'unknown-set'
  | 'unknown-code'
  | 'unknown-event'
  | 'unknown-modifier'
  | 'no-link'
  | 'needs-cue'
  | 'outside-episodes'
  | 'not-in-this-episode'
  | 'already-running'
  | 'already-there'
  | 'overlaps'
  | 'not-a-state'
  | 'text-too-long'
  | 'outside-segment'
  | 'no-next-segment'
  | 'no-change'

/** `eventId`: the event that now holds the moment; for an ended or removed state the one that was ended or removed. */
export type Outcome =
  | {
      readonly done: true
      readonly eventId: string
      /** How many links lost their cue by it and are open again; absent where none did. */
      readonly opened?: number
    }
  | { readonly done: false; readonly why: Refusal }

export type Press = {
  readonly set: string
  readonly code: string
  readonly atMs: Ms
  /** The camera and frame on screen when the key went down. */
  readonly camera?: string | undefined
  readonly frame?: number | undefined
  readonly modifiers?: EventRecord['modifiers'] | undefined
}

export const refused = (why: Refusal): Outcome => ({ done: false, why })
export const did = (eventId: string): Outcome => ({ done: true, eventId })

/**
 * What pressing a code's key at a moment does. States are half-open and stay within the episode of the press.
 *
 * - Exclusive states: what was there ends at the press. Pressed within `[a, b)` the new state takes `[atMs, b)`; pressed
 *   exactly at an onset it replaces that state's code; in a gap it runs to the next onset of the set in the episode, or
 *   on (offset null) if there is none. The code that is there already: refused as `already-running`; in a set that need
 *   not cover everything it ends there instead. In exhaustive sets equal neighbours become one state. Where an exhaustive
 *   set has a default, a gap that ends at the press is filled with it, back to the state before or the episode's start.
 * - Other states: each code for itself. A press begins it, the next press ends it; what would have no length goes.
 * - Points: added, unless the same code stands at the same millisecond (`already-there`).
 */
export function pressCode(draft: Draft, context: CodingContext, press: Press): Outcome {
  return withLinksOpened(pressed(draft, context, press), draft, context)
}

function pressed(draft: Draft, context: CodingContext, press: Press): Outcome {
  const found = findCode(context, press)
  if ('why' in found) return refused(found.why)
  const { set, episode } = found
  const rows = rowsHere(draft, context, set, episode)
  if (set.kind === 'point') return addPoint(draft, context, press, rows)
  const same = set.exclusive ? rows : rows.filter((row) => row.code === press.code)
  const current = same.find((row) => row.onsetMs <= press.atMs && press.atMs < endOfRow(row, episode))
  if (current?.code === press.code) {
    if (set.exhaustive) return refused('already-running')
    writeRows(draft, rows, endedAt(rows, current, press.atMs))
    return did(current.id)
  }
  const fresh = current?.onsetMs === press.atMs ? recoded(current, found.code, press) : newEvent(context, press)
  const next = insertState(withDefault(same, { context, set, episode, press }), fresh, current ?? null)
  const joined = set.exhaustive ? joinEqualNeighbours(next, episode) : next
  writeRows(draft, same, joined)
  const holder = joined.find((row) => row.onsetMs <= press.atMs && press.atMs < endOfRow(row, episode))
  return did(holder?.id ?? fresh.id)
}

type DefaultAt = {
  readonly context: CodingContext
  readonly set: CodeSet
  readonly episode: Episode
  readonly press: Press
}

/** Puts the default of an exhaustive set into the gap that ends at the press, if there is one. */
function withDefault(rows: Rows, { context, set, episode, press }: DefaultAt): Rows {
  const usual = set.codes.find(({ id }) => id === set.default)
  if (!set.exhaustive || usual === undefined || !allowedIn(usual, episode)) return rows
  const before = rows.findLast((row) => row.onsetMs <= press.atMs)
  const onsetMs = before === undefined ? episode.startMs : endOfRow(before, episode)
  if (onsetMs >= press.atMs) return rows
  const filling = {
    ...newEvent(context, { set: set.id, code: usual.id, atMs: onsetMs }),
    offsetMs: press.atMs,
    order: context.order + 1,
  }
  return [...rows, filling].sort((a, b) => a.onsetMs - b.onsetMs || a.order - b.order)
}

type Found = { readonly set: CodeSet; readonly code: SchemeCode; readonly episode: Episode }

/** The events of a set in an episode, by the quickest way that the context offers. */
export function rowsHere(draft: Draft, context: CodingContext, set: CodeSet, episode: Episode): Rows {
  const all = context.eventsOfSet?.(set.id) ?? Object.values(context.reading ?? draft)
  return rowsOf(all, set, episode, context.episodes)
}

/** The code and the episode that a press means, or why it cannot be. */
function findCode({ scheme, episodes }: CodingContext, press: Press): Found | { readonly why: Refusal } {
  const set = scheme.sets.find(({ id }) => id === press.set)
  if (set === undefined) return { why: 'unknown-set' }
  const code = set.codes.find(({ id }) => id === press.code)
  if (code === undefined) return { why: 'unknown-code' }
  const episode = episodeAt(episodes, press.atMs)
  if (episode === null) return { why: 'outside-episodes' }
  return allowedIn(code, episode) ? { set, code, episode } : { why: 'not-in-this-episode' }
}

export function allowedIn(code: SchemeCode, episode: Episode): boolean {
  return code.episodes.length === 0 || code.episodes.includes(episode.kind)
}

function newEvent({ newId, order }: CodingContext, press: Press): EventRecord {
  return {
    type: 'event',
    id: newId(),
    set: press.set,
    code: press.code,
    onsetMs: press.atMs,
    offsetMs: null,
    ...seen(press),
    modifiers: press.modifiers ?? {},
    note: '',
    order,
  }
}

function seen({ camera, frame }: Press): Pick<EventRecord, 'camera' | 'frame'> {
  return { ...(camera === undefined ? {} : { camera }), ...(frame === undefined ? {} : { frame }) }
}

/** The same event under another code: modifiers that the new code does not have are dropped. */
function recoded(event: EventRecord, code: SchemeCode, press: Press): EventRecord {
  const modifiers = press.modifiers ?? keptModifiers(event, code)
  return { ...withoutFrame(event), code: code.id, modifiers, ...seen(press) }
}

export function keptModifiers(event: EventRecord, code: SchemeCode): EventRecord['modifiers'] {
  return Object.fromEntries(Object.entries(event.modifiers).filter(([id]) => code.modifiers.includes(id)))
}

/** An event whose onset no longer is the frame that was on screen. */
export function withoutFrame({ camera: _camera, frame: _frame, ...event }: EventRecord): EventRecord {
  return event
}

function endedAt(rows: Rows, current: EventRecord, atMs: Ms): Rows {
  if (current.onsetMs === atMs) return rows.filter((row) => row !== current)
  return rows.map((row) => (row === current ? { ...row, offsetMs: atMs } : row))
}

function addPoint(draft: Draft, context: CodingContext, press: Press, rows: Rows): Outcome {
  if (rows.some((row) => row.code === press.code && row.onsetMs === press.atMs)) return refused('already-there')
  const event = newEvent(context, press)
  draft[event.id] = event
  return did(event.id)
}

/** One more than the highest order of entry in use; 1 for the first event. */
export function nextOrder(records: Records): number {
  let highest = 0
  for (const record of Object.values(records)) if (record.type === 'event') highest = Math.max(highest, record.order)
  return highest + 1
}

/** Keeps a moment within bounds that lie the right way round; used where an edge is dragged past its neighbours. */
export function within(at: Ms, low: number, high: number): Ms {
  return ms(Math.min(Math.max(at, low), high))
}
