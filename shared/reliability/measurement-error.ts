import { defined, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import { meanSquares } from './mean-squares.ts'
import { completeItems } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { normalQuantile } from './special/normal.ts'

export type ErrorKind = 'agreement' | 'consistency'

/**
 * Standard error of measurement of one rater, in the unit of the scale.
 * `agreement` counts differences between raters' means as error (a negative rater variance counts as 0, and is
 * warned of); `consistency` does not. For means of k raters divide by sqrt(k).
 * Source: de Vet et al. (2006), J Clin Epidemiol 59:1033.
 */
export function measurementError(ratings: Ratings, kind: ErrorKind): Estimate {
  const { rows, dropped } = completeItems(ratings)
  if (rows.length === 0) return notDefined('no_items', 0, dropped)
  if ((rows[0]?.length ?? 0) < 2) return notDefined('one_rater', rows.length, dropped)
  const ms = meanSquares(rows)
  if (ms === null) return notDefined('too_few_items', rows.length, dropped)
  const raterVariance = (ms.raters - ms.error) / ms.nItems
  const agreement = kind === 'agreement'
  const variance = ms.error + (agreement ? Math.max(0, raterVariance) : 0)
  return defined(Math.sqrt(variance), ms.nItems, `SEM_${kind}`, {
    dropped,
    warnings: agreement && raterVariance < -ms.zero ? ['negative_variance'] : [],
  })
}

/**
 * Smallest detectable change: a difference between two scores below it may be error alone (95 %).
 * SDC = 1.959964 x sqrt(2) x SEM, in the unit of the scale.
 */
export function smallestDetectableChange(ratings: Ratings, kind: ErrorKind): Estimate {
  const error = measurementError(ratings, kind)
  if (!error.ok) return error
  return { ...error, value: normalQuantile(0.975) * Math.SQRT2 * error.value, method: `SDC_${kind}` }
}
