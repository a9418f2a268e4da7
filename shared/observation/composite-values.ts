import type { CompiledScheme, CompositeInstance } from '../scheme/compile-scheme.ts'
import { namesIn } from '../scheme/formula/names-in.ts'
import type { Value } from '../scheme/formula/value.ts'
import type { Where } from './evaluation-shape.ts'

/** `asGiven`: of ratings as they were given, whether or not they apply (conditions of scales ask so). */
export type CompositeQuestion = { readonly id: string; readonly where: Where; readonly asGiven: boolean }

/**
 * The values of a scheme's composites, each worked out once at each place, and after those that it names: a composite that
 * others name many times costs no more for it, and a long row of them needs no deep stack. `compute` is asked at the
 * place that the composite has a value for (`whole` for those of the recording). Throws for a composite that is not there.
 */
export function compositeValues(
  scheme: CompiledScheme,
  whole: Where,
  compute: (instance: CompositeInstance, at: Where, asGiven: boolean) => Value,
): (question: CompositeQuestion) => Value {
  const known = new Map<string, Value>()
  const instanceOf = (id: string): CompositeInstance => {
    const instance = scheme.composites.get(id)
    if (instance === undefined) throw new Error(`no composite ${id} in ${scheme.scheme.id}`)
    return instance
  }
  return ({ id, where, asGiven }) => {
    const placeOf = ({ composite }: CompositeInstance): Where => (composite.scope === 'session' ? whole : where)
    const keyOf = (instance: CompositeInstance): string => keyAt(instance.id, placeOf(instance), asGiven)
    const waiting = [instanceOf(id)]
    let value: Value | undefined
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      const key = keyOf(next)
      value = known.get(key)
      const first = value === undefined ? neededBy(next, scheme).filter((other) => !known.has(keyOf(other))) : []
      if (first.length > 0) {
        waiting.push(...first)
        continue
      }
      value ??= compute(next, placeOf(next), asGiven)
      known.set(key, value)
      waiting.pop()
    }
    if (value === undefined) throw new Error(`composite ${id} was not worked out`)
    return value
  }
}

/** What a formula is asked about decides its value: composites name neither a bout nor a rating's own value. */
const keyAt = (id: string, { kind, spans }: Where, asGiven: boolean): string =>
  JSON.stringify([id, asGiven, kind, ...spans.map((episode) => episode.id)])

/** Kept with the instance, which lives as long as its scheme. */
const needed = new WeakMap<CompositeInstance, readonly CompositeInstance[]>()

function neededBy(instance: CompositeInstance, scheme: CompiledScheme): readonly CompositeInstance[] {
  const before = needed.get(instance)
  if (before !== undefined) return before
  const found = namesIn(instance.expr).flatMap((name) => scheme.composites.get(name) ?? [])
  needed.set(instance, found)
  return found
}
