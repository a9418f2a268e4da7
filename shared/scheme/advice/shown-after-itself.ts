import { namesIn } from '../formula/names-in.ts'
import { parseFormula } from '../formula/parse.ts'
import type { Scheme } from '../scheme.ts'

/** `through`: the label of what the circle goes by; null where the condition names its own scale. */
export type ShownAfterItself = { readonly n: number; readonly through: string | null }

/**
 * Scales that are asked for only once they are answered: their condition names them, or a composite made of them, or a
 * scale that waits for them in turn. Such conditions still have an answer, but a coder who begins is never asked.
 */
export function shownAfterThemselves({ ratings, composites }: Scheme): readonly ShownAfterItself[] {
  const needs = new Map([
    ...composites.map(({ id, expr }) => [id, namesOf(expr)] as const),
    ...ratings.map(({ id, showIf }) => [id, showIf === null ? [] : namesOf(showIf)] as const),
  ])
  const labels = new Map([...ratings, ...composites].map(({ id, label }) => [id, label]))
  return ratings.flatMap(({ id, showIf }, n): ShownAfterItself[] => {
    if (showIf === null) return []
    const first = namesOf(showIf).find((name) => name === id || reaches(name, id, needs))
    if (first === undefined) return []
    return [{ n, through: first === id ? null : (labels.get(first) ?? first) }]
  })
}

/** Whether what `from` waits for, and what that waits for in turn, has `to` in it. */
function reaches(from: string, to: string, needs: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const next = needs.get(name) ?? []
    if (next.includes(to)) return true
    open.push(...next)
  }
  return false
}

/** None where it cannot be read: that is a problem of its own. */
function namesOf(formula: string): readonly string[] {
  const parsed = parseFormula(formula)
  return parsed.ok ? namesIn(parsed.expr) : []
}
