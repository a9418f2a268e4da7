import { answersByCue, linkOf } from '#shared/observation/links.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import type { RowLink } from './rows.ts'

const none: readonly RowLink[] = []

/** The links of the selected event: to its cue, and from those that answer it. */
export function linksOf({ scheme, records }: ObservationContent, selectedId: string | null): readonly RowLink[] {
  const selected = selectedId === null ? undefined : records[selectedId]
  // Schemes without links need no look through the records.
  if (selected?.type !== 'event' || !scheme.sets.some(({ linksTo }) => linksTo !== undefined)) return none
  const line = (from: EventRecord, to: EventRecord): RowLink => ({
    from: { row: from.set, atMs: from.onsetMs },
    to: { row: to.set, atMs: to.onsetMs },
  })
  const link = linkOf(scheme, records, selected)
  const own = link?.kind === 'linked' || link?.kind === 'early' ? [line(selected, link.cue)] : []
  const answers = answersByCue(scheme, records).get(selected.id) ?? []
  return [...own, ...answers.map((answer) => line(answer, selected))]
}
