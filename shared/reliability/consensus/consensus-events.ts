import { withToleranceOf } from '../../scheme/aim-tolerance.ts'
import type { Episode } from '../../observation/episode.ts'
import type { EventRecord } from '../../observation/record.ts'
import type { CodeSet } from '../../scheme/scheme.ts'
import type { Choice } from '../../study/consensus.ts'
import { NOTHING } from '../../study/moment.ts'
import { ms } from '../../time/ms.ts'
import { detailKey, pointKey, stretchKey } from '../moments/event-moments.ts'
import type { CodingPair, MomentRules } from '../moments/moment-context.ts'
import { pairPoints } from '../moments/pair-points.ts'
import { placedEvents, type PlacedEvent } from '../moments/placed-events.ts'
import { sharedTime, stateLayers } from '../moments/state-layers.ts'

type Side = 'first' | 'second'
type Decided = ReadonlyMap<string, Choice>
type Both = { readonly first: readonly PlacedEvent[]; readonly second: readonly PlacedEvent[] }

/** An event of the consensus: what it is made after, and which events of the coders it stands for. */
type Made = { readonly event: Omit<EventRecord, 'id' | 'order'>; readonly from: Side; readonly of: readonly string[] }

type Place = {
  readonly set: CodeSet
  readonly episode: Episode
  readonly base: Side
  readonly decided: Decided
  readonly rules: MomentRules
}

/** The events of a consensus, with ids of their own; links lead to the consensus's own events. */
export function consensusEvents(pair: CodingPair, base: Side, decided: Decided, asked: MomentRules): EventRecord[] {
  const { scheme, episodes } = pair
  const made = scheme.sets.flatMap((set) => {
    const rules = withToleranceOf(scheme, set.id, asked)
    const first = placedEvents({ scheme, episodes, records: pair.first }, set)
    const second = placedEvents({ scheme, episodes, records: pair.second }, set)
    return episodes.flatMap((episode) => {
      const both = { first: first.get(episode.id) ?? [], second: second.get(episode.id) ?? [] }
      const place = { set, episode, base, decided, rules }
      return set.kind === 'point' ? madePoints(place, both) : madeStates(place, both)
    })
  })
  return linked(made)
}

/** Ids in order of time within each set; what an event answers is looked up among what stands for the coder's cue. */
function linked(made: readonly Made[]): EventRecord[] {
  const inOrder = [...made].sort((a, b) => a.event.onsetMs - b.event.onsetMs)
  const ids = new Map<Made, string>(inOrder.map((one, n) => [one, `${one.event.set}-${n + 1}`]))
  const standsFor = new Map<string, string>()
  for (const one of inOrder) for (const source of one.of) standsFor.set(source, ids.get(one) ?? '')
  return inOrder.map((one, order) => {
    const { linkTo, ...event } = one.event
    const record = { ...event, id: ids.get(one) ?? '', order }
    if (linkTo === undefined) return record
    return { ...record, linkTo: linkTo === null ? null : (standsFor.get(`${one.from} ${linkTo}`) ?? null) }
  })
}

const otherOf = (side: Side): Side => (side === 'first' ? 'second' : 'first')
const named = (side: Side, event: PlacedEvent): string => `${side} ${event.record.id}`

/** An event without its maker's own words; camera and frame named the moment of its onset, and go where that moves. */
function after(source: PlacedEvent, from: Side, of: readonly string[]): Made {
  const { id: _, order: __, ...event } = source.record
  return { event: { ...event, note: '' }, from, of }
}

function madeStates(place: Place, both: Both): Made[] {
  const { set, episode, base, decided } = place
  const shared = sharedTime(both.first, both.second)
  return stateLayers(set, both.first, both.second, episode.endMs - episode.startMs).flatMap((layer) => {
    const runs: { code: string; start: number; end: number }[] = []
    for (const stretch of layer.stretches) {
      const choice = stretch.differs
        ? decided.get(stretchKey(set.id, episode.id, layer.code, stretch.start))
        : undefined
      const code = choice?.choice === 'other' ? (choice.other ?? NOTHING) : stretch[choice?.choice ?? base]
      const last = runs.at(-1)
      if (last?.code === code && last.end === stretch.start) last.end = stretch.end
      else runs.push({ code, start: stretch.start, end: stretch.end })
    }
    return runs.flatMap((run) => (run.code === NOTHING ? [] : [madeState(place, both, shared, run)]))
  })
}

