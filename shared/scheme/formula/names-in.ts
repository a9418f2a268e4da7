import { walk, type Expr } from './ast.ts'

/** The plain names in a formula; those of codes, sets and episodes among them. */
export function namesIn(expr: Expr): readonly string[] {
  const names = new Set<string>()
  walk(expr, (part) => {
    if (part.kind === 'name') names.add(part.name)
  })
  return [...names]
}
