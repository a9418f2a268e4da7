import type { Change } from './change.ts'
import type { ObservationRecord, Records } from './record.ts'

/**
 * Runs edits and returns what they changed, without copying the records: the cost grows with what is touched, not with
 * how much there is. `edit` gets what looks like the records and may read, list, replace and delete; a record itself is
 * replaced, never written into. The same change as `changeBetween` of the records before and after.
 */
export function recordEdits(records: Records, edit: (draft: Record<string, ObservationRecord>) => void): Change {
  const written = new Map<string, ObservationRecord | null>()
  const now = (id: string): ObservationRecord | undefined => {
    const own = written.get(id)
    if (own !== undefined) return own ?? undefined
    return Object.hasOwn(records, id) ? records[id] : undefined
  }
  edit(
    new Proxy<Record<string, ObservationRecord>>(
      {},
      {
        get: (_target, id) => (typeof id === 'string' ? now(id) : undefined),
        has: (_target, id) => typeof id === 'string' && now(id) !== undefined,
        set: (_target, id, record: ObservationRecord) => {
          written.set(String(id), record)
          return true
        },
        deleteProperty: (_target, id) => {
          written.set(String(id), null)
          return true
        },
        ownKeys: () => [...new Set([...Object.keys(records), ...written.keys()])].filter((id) => now(id) !== undefined),
        getOwnPropertyDescriptor: (_target, id) => {
          const value = typeof id === 'string' ? now(id) : undefined
          return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true }
        },
      },
    ),
  )
  return changeOf(records, written)
}

function changeOf(records: Records, written: ReadonlyMap<string, ObservationRecord | null>): Change {
  const change: Change = { added: {}, updated: {}, removed: {} }
  for (const [id, record] of written) {
    const before = records[id]
    if (before === record) continue
    if (before === undefined) {
      if (record !== null) change.added[id] = record
    } else if (record === null) change.removed[id] = before
    else change.updated[id] = [before, record]
  }
  return change
}
