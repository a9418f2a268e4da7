import type { ObservationStatus } from '../assignment.ts'
import type { MigratedCoding } from './migrate-coding.ts'
import type { MigrationPlan } from './migration-item.ts'
import type { Fate } from './treat-record.ts'

/** How many codings and records an item concerns. */
export type ItemReach = Readonly<Record<Fate, number>> & { readonly item: string; readonly codings: number }

/** How a score changes over the codings that stay locked. `lost`: it had a value and has none; `gained`: the reverse. */
export type ScoreReach = {
  readonly variable: string
  readonly changed: number
  readonly lost: number
  readonly gained: number
  readonly largest: number
}

export type MigrationCounts = {
  readonly codings: number
  readonly stayLocked: number
  /** Locked before; given back to their coders because something is open. */
  readonly givenBack: number
  readonly drafts: number
  readonly waiting: number
  /** Assigned under the new version already: stay as they are. */
  readonly skipped: number
  readonly records: Readonly<Record<Fate, number>>
}

export type MigrationSummary = {
  readonly counts: MigrationCounts
  /** In the order of the plan; items that no record meets are there with zeros. */
  readonly reach: readonly ItemReach[]
  readonly scores: readonly ScoreReach[]
}

/** What adds codings up, one at a time. */
export type SummaryMaker = {
  readonly add: (status: ObservationStatus, migrated: MigratedCoding | null) => void
  readonly skip: () => void
  readonly summary: () => MigrationSummary
}

const noFates = (): Record<Fate, number> => ({ kept: 0, mapped: 0, opened: 0, dropped: 0 })

export function summaryMaker(plan: MigrationPlan): SummaryMaker {
  const counts = { codings: 0, stayLocked: 0, givenBack: 0, drafts: 0, waiting: 0, skipped: 0 }
  const records = noFates()
  const reach = new Map(plan.items.map(({ id }) => [id, { item: id, codings: 0, ...noFates() }]))
  const scores = new Map<string, { variable: string; changed: number; lost: number; gained: number; largest: number }>()

  const addRecords = ({ touched, entries, records: taken }: MigratedCoding): void => {
    for (const [id, fates] of touched) {
      const item = reach.get(id) ?? { item: id, codings: 0, ...noFates() }
      reach.set(id, item)
      item.codings += 1
      for (const fate of ['kept', 'mapped', 'opened', 'dropped'] as const) item[fate] += fates[fate]
    }
    for (const { fate } of entries) records[fate] += 1
    records.kept += Object.keys(taken).length - entries.filter(({ to }) => to !== null).length
  }
  const addScores = (migrated: MigratedCoding): void => {
    for (const { variable, before, after } of migrated.scores) {
      const score = scores.get(variable) ?? { variable, changed: 0, lost: 0, gained: 0, largest: 0 }
      scores.set(variable, score)
      score.changed += 1
      if (before !== null && after === null) score.lost += 1
      if (before === null && after !== null) score.gained += 1
      if (before !== null && after !== null) score.largest = Math.max(score.largest, Math.abs(after - before))
    }
  }
  return {
    add(status, migrated) {
      counts.codings += 1
      if (status === 'waiting') counts.waiting += 1
      else if (status === 'open') counts.drafts += 1
      else if (migrated?.staysLocked === true) counts.stayLocked += 1
      else counts.givenBack += 1
      if (migrated === null) return
      addRecords(migrated)
      addScores(migrated)
    },
    skip: () => {
      counts.skipped += 1
    },
    summary: () => ({ counts: { ...counts, records }, reach: [...reach.values()], scores: [...scores.values()] }),
  }
}
