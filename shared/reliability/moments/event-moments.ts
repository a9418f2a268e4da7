import { withToleranceOf } from '../../scheme/aim-tolerance.ts'
import type { Episode } from '../../observation/episode.ts'
import type { CodeSet, Scheme } from '../../scheme/scheme.ts'
import { NOTHING, type Moment, type MomentClass, type MomentSide } from '../../study/moment.ts'
import { ms } from '../../time/ms.ts'
import { differingDetail, hasDetail } from './event-detail.ts'
import type { CodingPair, MomentRules } from './moment-context.ts'
import { pairPoints } from './pair-points.ts'
import { placedEvents, type PlacedEvent } from './placed-events.ts'
import { sharedTime, stateLayers, type Stretch } from './state-layers.ts'

/** Names of what is decided about events; the consensus builds its events from the same keys. */
export const stretchKey = (set: string, episode: string, layer: string | null, start: number): string =>
  `state:${set}:${episode}:${layer ?? ''}:${start}`
export const pointKey = (set: string, episode: string, first: string, second: string): string =>
  `point:${set}:${episode}:${first}:${second}`
export const detailKey = (set: string, episode: string, first: string, second: string): string =>
  `detail:${set}:${episode}:${first}:${second}`

type Place = {
  readonly pair: CodingPair
  readonly rules: MomentRules
  readonly set: CodeSet
  readonly episode: Episode
}
type Both = { readonly first: readonly PlacedEvent[]; readonly second: readonly PlacedEvent[] }

/** Every difference between the events of one set, episode by episode, in order of time within each. */
export function eventMoments(pair: CodingPair, set: CodeSet, asked: MomentRules): Moment[] {
  const { scheme, episodes } = pair
  const rules = withToleranceOf(scheme, set.id, asked)
  const first = placedEvents({ scheme, episodes, records: pair.first }, set)
  const second = placedEvents({ scheme, episodes, records: pair.second }, set)
  return episodes.flatMap((episode) => {
    const both = { first: first.get(episode.id) ?? [], second: second.get(episode.id) ?? [] }
    const place = { pair, rules, set, episode }
    return set.kind === 'point' ? pointMoments(place, both) : stateMoments(place, both)
  })
}

function stateMoments(place: Place, { first, second }: Both): Moment[] {
  const { set, episode, rules } = place
  const layers = stateLayers(set, first, second, episode.endMs - episode.startMs)
  const stretches = layers.flatMap(({ code, stretches: list }) =>
    list.flatMap((stretch) => (stretch.differs ? [stretchMoment(place, code, stretch)] : [])),
  )
  if (!hasDetail(set)) return stretches
  const details = sharedTime(first, second).flatMap(([a, b]) => detailMoment(place, a, b) ?? [])
  return [...stretches, ...details].sort((a, b) => a.startMs - b.startMs)

  function stretchMoment({ pair }: Place, layer: string | null, stretch: Stretch): Moment {
    const size = stretch.end - stretch.start
    const kind = stretch.offByMs === null ? kindOf(stretch.first, stretch.second) : 'time'
    return {
      ...common(place, kind),
      key: stretchKey(set.id, episode.id, layer, stretch.start),
      startMs: ms(episode.startMs + stretch.start),
      endMs: ms(episode.startMs + stretch.end),
      first: codeSide(set, stretch.first, recordAt(first, stretch.first, stretch.start)),
      second: codeSide(set, stretch.second, recordAt(second, stretch.second, stretch.start)),
      size,
      offByMs: stretch.offByMs,
      subject: subjectOf(pair.scheme, set),
      due: kind !== 'time' || size > rules.pointToleranceMs,
    }
  }
}

const recordAt = (events: readonly PlacedEvent[], code: string, at: number): string | null =>
  events.findLast((event) => event.code === code && event.start <= at && at < event.end)?.record.id ?? null

function kindOf(first: string, second: string): MomentClass {
  if (second === NOTHING) return 'only_first'
  return first === NOTHING ? 'only_second' : 'code'
}

