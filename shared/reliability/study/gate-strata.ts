import type { MissingCode } from '../../scheme/missing-codes.ts'
import { judged } from '../../observation/scores.ts'
import type { Variable } from '../../scheme/variables.ts'
import type { Look, StudyDataset } from '../../study/dataset.ts'
import type { Bias, Blinding, Independence, Stratum, Uncodable, VariableEvidence } from '../../study/gate/evidence.ts'
import { mean, standardDeviation } from '../summaries.ts'
import { ageBandOf, bandLabels } from './breakdown.ts'
import { blindingItem, independentPair, type CodedRecording, type Coding, type CollectedScheme } from './collect.ts'
import { byCode, type CoderCode } from './figures.ts'

type Kind = 'site' | 'time' | 'age'
type Place = { readonly name: string; readonly order: number }

/** A recording with a locked coding, and its two codings if it has two. */
type Placed = {
  readonly recording: CodedRecording
  readonly primary: Coding | null
  readonly pair: readonly [Coding, Coding] | null
}

/** A site, time point or age band, with the places in the list of the recordings that belong to it. */
type Group = Place & { readonly members: readonly number[] }

/** The recordings of one scheme as the gate looks at them: made once, for all variables. */
export type GateRecordings = {
  readonly placed: readonly Placed[]
  /** What belongs nowhere is in no group. */
  readonly groups: Readonly<Record<Kind, readonly Group[]>>
  readonly code: CoderCode
}

/** The band of an age in weeks; null where the age is not known. */
function ageBand(weeks: number | null, ends: readonly number[]): Place | null {
  const name = ageBandOf(weeks, ends)
  const order = bandLabels(ends).indexOf(name)
  return order === -1 ? null : { name, order }
}

export function gateRecordings(from: CollectedScheme, dataset: StudyDataset, code: CoderCode): GateRecordings {
  const known = new Map(dataset.recordings.map((one) => [one.id, one]))
  const ends = dataset.plan.ageBandWeeks
  const of = from.recordings.map(({ recordingId }) => known.get(recordingId))
  const placed = from.recordings.map((recording): Placed => {
    const pair = independentPair(recording)
    const primary = recording.codings.find(({ role }) => role === 'primary') ?? null
    return { recording, primary, pair: pair === null ? null : byCode(pair, code) }
  })
  const groups = {
    site: grouped(of.map((one) => (one === undefined || one.site === '' ? null : { name: one.site, order: 0 }))),
    time: grouped(of.map((one) => (one === undefined ? null : { name: one.timePoint, order: one.timeOrder }))),
    age: grouped(of.map((one) => (one === undefined ? null : ageBand(one.childAgeWeeks, ends)))),
  }
  return { placed, groups, code }
}

/** The places of a list by what stands there, in the order of places, then by name. */
function grouped(places: readonly (Place | null)[]): Group[] {
  const found = new Map<string, Place & { readonly members: number[] }>()
  places.forEach((place, at) => {
    if (place === null) return
    const group = found.get(place.name) ?? { ...place, members: [] }
    found.set(place.name, group)
    group.members.push(at)
  })
  return [...found.values()].sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1))
}

/** What of a list stands at some places, without what is not there. */
const taken = <T>(list: readonly (T | null)[], members: readonly number[]): T[] =>
  members.flatMap((at) => list[at] ?? [])

/** G04: of each site and time point, the locked recordings and those coded twice. */
export function strataOf({ placed, groups }: GateRecordings): Stratum[] {
  const locked = placed.map((one) => (one.primary === null ? null : one))
  return (['site', 'time'] as const).flatMap((kind) =>
    groups[kind].map(({ name, members }) => {
      const here = taken(locked, members)
      return { kind, name, locked: here.length, doubleCoded: here.filter(({ pair }) => pair !== null).length }
    }),
  )
}

/** G05: pairs in which one coder was shown the other's coding before both were locked. */
export function independenceOf(
  { placed, code }: GateRecordings,
  schemeId: string,
  looks: readonly Look[],
): Independence {
  const byRecording = new Map<string, Look[]>()
  for (const look of looks) {
    if (look.schemeId !== schemeId) continue
    byRecording.set(look.recordingId, [...(byRecording.get(look.recordingId) ?? []), look])
  }
  const coders = new Set<string>()
  let pairs = 0
  let opened = 0
  for (const { recording, pair } of placed) {
    if (pair === null) continue
    pairs += 1
    const early = (byRecording.get(recording.recordingId) ?? []).filter(
      (look) => isEarly(look, pair) || isEarly(look, [pair[1], pair[0]]),
    )
    if (early.length === 0) continue
    opened += 1
    for (const { by } of early) coders.add(code(by))
  }
  return { pairs, opened, coders: [...coders].sort() }
}

/**
 * Whether the first coder was shown the second's coding before both were locked. What the second completed later, given
 * back with a new version of the scheme, is no earlier for that; what the first completes then is, knowing the other's.
 */
function isEarly({ by, of, at, ofLockedAt }: Look, [own, other]: readonly [Coding, Coding]): boolean {
  if (by !== own.coder || of !== other.coder) return false
  return at < own.lockedAt || at < (ofLockedAt ?? other.lockedAt)
}