function madeState(
  { set, episode, base, decided }: Place,
  both: Both,
  shared: readonly (readonly [PlacedEvent, PlacedEvent])[],
  { code, start, end }: { code: string; start: number; end: number },
): Made {
  const within = (side: Side): PlacedEvent[] =>
    both[side].filter((event) => event.code === code && event.start < end && event.end > start)
  const longest = (events: readonly PlacedEvent[]): PlacedEvent | undefined =>
    [...events].sort((a, b) => time(b) - time(a))[0]
  const time = (event: PlacedEvent): number => Math.min(event.end, end) - Math.max(event.start, start)
  const of = (['first', 'second'] as const).flatMap((side) => within(side).map((event) => named(side, event)))
  const times = { onsetMs: ms(episode.startMs + start), offsetMs: ms(episode.startMs + end) }
  let from = within(base).length > 0 ? base : otherOf(base)
  let source = longest(within(from))
  if (source === undefined)
    return { event: { type: 'event', set: set.id, code, ...times, modifiers: {}, note: '' }, from, of }
  const asked = shared.find((pair) => pair[from === 'first' ? 0 : 1] === source && decided.has(keyOf(pair)))
  const choice = asked === undefined ? undefined : decided.get(keyOf(asked))?.choice
  if (asked !== undefined && (choice === 'first' || choice === 'second')) {
    from = choice
    source = asked[choice === 'first' ? 0 : 1]
  }
  const { camera: _, frame: __, ...event } = after(source, from, of).event
  const sameOnset = source.start === start && source.record.onsetMs === times.onsetMs
  return { event: { ...(sameOnset ? after(source, from, of).event : event), ...times }, from, of }

  function keyOf([a, b]: readonly [PlacedEvent, PlacedEvent]): string {
    return detailKey(set.id, episode.id, a.record.id, b.record.id)
  }
}

function madePoints({ set, episode, base, decided, rules }: Place, both: Both): Made[] {
  const procedure = new Set(set.codes.filter((code) => code.procedure).map(({ id }) => id))
  const judged = (events: readonly PlacedEvent[]): PlacedEvent[] => events.filter(({ code }) => !procedure.has(code))
  const given = both[base]
    .filter(({ code }) => procedure.has(code))
    .map((event) => after(event, base, [named(base, event)]))
  const { pairs, onlyFirst, onlySecond } = pairPoints(judged(both.first), judged(both.second), rules.pointToleranceMs)
  const settled = (a: PlacedEvent | null, b: PlacedEvent | null): Made | null => {
    const [first, second] = [a?.record.id ?? '', b?.record.id ?? '']
    const choice =
      decided.get(pointKey(set.id, episode.id, first, second)) ??
      decided.get(detailKey(set.id, episode.id, first, second))
    const side = choice === undefined || choice.choice === 'other' ? base : choice.choice
    const isOther = choice?.choice === 'other'
    const own = { first: a, second: b }
    const from = own[side] === null && isOther ? otherOf(side) : side
    const event = own[from]
    if (event === null || (isOther && choice.other === NOTHING)) return null
    const of = [...(a === null ? [] : [named('first', a)]), ...(b === null ? [] : [named('second', b)])]
    const one = after(event, from, of)
    return isOther ? { ...one, event: { ...one.event, code: choice.other ?? event.code, modifiers: {} } } : one
  }
  const alone = [...onlyFirst.map((event) => settled(event, null)), ...onlySecond.map((event) => settled(null, event))]
  return [...given, ...pairs.map(([a, b]) => settled(a, b)), ...alone].filter((one) => one !== null)
}
