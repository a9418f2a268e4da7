import { some, type Value } from '../scheme/formula/value.ts'
import type { Where } from './evaluation-shape.ts'
import type { ObservationContent } from './observation.ts'

/** The words of the formula language that are values: seconds, and of an evidence rule the value that was given. */
export function wordAt(content: ObservationContent, name: string, where: Where): Value {
  if (name === 'value' && where.value !== undefined) return where.value
  if (name === 'bout_s' && where.boutS !== undefined) return some(where.boutS)
  if (name === 'episode_s')
    return some(where.spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0) / 1000)
  if (name === 'planned_s') return some(where.spans.reduce((sum, { kind }) => sum + plannedS(content, kind), 0))
  throw new Error(`unchecked formula: ${name} means nothing here`)
}

function plannedS({ scheme, plannedS: planned }: ObservationContent, kind: string): number {
  return planned?.[kind] ?? scheme.episodes.find(({ id }) => id === kind)?.nominalS ?? 0
}
