import { AppError } from '../lib/app-error.ts'
import { atExportAmong } from './at-export.ts'
import { deriveCircles, deriveRules, type DeriveRule } from './derive.ts'
import { bindCode, type Expr, type FormulaError } from './formula/ast.ts'
import { namesIn } from './formula/names-in.ts'
import { parseFormula } from './formula/parse.ts'
import type { CodeSet, Composite, RatingScale, Scheme, SchemeCode } from './scheme.ts'

/** One composite as it is computed: a composite made for each code stands here once for each of them. */
export type CompositeInstance = {
  readonly id: string
  readonly composite: Composite
  readonly code: SchemeCode | null
  readonly expr: Expr
}

/** A scheme made ready for evaluation. Made once for each scheme value and kept as long as it lives. */
export type CompiledScheme = {
  readonly scheme: Scheme
  readonly ratings: ReadonlyMap<string, RatingScale>
  readonly sets: ReadonlyMap<string, CodeSet>
  readonly codes: ReadonlyMap<string, { readonly set: CodeSet; readonly code: SchemeCode }>
  /** Each one after those it is computed from. */
  readonly composites: ReadonlyMap<string, CompositeInstance>
  /** Ids of the composites whose value only an export knows (`at-export.ts`). */
  readonly atExport: ReadonlySet<string>
  /** By the scale that follows from something else. */
  readonly derived: ReadonlyMap<string, DeriveRule>
  /** The parsed form of a formula text of this scheme. Throws `scheme-formula` if it cannot be read. */
  readonly formula: (text: string) => Expr
}

const compiled = new WeakMap<Scheme, CompiledScheme>()

/**
 * Throws `scheme-formula` {scheme, formula} or `scheme-cycle` {scheme, composites} (the ids in the circle, derived scales
 * among them) for a scheme that `checkScheme` would have refused; a stored scheme has passed it.
 */
export function compileScheme(scheme: Scheme): CompiledScheme {
  const known = compiled.get(scheme)
  if (known !== undefined) return known
  const made = compile(scheme)
  compiled.set(scheme, made)
  return made
}

function compile(scheme: Scheme): CompiledScheme {
  const formulas = new Map<string, Expr>()
  const formula = (text: string): Expr => {
    const known = formulas.get(text)
    if (known !== undefined) return known
    const parsed = parseFormula(text)
    if (!parsed.ok) throw new AppError('scheme-formula', { scheme: scheme.id, formula: text, at: parsed.error.at.from })
    formulas.set(text, parsed.expr)
    return parsed.expr
  }
  const order = orderComposites(scheme)
  if (!order.ok) throw new AppError('scheme-cycle', { scheme: scheme.id, composites: order.cycle.join(', ') })
  const parts = {
    ratings: new Map(scheme.ratings.map((rating) => [rating.id, rating])),
    sets: new Map(scheme.sets.map((set) => [set.id, set])),
    codes: new Map(scheme.sets.flatMap((set) => set.codes.map((code) => [code.id, { set, code }] as const))),
    composites: new Map(order.instances.map((instance) => [instance.id, instance])),
    atExport: atExportAmong(order.instances),
  }
  const [circle] = deriveCircles({ ...parts, rules: scheme.rules, formula })
  if (circle !== undefined) throw new AppError('scheme-cycle', { scheme: scheme.id, composites: circle.ids.join(', ') })
  return { scheme, formula, ...parts, derived: deriveRules(scheme) }
}

/** The composites of a scheme that are worked out at export; one made for each code where any of these is. */
export function compositesAtExport(scheme: Scheme): ReadonlySet<Composite> {
  const { instances } = compositeInstances(scheme)
  const ids = atExportAmong(instances)
  return new Set(instances.filter(({ id }) => ids.has(id)).map(({ composite }) => composite))
}

export type UnreadComposite = { readonly index: number; readonly error: FormulaError }

/**
 * The composites of a scheme, those made for each code written out. Codes whose time is missing, and codes that follow
 * from the procedure, get none: the first say nothing of behaviour, the second are no matter of agreement and so could
 * never pass the check before export. Formulas that cannot be read are left out and named in `unread`.
 */
export function compositeInstances(scheme: Scheme): {
  readonly instances: readonly CompositeInstance[]
  readonly unread: readonly UnreadComposite[]
} {
  const instances: CompositeInstance[] = []
  const unread: UnreadComposite[] = []
  scheme.composites.forEach((composite, index) => {
    const parsed = parseFormula(composite.expr)
    if (!parsed.ok) {
      unread.push({ index, error: parsed.error })
      return
    }
    if (composite.forEach.length === 0) {
      instances.push({ id: composite.id, composite, code: null, expr: parsed.expr })
      return
    }
    const sets = scheme.sets.filter((set) => composite.forEach.includes(set.id))
    for (const code of sets.flatMap((set) => set.codes)) {
      if (code.missing || code.procedure) continue
      const id = composite.id.replaceAll('{code}', code.id)
      instances.push({ id, composite, code, expr: bindCode(parsed.expr, code.id) })
    }
  })
  return { instances, unread }
}

export type CompositeOrder =
  | { readonly ok: true; readonly instances: readonly CompositeInstance[] }
  | { readonly ok: false; readonly cycle: readonly string[] }

/**
 * The composites of a scheme so that each comes after those it names; otherwise in the order of the scheme. A circle of
 * composites that need each other has no values and is refused, with its ids.
 */
export function orderComposites(scheme: Scheme): CompositeOrder {
  const { instances } = compositeInstances(scheme)
  const byId = new Map(instances.map((instance) => [instance.id, instance]))
  const done = new Set<string>()
  const ordered: CompositeInstance[] = []

  const place = (instance: CompositeInstance, path: readonly string[]): readonly string[] | null => {
    if (done.has(instance.id)) return null
    if (path.includes(instance.id)) return path.slice(path.indexOf(instance.id))
    for (const name of namesIn(instance.expr)) {
      const needed = byId.get(name)
      const cycle = needed === undefined ? null : place(needed, [...path, instance.id])
      if (cycle !== null) return cycle
    }
    done.add(instance.id)
    ordered.push(instance)
    return null
  }

  for (const instance of instances) {
    const cycle = place(instance, [])
    if (cycle !== null) return { ok: false, cycle }
  }
  return { ok: true, instances: ordered }
}
