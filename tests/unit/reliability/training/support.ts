import type { LockedObservation } from '#shared/study/dataset.ts'
import type { PairedCodings } from '#shared/study/drift.ts'
import type { Records } from '#shared/observation/record.ts'
import { ms } from '#shared/time/ms.ts'
import { ratings, threeEpisodes } from '../../observation/builders.ts'
import { rating, recordsOf } from '../../study/dataset-builder.ts'

function coding(id: string, personId: string, day: number, records: Records): LockedObservation {
  return {
    ...{ id, assignmentId: `as-${id}`, recordingId: `r-${id}`, personId, personName: `Name of ${personId}` },
    ...{ role: 'check' as const, startedAt: dayAt(day - 1), lockedAt: dayAt(day) },
    content: { scheme: ratings, episodes: threeEpisodes, durationMs: ms(60_000), records },
  }
}

export const dayAt = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()

/** One coding beside its master: what each gave sensitivity in play, on which day of January the coder locked. */
export function pair(day: number, own: number | null, master: number | null, person = 'ann'): PairedCodings {
  return {
    coder: coding(`${person}-${String(day)}`, person, day, recordsOf(rating('sen', own))),
    reference: coding(`m-${String(day)}`, 'exp', 1, recordsOf(rating('sen', master))),
  }
}
