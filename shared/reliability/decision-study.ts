import { iccReml } from './icc-reml.ts'
import { meanSquares } from './mean-squares.ts'
import { completeItems } from './ratings.ts'
import type { Ratings } from './ratings.ts'

/**
 * Variance components of recordings x coders, in squared scale points. `setToZero` names those whose estimate was
 * negative. `method`: analysis of variance for complete tables, restricted maximum likelihood otherwise.
 */
export type Components = {
  readonly recordings: number
  readonly coders: number
  readonly residual: number
  readonly method: 'anova' | 'reml'
  readonly setToZero: readonly ('recordings' | 'coders')[]
}

/**
 * G study of recordings x coders. Null where the components do not exist: no two recordings with two ratings, or
 * nothing varies.
 * Source: Brennan (2001); SPEC section 3.
 */
export function varianceComponents(ratings: Ratings): Components | null {
  const { rows } = completeItems(ratings)
  const pairable = ratings.filter((row) => row.filter((x) => x !== null).length >= 2)
  if (rows.length === pairable.length) {
    const ms = meanSquares(rows)
    if (ms === null || (ms.items <= ms.zero && ms.error <= ms.zero && ms.raters <= ms.zero)) return null
    const recordings = (ms.items - ms.error) / ms.nRaters
    const coders = (ms.raters - ms.error) / ms.nItems
    return {
      recordings: Math.max(0, recordings),
      coders: Math.max(0, coders),
      residual: ms.error,
      method: 'anova',
      setToZero: [
        ...(recordings < -ms.zero ? (['recordings'] as const) : []),
        ...(coders < -ms.zero ? (['coders'] as const) : []),
      ],
    }
  }
  const fit = iccReml(pairable, 'A,1')
  if (!fit.ok) return null
  return { recordings: fit.items, coders: fit.raters, residual: fit.error, method: 'reml', setToZero: [] }
}

/**
 * What to expect of the mean of `coders` coders: `relative` for orders between recordings, `absolute` for the values.
 */
export type Decision = { readonly coders: number; readonly relative: number; readonly absolute: number }

/** D study: E rho^2 and phi for each number of coders. Null where recordings, coders and residual are all 0. */
export function decisionStudy(components: Components, coders: readonly number[]): readonly Decision[] | null {
  const { recordings: p, coders: r, residual: e } = components
  if (p + r + e <= 0) return null
  return coders.map((k) => ({
    coders: k,
    relative: p + e === 0 ? 0 : p / (p + e / k),
    absolute: p / (p + (r + e) / k),
  }))
}

/** The least number of coders whose mean reaches `wanted` in absolute terms; null where no more than 20 do. */
export function codersNeeded(components: Components, wanted: number): number | null {
  const all = decisionStudy(
    components,
    Array.from({ length: 20 }, (_, i) => i + 1),
  )
  return all?.find(({ absolute }) => absolute >= wanted)?.coders ?? null
}
