import { z } from 'zod'
import { ObservationRecord, type Records } from './record.ts'

/**
 * One reversible change: the undo step, what is saved, the audit row, and what a merge compares, all in one value.
 * A record id stands in at most one of the three maps.
 */
export const Change = z.object({
  added: z.record(z.string(), ObservationRecord),
  updated: z.record(z.string(), z.tuple([ObservationRecord, ObservationRecord])),
  removed: z.record(z.string(), ObservationRecord),
})
export type Change = z.infer<typeof Change>

export const emptyChange: Change = { added: {}, updated: {}, removed: {} }

export function isEmptyChange(change: Change): boolean {
  return [change.added, change.updated, change.removed].every((part) => Object.keys(part).length === 0)
}

/** The change that leads from `before` to `after`, by reference: an untouched record is the same object in both. */
export function changeBetween(before: Records, after: Records): Change {
  const change: Change = { added: {}, updated: {}, removed: {} }
  for (const [id, record] of Object.entries(after)) {
    const old = before[id]
    if (old === undefined) change.added[id] = record
    else if (old !== record) change.updated[id] = [old, record]
  }
  for (const [id, record] of Object.entries(before)) if (after[id] === undefined) change.removed[id] = record
  return change
}

/** The change that takes `change` back. Reversing twice gives an equal change. */
export function reverseChange(change: Change): Change {
  const updated: Change['updated'] = {}
  for (const [id, [from, to]] of Object.entries(change.updated)) updated[id] = [to, from]
  return { added: change.removed, updated, removed: change.added }
}

/** The records after `change`. Does not check that `change` was made from these records; `conflictsWith` does. */
export function applyChange(records: Records, change: Change): Records {
  const next: Record<string, ObservationRecord> = { ...records }
  for (const id of Object.keys(change.removed)) delete next[id]
  for (const [id, [, to]] of Object.entries(change.updated)) next[id] = to
  for (const [id, record] of Object.entries(change.added)) next[id] = record
  return next
}

/** The ids at which `change` does not follow from `records`: added though there, changed or removed though different or absent. */
export function conflictsWith(
  records: Records,
  change: Change,
  same: (a: ObservationRecord, b: ObservationRecord) => boolean,
): string[] {
  const conflicts: string[] = []
  const differs = (id: string, from: ObservationRecord): boolean => {
    const here = records[id]
    return here === undefined || !same(here, from)
  }
  for (const id of Object.keys(change.added)) if (records[id] !== undefined) conflicts.push(id)
  for (const [id, [from]] of Object.entries(change.updated)) if (differs(id, from)) conflicts.push(id)
  for (const [id, from] of Object.entries(change.removed)) if (differs(id, from)) conflicts.push(id)
  return conflicts
}
