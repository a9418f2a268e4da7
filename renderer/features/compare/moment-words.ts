import { isByRule, type Moment, type MomentClass } from '#shared/study/moment.ts'
import { clock, shortClock } from '../../ui/format/time.ts'

/** Classes as they stand in lists, in their order there; the coders by their codes where they are known. */
export const classOrder: readonly MomentClass[] = [
  'code',
  'only_first',
  'only_second',
  'time',
  'detail',
  'rating',
  'answer',
]

export function className(kind: MomentClass, [first, second]: readonly [string, string]): string {
  const names: Readonly<Record<MomentClass, string>> = {
    code: 'Another code',
    only_first: `Only ${first}`,
    only_second: `Only ${second}`,
    time: 'Another time',
    detail: 'Another answer about it',
    rating: 'Rating',
    answer: 'Answer',
  }
  return names[kind]
}

/** How far apart the two are: `0.8 s`, `3 points`, `5 items`; empty where there is no distance. */
export function sizeWords({ kind, size, source }: Pick<Moment, 'kind' | 'size' | 'source'>): string {
  if (size === null) return ''
  if (kind === 'rating') return `${Number(size.toFixed(2))} ${Number(size.toFixed(2)) === 1 ? 'point' : 'points'}`
  if (source.kind !== 'set') return `${size} ${size === 1 ? 'answer' : 'answers'}`
  return size === 0 ? '' : `${(size / 1000).toFixed(size < 100 ? 2 : 1)} s`
}

/** What of it is when: a stretch, a moment, or the whole episode. */
export function whenWords({ source, startMs, endMs, episodeKind }: Moment, episode: (kind: string) => string): string {
  if (source.kind !== 'set' && source.kind !== 'grid')
    return episodeKind === null ? 'whole recording' : episode(episodeKind)
  return endMs - startMs < 1 ? clock(startMs) : `${clock(startMs)} – ${endWords(startMs, endMs)}`
}

const endWords = (startMs: number, endMs: number): string =>
  endMs - startMs < 60_000 ? clock(endMs) : shortClock(endMs)

/** Who put one change later, in words; null where it is something else. */
export function offByWords({ kind, offByMs }: Moment, [first, second]: readonly [string, string]): string | null {
  if (kind !== 'time' || offByMs === null) return null
  const seconds = (Math.abs(offByMs) / 1000).toFixed(Math.abs(offByMs) < 100 ? 2 : 1)
  return `${offByMs > 0 ? second : first} ${seconds} s later`
}

/** Why a difference is told and not asked for. */
export function whyNotDue({ kind, first, second }: Pick<Moment, 'kind' | 'first' | 'second'>): string {
  if (kind === 'time') return 'within the tolerance of the study.'
  if (isByRule(first) && isByRule(second)) return 'it follows from what is settled.'
  return 'too small, or not a score.'
}
