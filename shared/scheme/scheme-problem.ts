import type { FormulaErrorCode } from './formula/ast.ts'

export type SchemePath = readonly (string | number)[]

export type SchemeProblemCode =
  | 'duplicate-id'
  | 'duplicate-key'
  | 'reserved-id'
  | 'hyphen-in-id'
  | 'unknown-reference'
  | 'exhaustive-not-exclusive'
  | 'exhaustive-points'
  | 'in-no-pass'
  | 'scale-ends'
  | 'value-off-scale'
  | 'no-options'
  | 'code-in-id'
  | 'composite-cycle'
  | `formula-${FormulaErrorCode}`

/** One thing that keeps a scheme from being stored: where it is (`path` as in the JSON), and what it speaks of. */
export type SchemeProblem = {
  readonly code: SchemeProblemCode
  readonly path: SchemePath
  readonly params: Readonly<Record<string, string | number>>
}

export type Report = (code: SchemeProblemCode, path: SchemePath, params?: SchemeProblem['params']) => void
