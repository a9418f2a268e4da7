import { namedValues } from './formula/named-values.ts'
import type { Expr } from './formula/ast.ts'
import type { RatingScale, SchemeRule } from './scheme.ts'

/** A rule by which a rating follows from something else, with all that it needs. */
export type DeriveRule = SchemeRule & { readonly kind: 'derive'; readonly target: string; readonly value: string }

const isDeriving = (rule: SchemeRule): rule is DeriveRule =>
  rule.kind === 'derive' && rule.target !== undefined && rule.value !== undefined

/** The rules of a scheme that derive ratings, by the rating. A checked scheme has one for a rating at most; of more, the first. */
export function deriveRules({ rules }: { readonly rules: readonly SchemeRule[] }): ReadonlyMap<string, DeriveRule> {
  const found = new Map<string, DeriveRule>()
  for (const rule of rules) if (isDeriving(rule) && !found.has(rule.target)) found.set(rule.target, rule)
  return found
}

/** What of a scheme its values are asked through. */
export type DeriveGraph = {
  readonly ratings: ReadonlyMap<string, RatingScale>
  readonly composites: ReadonlyMap<string, { readonly expr: Expr }>
  readonly codes: { readonly has: (name: string) => boolean }
  readonly rules: readonly SchemeRule[]
  /** Null for a text that cannot be read. */
  readonly formula: (text: string) => Expr | null
}

export type DeriveCircle = {
  readonly rule: DeriveRule
  /** From the derived scale to itself: each needs the next, the last the first. */
  readonly ids: readonly string[]
}

/**
 * The rules whose scale would have to have its value before it can have it. Conditions of scales ask for values as given,
 * without asking in turn whether a scale applies; so two of them may name each other, as long as nothing derived lies
 * between.
 */
export function deriveCircles(graph: DeriveGraph): readonly DeriveCircle[] {
  const rules = deriveRules(graph)
  const needed = neededIn(graph, rules)
  return [...rules.values()].flatMap((rule) => {
    const ids = circleFrom(nodeOf(rule.target, true), needed)
    return ids === null ? [] : [{ rule, ids }]
  })
}

/** Breadth first, so that the shortest way round is the one that is told. */
function circleFrom(start: string, needed: (node: string) => readonly string[]): readonly string[] | null {
  const from = new Map<string, string>()
  const waiting = [start]
  for (const node of waiting) {
    for (const next of needed(node)) {
      if (next === start) return pathTo(node, from)
      if (from.has(next)) continue
      from.set(next, node)
      waiting.push(next)
    }
  }
  return null
}

const nodeOf = (id: string, asGiven: boolean): string => `${asGiven ? 'given' : 'value'} ${id}`
const idOf = (node: string): string => node.slice(6)

function pathTo(last: string, from: ReadonlyMap<string, string>): readonly string[] {
  const path: string[] = []
  for (let node: string | undefined = last; node !== undefined; node = from.get(node)) path.unshift(idOf(node))
  // A scale and what was given for it are two steps of the way and one thing to a reader.
  return path.filter((id, n) => id !== path[n - 1])
}

function neededIn(
  { ratings, composites, codes, rules, formula }: DeriveGraph,
  derived: ReadonlyMap<string, DeriveRule>,
): (node: string) => readonly string[] {
  const named = (expr: Expr | null, asGiven: boolean): readonly string[] =>
    expr === null
      ? []
      : namedValues(expr, (name) => codes.has(name))
          .filter((name) => ratings.has(name) || composites.has(name))
          .map((name) => nodeOf(name, asGiven))
  const skips = rules.filter(({ kind }) => kind === 'skip')
  const conditions = ({ id, showIf }: RatingScale): readonly string[] =>
    [...(showIf === null ? [] : [showIf]), ...skips.filter(({ fields }) => fields.includes(id)).map(({ when }) => when)]
      .map(formula)
      .flatMap((expr) => named(expr, true))
  const known = new Map<string, readonly string[]>()
  const find = (node: string): readonly string[] => {
    const [id, asGiven] = [idOf(node), node.startsWith('given ')]
    const [composite, rating, rule] = [composites.get(id), ratings.get(id), derived.get(id)]
    if (composite !== undefined) return named(composite.expr, asGiven)
    if (rating === undefined) return []
    if (!asGiven) return [nodeOf(id, true), ...conditions(rating)]
    if (rule === undefined) return []
    // What does not apply is not derived, however it is asked for.
    return [...conditions(rating), ...[rule.when, rule.value].map(formula).flatMap((expr) => named(expr, false))]
  }
  return (node) => {
    const found = known.get(node) ?? find(node)
    known.set(node, found)
    return found
  }
}
