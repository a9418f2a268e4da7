import type { CompositeInstance } from './compile-scheme.ts'
import { namesIn } from './formula/names-in.ts'
import { zCallsIn } from './formula/within-study.ts'

type Written = Pick<CompositeInstance, 'id' | 'expr'>

// A scheme's composites are asked about at every place where a formula stands, and never change.
const known = new WeakMap<readonly Written[], ReadonlySet<string>>()

/**
 * Ids of the composites that no single coding has a value for, because the whole study decides it: those with `z_within( )`
 * in their formula, and those that name one of these, by whatever way. They are worked out at export.
 */
export function atExportAmong(composites: readonly Written[]): ReadonlySet<string> {
  const before = known.get(composites)
  if (before !== undefined) return before
  const usersOf = new Map<string, string[]>()
  for (const { id, expr } of composites)
    for (const name of namesIn(expr)) {
      const users = usersOf.get(name) ?? []
      usersOf.set(name, users)
      users.push(id)
    }
  const found = new Set<string>()
  const waiting = composites.filter(({ expr }) => zCallsIn(expr).length > 0).map(({ id }) => id)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    found.add(next)
    waiting.push(...(usersOf.get(next) ?? []))
  }
  known.set(composites, found)
  return found
}
