import type { ConfusionTable } from './confusion-table.ts'
import type { Dropped } from './estimate.ts'

/** A code set as declared in the scheme. Time in `missing` codes is not codable; `procedure` codes follow from the task. */
export type StateSet = {
  codes: readonly { id: string; missing?: boolean; procedure?: boolean }[]
  exclusive: boolean
  exhaustive: boolean
}

/** Uncoded time: a code of its own (nothing happened), or left out (not codable). */
export type Uncoded = 'code' | 'left-out'

/** Which places of a table (codebook, then nil) count and which are left out, by reason. */
export type UnitRoles = { keep: number[]; missing: Set<number>; procedure: Set<number>; leftOut: Set<number> }

export function unitRoles(set: StateSet, uncoded: Uncoded): UnitRoles {
  const nil = set.codes.length
  const places = set.codes.map((_, i) => i)
  const procedure = new Set(places.filter((i) => set.codes[i]?.procedure === true))
  const missing = new Set(places.filter((i) => set.codes[i]?.missing === true && !procedure.has(i)))
  const leftOut = new Set(uncoded === 'left-out' ? [nil] : [])
  const keep = [...places, nil].filter((i) => !procedure.has(i) && !missing.has(i) && !leftOut.has(i))
  return { keep, missing, procedure, leftOut }
}

/** Units left out of a table by reason. A unit counts once: as procedure, else as missing, else as not coded. */
export function droppedUnits(table: ConfusionTable, roles: UnitRoles): Dropped[] {
  let procedure = 0
  let missing = 0
  let notCoded = 0
  table.counts.forEach((row, i) => {
    row.forEach((n, j) => {
      if (roles.procedure.has(i) || roles.procedure.has(j)) procedure += n
      else if (roles.missing.has(i) || roles.missing.has(j)) missing += n
      else if (roles.leftOut.has(i) || roles.leftOut.has(j)) notCoded += n
    })
  })
  return addDropped([
    { n: missing, why: 'missing_code' },
    { n: procedure, why: 'procedure_code' },
    { n: notCoded, why: 'not_coded' },
  ])
}

/** Sums by reason. */
export function addDropped(all: readonly Dropped[]): Dropped[] {
  const sums = new Map<Dropped['why'], number>()
  for (const { n, why } of all) sums.set(why, (sums.get(why) ?? 0) + n)
  return [...sums].map(([why, n]) => ({ n, why })).filter((d) => d.n > 0)
}
