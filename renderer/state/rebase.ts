import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { applyChange, changeBetween, conflictsWith, isEmptyChange, type Change } from '#shared/observation/change.ts'
import type { ObservationRecord, Records } from '#shared/observation/record.ts'

/** A step of the coder that the host has not acknowledged yet. */
export type PendingStep = { readonly label: string; readonly change: Change }

export type Rebased = {
  /** What to show: the host's records with every step on top that fits. */
  readonly records: Records
  readonly pending: readonly PendingStep[]
  /** Steps that speak of records which are different now. They are shown to the coder, never dropped unseen. */
  readonly conflicting: readonly PendingStep[]
}

export function sameRecord(a: ObservationRecord, b: ObservationRecord): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b)
}

/** Whether `records` look as if `change` had already been made: it was saved, but its answer got lost. */
export function alreadyMade(records: Records, change: Change): boolean {
  const is = (id: string, record: ObservationRecord): boolean => {
    const here = records[id]
    return here !== undefined && sameRecord(here, record)
  }
  return (
    Object.entries(change.added).every(([id, record]) => is(id, record)) &&
    Object.entries(change.updated).every(([id, [, to]]) => is(id, to)) &&
    Object.keys(change.removed).every((id) => records[id] === undefined)
  )
}

/** Puts unsaved steps onto newer records, in their order. Steps that were saved after all fall away. */
export function rebase(fresh: Records, steps: readonly PendingStep[]): Rebased {
  let records = fresh
  const pending: PendingStep[] = []
  const conflicting: PendingStep[] = []
  for (const step of steps) {
    if (alreadyMade(records, step.change)) continue
    if (conflictsWith(records, step.change, sameRecord).length > 0) conflicting.push(step)
    else {
      records = applyChange(records, step.change)
      pending.push(step)
    }
  }
  return { records, pending, conflicting }
}

/** The same steps made to fit `records`, the coder's values winning. */
export function insistOn(
  records: Records,
  steps: readonly PendingStep[],
): { records: Records; pending: PendingStep[] } {
  let here = records
  const pending: PendingStep[] = []
  for (const step of steps) {
    const after = applyChange(here, step.change)
    const change = changeBetween(here, after)
    if (!isEmptyChange(change)) pending.push({ label: step.label, change })
    here = after
  }
  return { records: here, pending }
}
