import type { Scheme } from '#shared/scheme/scheme.ts'

type Composite = Scheme['composites'][number]

export const composite = (id: string, expr: string, more: Partial<Composite> = {}): Composite => ({
  ...{ id, label: id, expr, scope: 'episode', forEach: [], unit: '', ...more },
})

/** A scheme with further composites, written as id and formula. */
export const withComposites = (scheme: Scheme, formulas: Readonly<Record<string, string>>): Scheme => ({
  ...scheme,
  composites: [...scheme.composites, ...Object.entries(formulas).map(([id, expr]) => composite(id, expr))],
})
