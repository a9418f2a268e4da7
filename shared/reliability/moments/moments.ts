import type { Moment, MomentFilter, MomentSide } from '../../study/moment.ts'
import type { ItemSource, Variable } from '../../scheme/variables.ts'
import { eventMoments } from './event-moments.ts'
import { contextMoments, itemMoments, ratingMoments, wholeFormMoments } from './form-moments.ts'
import type { CodingPair, MomentRules } from './moment-context.ts'

/**
 * Every difference between two locked codings of a recording: ratings and forms first, then what happens in time. Each
 * has a key of its own, the same however often it is worked out, so that a decision can name it.
 */
export function moments(pair: CodingPair, rules: MomentRules): Moment[] {
  const inTime = pair.scheme.sets.flatMap((set) => eventMoments(pair, set, rules))
  return [
    ...ratingMoments(pair, rules),
    ...itemMoments(pair),
    ...wholeFormMoments(pair),
    ...contextMoments(pair),
    ...inTime.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs),
  ]
}

/** Whether a difference belongs to a variable. A composite may rest on anything in its episode, so everything there does. */
export function isOfVariable(moment: Moment, { source, sourceId, item, episode }: Variable): boolean {
  if (episode !== null && moment.episodeKind !== null && moment.episodeKind !== episode) return false
  if (source === 'composite') return moment.source.kind !== 'context'
  if (item !== undefined) return isOfItem(moment, item)
  return moment.source.kind === source && moment.source.id === sourceId
}

/** Of an item that has a record of its own, that record; of all else the whole form, or set, that it belongs to. */
function isOfItem({ source, first, second }: Moment, item: ItemSource): boolean {
  if ('set' in item) return source.kind === 'set' && source.id === item.set
  if (source.kind === 'set' || source.id !== item.form) return false
  if (item.kind !== 'checklist' && item.kind !== 'interval') return true
  const start = `answer:${item.form}:${item.item}:`
  return [first, second].some(({ recordId }) => recordId?.startsWith(start) === true)
}

/** Whether a difference is asked for, classes aside: these are counted before they are chosen from. */
export function isAskedFor(moment: Moment, { first, second, minSize }: MomentFilter): boolean {
  if (first !== undefined && !isNamed(moment.first, first)) return false
  if (second !== undefined && !isNamed(moment.second, second)) return false
  return minSize === undefined || moment.size === null || moment.size >= minSize
}

/** A cell may be named as it is stored or as it is read. */
const isNamed = ({ value, words }: MomentSide, name: string): boolean => value === name || words === name
