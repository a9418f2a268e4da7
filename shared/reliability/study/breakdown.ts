import type { StudyDataset } from '../../study/dataset.ts'
import type { PartKind } from '../../study/reliability-detail.ts'
import { independentPair, type CodedRecording, type Coding } from './collect.ts'
import { byCode, type CoderCode } from './figures.ts'

/**
 * Below so many recordings a part has no figure: its interval would say "anything". It is not assessable, never a
 * fail.
 */
export const leastOfPart = 5

/** A recording coded twice, its codings in the order of the coders' codes. */
export type Twice = {
  readonly recording: CodedRecording
  readonly coders: readonly [string, string]
  readonly codings: readonly [Coding, Coding]
}

export function codedTwice(recordings: readonly CodedRecording[], code: CoderCode): readonly Twice[] {
  return recordings.flatMap((recording) => {
    const pair = independentPair(recording)
    if (pair === null) return []
    const codings = byCode(pair, code)
    return [{ recording, codings, coders: [code(codings[0].coder), code(codings[1].coder)] as const }]
  })
}

/** Places of the recordings that belong to a part; of a coder's part, the coder (who then comes first in each pair). */
export type Group = {
  readonly kind: Exclude<PartKind, 'code'>
  readonly key: string
  readonly label: string
  readonly members: readonly number[]
  readonly coder: string | null
}

type Traits = { readonly site: string; readonly time: string; readonly age: string }

/**
 * The parts of double-coded recordings: by pair, by coder against the others, by site, time point and age band. A kind
 * with a single part is left out, since it repeats the whole; so is "by coder" where there is only one pair.
 */
export function groupsOf(dataset: StudyDataset, twice: readonly Twice[]): readonly Group[] {
  const traits = traitsOf(dataset)
  const of = (one: Twice): Traits => traits.get(one.recording.recordingId) ?? { site: '', time: '', age: '' }
  const bands = bandLabels(dataset.plan.ageBandWeeks)
  const times = dataset.recordings.toSorted((a, b) => a.timeOrder - b.timeOrder).map(({ timePoint }) => timePoint)
  const pairs = grouped('pair', twice, (one) => [one.coders.join(' · ')])
  return [
    ...pairs,
    ...(pairs.length === 0 ? [] : grouped('coder', twice, (one) => one.coders)),
    ...grouped('site', twice, (one) => [of(one).site]),
    ...grouped('time', twice, (one) => [of(one).time], [...new Set(times)]),
    ...grouped('age', twice, (one) => [of(one).age], [...bands, unknownAge]),
  ]
}

const unknownAge = 'age not given'

function traitsOf({ recordings, plan }: StudyDataset): ReadonlyMap<string, Traits> {
  return new Map(
    recordings.map(({ id, site, timePoint, childAgeWeeks }) => [
      id,
      { site, time: timePoint, age: ageBandOf(childAgeWeeks, plan.ageBandWeeks) },
    ]),
  )
}

const ascending = (ends: readonly number[]): readonly number[] => [...new Set(ends)].sort((a, b) => a - b)

/** `0-13 weeks`, `14-26 weeks`, ..., `53 weeks and more`. */
export function bandLabels(ends: readonly number[]): readonly string[] {
  const all = ascending(ends)
  const bounded = all.map((end, i) => `${i === 0 ? 0 : (all[i - 1] ?? 0) + 1}–${end} weeks`)
  return [...bounded, all.length === 0 ? 'all ages' : `${(all.at(-1) ?? 0) + 1} weeks and more`]
}

/** The band of an age in weeks; a fraction of a week belongs to the week that has begun. */
export function ageBandOf(weeks: number | null, ends: readonly number[]): string {
  if (weeks === null || !Number.isFinite(weeks)) return unknownAge
  const all = ascending(ends)
  const place = all.findIndex((end) => Math.floor(weeks) <= end)
  return bandLabels(ends)[place === -1 ? all.length : place] ?? unknownAge
}

function grouped(
  kind: Group['kind'],
  twice: readonly Twice[],
  keys: (one: Twice) => readonly string[],
  order?: readonly string[],
): readonly Group[] {
  const members = new Map<string, number[]>()
  twice.forEach((one, i) => {
    for (const key of keys(one)) {
      const list = members.get(key) ?? []
      members.set(key, list)
      list.push(i)
    }
  })
  if (members.size < 2) return []
  const place = (key: string): number => order?.indexOf(key) ?? 0
  const sorted = [...members.keys()].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
  return sorted.map((key) => ({
    kind,
    key,
    label: key === '' ? 'not given' : key,
    members: members.get(key) ?? [],
    coder: kind === 'coder' ? key : null,
  }))
}
