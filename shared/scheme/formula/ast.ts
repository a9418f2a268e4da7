/** Where a part of a formula stands in its text, in characters: `from` inclusive, `to` exclusive. */
export type Place = { readonly from: number; readonly to: number }

export type BinaryOperator = '+' | '-' | '*' | '/' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or'

/** A parsed formula. Names are not resolved yet: what they mean depends on the scheme and on where they stand. */
export type Expr =
  | { readonly kind: 'number'; readonly value: number; readonly at: Place }
  | { readonly kind: 'text'; readonly value: string; readonly at: Place }
  | { readonly kind: 'truth'; readonly value: boolean; readonly at: Place }
  | { readonly kind: 'name'; readonly name: string; readonly at: Place }
  | { readonly kind: 'context'; readonly item: string; readonly at: Place }
  /** `a|b`: codes taken together as if they were one. Only as an argument of a function of codes. */
  | { readonly kind: 'union'; readonly names: readonly string[]; readonly at: Place }
  | { readonly kind: 'not'; readonly of: Expr; readonly at: Place }
  | { readonly kind: 'negate'; readonly of: Expr; readonly at: Place }
  | {
      readonly kind: 'binary'
      readonly op: BinaryOperator
      readonly left: Expr
      readonly right: Expr
      readonly at: Place
    }
  | { readonly kind: 'call'; readonly fn: string; readonly args: readonly Expr[]; readonly at: Place }

export type FormulaErrorCode =
  | 'too-long'
  | 'too-deep'
  | 'bad-character'
  | 'open-text'
  | 'unexpected'
  | 'unexpected-end'
  | 'unknown-name'
  | 'unknown-function'
  | 'unknown-code'
  | 'unknown-episode'
  | 'unknown-set'
  | 'unknown-list'
  | 'unknown-sort'
  | 'unknown-criterion'
  | 'unknown-card'
  | 'unknown-form'
  | 'unknown-pattern'
  | 'needs-pile'
  | 'unknown-lookup'
  | 'several-grids'
  | 'needs-series'
  | 'needs-segments'
  | 'unknown-segments'
  | 'no-contingent-items'
  | 'needs-episode'
  | 'needs-scale'
  | 'needs-states'
  | 'unknown-modifier'
  | 'needs-number-modifier'
  | 'needs-has'
  | 'no-link'
  | 'wrong-type'
  | 'argument-count'
  | 'needs-study'
  | 'only-at-export'
  | 'standardised-twice'
  | 'divides-by-zero'
  | 'number-too-large'

/** What is wrong with a formula and where. `found` is the piece of text meant, `expected` a word for what would fit. */
export type FormulaError = {
  readonly code: FormulaErrorCode
  readonly at: Place
  readonly found: string
  readonly expected: string
}

/** Thrown inside the parser and the checker only; their public functions return the error instead. */
export class FormulaFault extends Error {
  readonly error: FormulaError

  constructor(code: FormulaErrorCode, at: Place, found = '', expected = '') {
    super(code)
    this.error = { code, at, found, expected }
  }
}

/** The formula with every `code` replaced by one code id: how a composite that is made for each code is written once. */
export function bindCode(expr: Expr, code: string): Expr {
  switch (expr.kind) {
    case 'name':
      return expr.name === 'code' ? { ...expr, name: code } : expr
    case 'union':
      return { ...expr, names: expr.names.map((name) => (name === 'code' ? code : name)) }
    case 'not':
    case 'negate':
      return { ...expr, of: bindCode(expr.of, code) }
    case 'binary':
      return { ...expr, left: bindCode(expr.left, code), right: bindCode(expr.right, code) }
    case 'call':
      return { ...expr, args: expr.args.map((arg) => bindCode(arg, code)) }
    default:
      return expr
  }
}

/** Visits every part of a formula, outer parts first. */
export function walk(expr: Expr, visit: (part: Expr) => void): void {
  visit(expr)
  if (expr.kind === 'not' || expr.kind === 'negate') walk(expr.of, visit)
  else if (expr.kind === 'binary') {
    walk(expr.left, visit)
    walk(expr.right, visit)
  } else if (expr.kind === 'call') for (const arg of expr.args) walk(arg, visit)
}

/** The value of a part that is written out in numbers alone (`0`, `-0`, `1 - 1`); null where it names anything. */
export function constantOf(expr: Expr): number | null {
  if (expr.kind === 'number') return expr.value
  if (expr.kind === 'negate') {
    const value = constantOf(expr.of)
    return value === null ? null : -value
  }
  if (expr.kind !== 'binary') return null
  const left = constantOf(expr.left)
  const right = constantOf(expr.right)
  if (left === null || right === null) return null
  switch (expr.op) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    default:
      return null
  }
}
