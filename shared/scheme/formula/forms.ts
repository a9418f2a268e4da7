import { FormulaFault, type Expr, type FormulaErrorCode } from './ast.ts'

/**
 * Functions of forms: `sort(qsort, criterion)` correlation with a criterion sort; `pile(card)` the value of the pile that a
 * card lies in; `points(form, pattern)` the points that a pattern was given. They take ids, never values.
 */
export const formFunctionNames = ['sort', 'pile', 'points'] as const
export type FormFunctionName = (typeof formFunctionNames)[number]

export const isFormFunction = (name: string): name is FormFunctionName =>
  (formFunctionNames as readonly string[]).includes(name)

type Scope = 'episode' | 'session'

/** What functions of forms may name. */
export type FormNames = {
  /** Sorts, with their criterion sorts. */
  readonly sorts: ReadonlyMap<string, { readonly scope: Scope; readonly criteria: readonly string[] }>
  /** Cards of all sorts. */
  readonly cards: ReadonlyMap<string, { readonly scope: Scope }>
  /** Forms that give out points, with their patterns. */
  readonly allotments: ReadonlyMap<string, { readonly scope: Scope; readonly patterns: readonly string[] }>
}

export const noForms: FormNames = { sorts: new Map(), cards: new Map(), allotments: new Map() }

type Call = Expr & { readonly kind: 'call' }

/** Checks one such call: a number if it is right. Throws the fault otherwise. */
export function checkFormCall(fn: FormFunctionName, call: Call, names: FormNames, inEpisode: boolean): 'number' {
  const needed = fn === 'pile' ? 1 : 2
  if (call.args.length !== needed) throw new FormulaFault('argument-count', call.at, fn, String(needed))
  const [first, second] = call.args
  if (first === undefined) throw new FormulaFault('argument-count', call.at, fn, String(needed))
  switch (fn) {
    case 'pile':
      checkPlace(known(first, names.cards, 'unknown-card'), first, inEpisode)
      return 'number'
    case 'sort': {
      const form = known(first, names.sorts, 'unknown-sort')
      checkPlace(form, first, inEpisode)
      checkAmong(second, form.criteria, 'unknown-criterion')
      return 'number'
    }
    case 'points': {
      const form = known(first, names.allotments, 'unknown-form')
      checkPlace(form, first, inEpisode)
      checkAmong(second, form.patterns, 'unknown-pattern')
      return 'number'
    }
  }
}

const nameIn = (expr: Expr): string => (expr.kind === 'name' ? expr.name : '')

function known<Thing>(expr: Expr, things: ReadonlyMap<string, Thing>, code: FormulaErrorCode): Thing {
  const thing = things.get(nameIn(expr))
  if (thing === undefined) throw new FormulaFault(code, expr.at, nameIn(expr))
  return thing
}

function checkPlace({ scope }: { readonly scope: Scope }, expr: Expr, inEpisode: boolean): void {
  if (scope === 'episode' && !inEpisode) throw new FormulaFault('needs-episode', expr.at, nameIn(expr))
}

function checkAmong(expr: Expr | undefined, ids: readonly string[], code: FormulaErrorCode): void {
  if (expr === undefined || ids.includes(nameIn(expr))) return
  throw new FormulaFault(code, expr.at, nameIn(expr), ids.join(', '))
}
