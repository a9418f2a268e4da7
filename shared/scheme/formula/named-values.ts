import type { Expr } from './ast.ts'
import { isEventFunction } from './event-functions.ts'
import { isAggregate, isCodeFunction } from './functions.ts'

const ofValues: ReadonlySet<string> = new Set(['if', 'recode', 'reverse', 'round', 'sqrt', 'abs', 'enough', 'exists'])

/**
 * The names whose values a formula asks for, each once: of `if(count(smile) > 0, warm, 1)` only `warm`, where `smile` is
 * a code, also if a scale has the same id. `isCode` says which names are codes.
 */
export function namedValues(expr: Expr, isCode: (name: string) => boolean): readonly string[] {
  const names = new Set<string>()
  const look = (part: Expr): void => {
    switch (part.kind) {
      case 'name':
        names.add(part.name)
        return
      case 'not':
      case 'negate':
        look(part.of)
        return
      case 'binary':
        look(part.left)
        look(part.right)
        return
      case 'call':
        for (const arg of valuesAmong(part, isCode)) look(arg)
        return
      default:
        return
    }
  }
  look(expr)
  return [...names]
}

/** The arguments that are values; others name codes, sets, forms, tables or episodes. */
function valuesAmong({ fn, args }: Expr & { kind: 'call' }, isCode: (name: string) => boolean): readonly Expr[] {
  const [first, ...rest] = args
  const ofCodes = first?.kind === 'union' || (first?.kind === 'name' && isCode(first.name))
  if (isCodeFunction(fn) || (ofCodes && (fn === 'count' || fn === 'exists'))) return []
  if (isEventFunction(fn)) return rest
  return isAggregate(fn) || ofValues.has(fn) ? args : []
}