function pointMoments(place: Place, { first, second }: Both): Moment[] {
  const { set, rules } = place
  const procedure = new Set(set.codes.filter((code) => code.procedure).map(({ id }) => id))
  const judged = (events: readonly PlacedEvent[]): PlacedEvent[] => events.filter(({ code }) => !procedure.has(code))
  const { pairs, onlyFirst, onlySecond } = pairPoints(judged(first), judged(second), rules.pointToleranceMs)
  const found = [
    ...pairs.flatMap(([a, b]) => pairMoment(place, a, b) ?? []),
    ...onlyFirst.map((event) => pointMoment(place, 'only_first', event, null)),
    ...onlySecond.map((event) => pointMoment(place, 'only_second', null, event)),
  ]
  return found.sort((a, b) => a.startMs - b.startMs)
}

function pairMoment(place: Place, a: PlacedEvent, b: PlacedEvent): Moment | null {
  if (a.code !== b.code) return pointMoment(place, 'code', a, b)
  const detail = hasDetail(place.set) ? detailMoment(place, a, b) : null
  if (detail !== null) return detail
  // Within the tolerance, or the two would be no pair: told, but nothing has to be settled.
  return a.start === b.start ? null : { ...pointMoment(place, 'time', a, b), due: false }
}

function pointMoment(place: Place, kind: MomentClass, a: PlacedEvent | null, b: PlacedEvent | null): Moment {
  const { set, episode, pair } = place
  const times = [a, b].flatMap((event) => (event === null ? [] : [episode.startMs + event.start]))
  const offByMs = a === null || b === null ? null : b.start - a.start
  return {
    ...common(place, kind),
    key: pointKey(set.id, episode.id, a?.record.id ?? '', b?.record.id ?? ''),
    startMs: ms(Math.min(...times)),
    endMs: ms(Math.max(...times)),
    first: codeSide(set, a?.code ?? NOTHING, a?.record.id ?? null),
    second: codeSide(set, b?.code ?? NOTHING, b?.record.id ?? null),
    size: offByMs === null ? null : Math.abs(offByMs),
    offByMs,
    subject: subjectOf(pair.scheme, set),
    due: true,
  }
}

function detailMoment(place: Place, a: PlacedEvent, b: PlacedEvent): Moment | null {
  const { set, episode, pair, rules } = place
  const one = { event: a.record, records: pair.first }
  const other = { event: b.record, records: pair.second }
  const differing = differingDetail(pair.scheme, set, one, other, rules.pointToleranceMs)
  if (differing.length === 0) return null
  const words = (of: 'first' | 'second'): string => differing.map((each) => `${each.name}: ${each[of]}`).join('; ')
  const point = pointMoment(place, 'detail', a, b)
  const isPoint = set.kind === 'point'
  return {
    ...point,
    key: detailKey(set.id, episode.id, a.record.id, b.record.id),
    startMs: isPoint ? point.startMs : ms(episode.startMs + Math.max(a.start, b.start)),
    endMs: isPoint ? point.endMs : ms(episode.startMs + Math.min(a.end, b.end)),
    first: { ...point.first, words: words('first') },
    second: { ...point.second, words: words('second') },
    size: null,
    offByMs: null,
  }
}

function common({ set, episode, pair }: Place, kind: MomentClass) {
  const { label } = set
  const subject = pair.scheme.subjects.find(({ id }) => id === set.subject)?.label ?? ''
  const named = subject === '' || label.toLowerCase().startsWith(subject.toLowerCase())
  return {
    kind,
    source: { kind: 'set', id: set.id },
    label: named ? label : `${subject} ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    episode: episode.id,
    episodeKind: episode.kind,
  } as const
}

const subjectOf = (scheme: Scheme, set: CodeSet): string | null =>
  scheme.subjects.find(({ id }) => id === set.subject)?.id ?? null

function codeSide(set: CodeSet, code: string, recordId: string | null): MomentSide {
  const label = set.codes.find(({ id }) => id === code)?.label
  return { value: code, words: label ?? 'no code', recordId: code === NOTHING ? null : recordId }
}
