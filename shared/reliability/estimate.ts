/** Why a statistic has no value. The list is closed; words for it live with the interface. */
export type ReasonCode =
  | 'no_items'
  | 'too_few_items'
  | 'no_pairs'
  | 'no_variation'
  | 'se_zero'
  | 'infinite_F'
  | 'one_rater'
  | 'negative_variance'

/** Why something was not counted. `Dropped.n` is in the unit of the statistic: items, time units or resamples. */
export type DropReason =
  | 'missing_rating'
  | 'one_rating'
  | 'other_number_of_raters'
  | 'missing_code'
  | 'procedure_code'
  | 'not_coded'
  | 'no_value'
  | 'derived'

/** What a reader has to know beside a value. A warning never changes the value. */
export type WarningCode =
  | 'too_few_items'
  | 'fewer_than_10_items'
  | 'fewer_than_30_items'
  | 'se_zero'
  | 'infinite_F'
  | 'negative_variance'
  | 'no_reliability'
  | 'interval_not_ordered'
  | 'no_interval'
  | 'one_recording'
  | 'resamples_without_value'
  | 'pairs_without_value'
  | 'mean_over_pairs'
  | 'used_by_one_coder'
  | 'not_used'
  | 'rare_code'
  | 'rare_category'
  | 'prevalence_extreme'
  | 'margins_differ'
  | 'few_events'
  | 'tolerance_long'
  | 'tolerance_over_2s'
  | 'errors_cut_at_tolerance'

export type IntervalMethod = 'z' | 't' | 'F' | 'fisher-z' | 'bootstrap-percentile'

/** Limits as computed: never clipped. A display clips kappa at -1 and 1 and says so. */
export type Interval = { lo: number; hi: number; level: number; method: IntervalMethod }

export type Dropped = { n: number; why: DropReason }

/** A value that exists. `n` is the number of items (units, pairs, recordings) that went into it. */
export type Defined<Extra extends object = object> = {
  ok: true
  value: number
  method: string
  se?: number
  ci?: Interval
  n: number
  dropped: Dropped[]
  warnings: WarningCode[]
} & Extra

/** A value that does not exist, and why. */
export type NotDefined = { ok: false; why: ReasonCode; n: number; dropped: Dropped[] }

/**
 * The record every statistic returns (SPEC section 0). It survives JSON unchanged: no NaN, no Infinity,
 * and no stand-in 0 or 1 where there is nothing to print.
 */
export type Estimate<Extra extends object = object> = Defined<Extra> | NotDefined

type Parts = { se?: number | undefined; ci?: Interval | undefined; dropped?: Dropped[]; warnings?: WarningCode[] }

/** Makes a defined estimate. Throws `RangeError` on NaN or Infinity: that is a fault of the caller, not of the data. */
export function defined(value: number, n: number, method: string, parts: Parts = {}): Defined {
  for (const x of [value, n, parts.se ?? 0, parts.ci?.lo ?? 0, parts.ci?.hi ?? 0]) {
    if (!Number.isFinite(x)) throw new RangeError(`${method}: not a finite number`)
  }
  return {
    ok: true,
    value: plainZero(value),
    method,
    ...(parts.se === undefined ? {} : { se: plainZero(parts.se) }),
    ...(parts.ci === undefined ? {} : { ci: parts.ci }),
    n,
    dropped: keepCounted(parts.dropped ?? []),
    warnings: parts.warnings ?? [],
  }
}

export function notDefined(why: ReasonCode, n: number, dropped: Dropped[] = []): NotDefined {
  return { ok: false, why, n, dropped: keepCounted(dropped) }
}

/** The value, or null where there is none. */
export function valueOf(estimate: Estimate): number | null {
  return estimate.ok ? estimate.value : null
}

/** Whether a denominator is 0 for practical purposes: smaller than 1e-12 of the size of what it is made from. */
export function isZero(x: number, scale: number): boolean {
  return Math.abs(x) <= 1e-12 * Math.abs(scale)
}

// JSON writes -0 as 0, so a record would not equal its own copy.
function plainZero(x: number): number {
  return x === 0 ? 0 : x
}

function keepCounted(dropped: Dropped[]): Dropped[] {
  return dropped.filter((d) => d.n > 0)
}