/** G16: recordings whose coders answered what they learnt; one coder who learnt something is enough. */
export function blindingOf(from: CollectedScheme): Blinding | null {
  if (!from.scheme.context.some(({ id }) => id === blindingItem)) return null
  const answered = from.recordings.filter(({ codings }) => codings.some(({ unblinded }) => unblinded !== null))
  return {
    asked: answered.length,
    broken: answered.filter(({ codings }) => codings.some(({ unblinded }) => unblinded === true)).length,
  }
}

/** Reasons that come from the recording or the coder; the others (not planned, skipped by a rule) are as they should be. */
const uncodableReasons: readonly MissingCode[] = [
  'stopped_request',
  'technical',
  'too_short',
  'not_visible',
  'not_codable',
]

type Score = { readonly value: number | null; readonly uncodable: boolean }
const nothing: Score = { value: null, uncodable: false }

function scoreOf(coding: Coding | null, variable: string): Score {
  const row = coding?.scores.get(variable)
  if (row === undefined) return nothing
  const { value, missing } = judged(row)
  return { value, uncodable: missing !== null && uncodableReasons.includes(missing) }
}

type Both = { readonly coders: readonly [string, string]; readonly a: number; readonly b: number }

/** What both coders gave, in place of each recording; null where one of them gave nothing. */
function scoredTwice({ placed, code }: GateRecordings, variable: string): (Both | null)[] {
  return placed.map(({ pair }) => {
    if (pair === null) return null
    const [a, b] = [scoreOf(pair[0], variable).value, scoreOf(pair[1], variable).value]
    return a === null || b === null ? null : { coders: [code(pair[0].coder), code(pair[1].coder)], a, b }
  })
}

/** G08: mean differences by pair of coders and, where coders change, of each coder from the others. */
function biasesOf(both: readonly Both[]): Bias[] {
  const pairs = new Map<string, number[]>()
  const coders = new Map<string, number[]>()
  const add = (to: Map<string, number[]>, key: string, difference: number): void => {
    const list = to.get(key) ?? []
    to.set(key, list)
    list.push(difference)
  }
  for (const {
    coders: [first, second],
    a,
    b,
  } of both) {
    add(pairs, `${first} against ${second}`, a - b)
    add(coders, first, a - b)
    add(coders, second, b - a)
  }
  const listed = (kind: Bias['kind'], of: ReadonlyMap<string, readonly number[]>): Bias[] =>
    [...of]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([who, differences]) => ({ kind, who, n: differences.length, mean: mean(differences) }))
  return [...listed('pair', pairs), ...(pairs.size > 1 ? listed('coder', coders) : [])]
}

/** G15: recordings without a value by site and time point, and where one of two coders could code it. */
function uncodableOf({ placed, groups }: GateRecordings, variable: string): VariableEvidence['uncodable'] {
  const uncodable = placed.map(({ primary }) => (primary === null ? null : scoreOf(primary, variable).uncodable))
  const parts = (['site', 'time'] as const).flatMap((kind) =>
    groups[kind].map(({ name, members }): Uncodable => {
      const here = taken(uncodable, members)
      return { kind, name, n: here.length, without: here.filter(Boolean).length }
    }),
  )
  const pairs = placed.flatMap(({ pair }) => (pair === null ? [] : [pair]))
  const differ = pairs.filter(([a, b]) => scoreOf(a, variable).uncodable !== scoreOf(b, variable).uncodable)
  return { parts, pairs: pairs.length, differ: differ.length }
}

/** The parts of what is there; a kind with one part only repeats the whole and is left out. */
function partsWith<T>(
  { groups }: GateRecordings,
  list: readonly (T | null)[],
  figure: (members: readonly T[]) => number | null,
): VariableEvidence['parts'] {
  return (['site', 'time', 'age'] as const).flatMap((kind) => {
    const parts = groups[kind]
      .map(({ name, order, members }) => ({ name, order, here: taken(list, members) }))
      .filter(({ here }) => here.length > 0)
    if (parts.length < 2) return []
    return parts.map(({ name, order, here }) => ({ kind, name, order, n: here.length, value: figure(here) }))
  })
}

/** What the gate asks of a score besides its figures over all recordings. `icc`: the same form as over all of them. */
export function scoreEvidence(
  recordings: GateRecordings,
  { name }: Variable,
  icc: (pairs: readonly (readonly [number, number])[]) => number | null,
): VariableEvidence {
  const both = scoredTwice(recordings, name)
  const first = (among: readonly Placed[]): number | null =>
    standardDeviation(among.flatMap(({ primary }) => scoreOf(primary, name).value ?? []))
  return {
    biases: biasesOf(both.filter((one) => one !== null)),
    spread: { twice: first(recordings.placed.filter(({ pair }) => pair !== null)), all: first(recordings.placed) },
    parts: partsWith(recordings, both, (members) => icc(members.map(({ a, b }) => [a, b] as const))),
    uncodable: uncodableOf(recordings, name),
  }
}

/** The same of what is no scale: it has neither bias nor spread. `figure` answers the agreement on some recordings. */
export function otherEvidence(
  recordings: GateRecordings,
  { name, type }: Variable,
  figure: (recordings: readonly CodedRecording[]) => number | null,
): VariableEvidence {
  const twice = recordings.placed.map(({ recording, pair }) => (pair === null ? null : recording))
  const uncodable = type === 'numeric' ? uncodableOf(recordings, name) : null
  return { biases: null, spread: null, parts: partsWith(recordings, twice, figure), uncodable }
}
