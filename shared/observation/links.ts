import { mayBeCue } from '../scheme/links.ts'
import type { CodeSet, Scheme } from '../scheme/scheme.ts'
import type { Episode } from './episode.ts'
import type { EventRecord, ObservationRecord, Records } from './record.ts'
import { episodeOfEvent } from './streams.ts'

/**
 * Where the link of an event stands. `open`: not asked yet, or the cue is gone; `none`: there is no cue; `early`: the
 * cue begins after the event, so that one of the two times or the link is wrong.
 */
export type LinkState =
  | { readonly kind: 'linked' | 'early'; readonly cue: EventRecord }
  | { readonly kind: 'open' }
  | { readonly kind: 'none' }

/** Of one event; null in sets that are not linked. A link to what is not there, or may not be a cue, counts as open. */
export function linkOf(scheme: Scheme, records: Records, event: EventRecord): LinkState | null {
  const set = setOf(scheme, event)
  if (set?.linksTo === undefined) return null
  if (event.linkTo === null) return { kind: 'none' }
  const cue = cueAt(set, records, event.linkTo)
  if (cue === null) return { kind: 'open' }
  return { kind: cue.onsetMs > event.onsetMs ? 'early' : 'linked', cue }
}

export function setOf(scheme: Scheme, event: Pick<EventRecord, 'set'>): CodeSet | undefined {
  return scheme.sets.find(({ id }) => id === event.set)
}

export function cueAt(set: CodeSet, records: Records, id: string | undefined): EventRecord | null {
  const cue = id === undefined ? undefined : records[id]
  return cue?.type === 'event' && mayBeCue(set, cue.set, cue.code) ? cue : null
}

/**
 * The cues to propose for an event, the likeliest first: those at or before it in its episode within the set's time,
 * the latest first. Codes whose time is missing can be cues too: a coder may have to say what followed them.
 */
export function cueCandidates(
  { scheme, records, episodes }: { scheme: Scheme; records: Records; episodes: readonly Episode[] },
  event: EventRecord,
): EventRecord[] {
  const set = setOf(scheme, event)
  if (set?.linksTo === undefined) return []
  const from = event.onsetMs - set.linksTo.withinS * 1000
  const episode = episodeOfEvent(event, episodes)?.id
  return Object.values(records)
    .filter((record) => record.type === 'event')
    .filter((record) => mayBeCue(set, record.set, record.code) && record.id !== event.id)
    .filter(({ onsetMs }) => onsetMs <= event.onsetMs && onsetMs >= from)
    .filter((record) => episodeOfEvent(record, episodes)?.id === episode)
    .sort((a, b) => b.onsetMs - a.onsetMs || b.order - a.order)
}

type Draft = Record<string, ObservationRecord>
type Reading = { readonly scheme: Scheme; readonly reading?: Records | undefined }

/**
 * Opens the links whose cue is no longer there, or is now under a code that may not be one. Part of the step that took
 * the cue away, so that its undo brings the links back.
 * @returns how many were opened
 */
function openLostLinks(draft: Draft, { scheme, reading }: Reading): number {
  const linking = new Map(scheme.sets.filter(({ linksTo }) => linksTo !== undefined).map((set) => [set.id, set]))
  if (linking.size === 0) return 0
  let opened = 0
  for (const record of Object.values(reading ?? draft)) {
    if (record.type !== 'event' || typeof record.linkTo !== 'string') continue
    const set = linking.get(record.set)
    const now = draft[record.id]
    if (set === undefined || now?.type !== 'event' || typeof now.linkTo !== 'string') continue
    if (cueAt(set, draft, now.linkTo) !== null) continue
    const { linkTo: _lost, ...open } = now
    draft[record.id] = open
    opened += 1
  }
  return opened
}

/** What an edit came to, once the links that lost their cue by it are open: `opened` says how many, where there are any. */
export function withLinksOpened<Outcome extends { readonly done: boolean }>(
  outcome: Outcome,
  draft: Draft,
  context: Reading,
): Outcome & { readonly opened?: number } {
  const opened = outcome.done ? openLostLinks(draft, context) : 0
  return opened === 0 ? outcome : { ...outcome, opened }
}

/** The events that are linked to each cue, by the cue's id, in order of time. */
export function answersByCue(scheme: Scheme, records: Records): ReadonlyMap<string, readonly EventRecord[]> {
  const answers = new Map<string, EventRecord[]>()
  for (const record of Object.values(records)) {
    if (record.type !== 'event' || typeof record.linkTo !== 'string') continue
    if (linkOf(scheme, records, record)?.kind === 'open') continue
    const list = answers.get(record.linkTo)
    if (list === undefined) answers.set(record.linkTo, [record])
    else list.push(record)
  }
  for (const list of answers.values()) list.sort((a, b) => a.onsetMs - b.onsetMs || a.order - b.order)
  return answers
}
