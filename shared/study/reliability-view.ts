/** A figure with its interval, or the reason why there is none. */
export type Figure =
  | {
      readonly ok: true
      readonly value: number
      readonly lo: number | null
      readonly hi: number | null
      readonly n: number
    }
  | { readonly ok: false; readonly why: string; readonly n: number }

/** Counts of one coder's categories (rows) against the other's (columns), for a heat map. */
export type Matrix = {
  readonly labels: readonly string[]
  readonly counts: readonly (readonly number[])[]
  readonly unit: 'recordings' | 'seconds' | 'events'
}

/** One pair of scores: a recording that two coders coded independently. `code` is the lead's name for the recording. */
export type ScorePair = { readonly recordingId: string; readonly label: string; readonly a: number; readonly b: number }

/** Agreement on one variable of one scheme, over all recordings with two locked independent observations. */
export type VariableReliability = {
  readonly scheme: string
  readonly variable: string
  readonly label: string
  readonly group: 'ratings' | 'composites' | 'streams' | 'points'
  /** How it was computed: `icc_a1`, `icc_1`, `kappa_time`, `kappa_per_code`, `f1`. */
  readonly statistic: string
  /** Key of the sentence that says why this statistic. */
  readonly reason: string
  readonly estimate: Figure
  readonly threshold: { readonly point: number; readonly ciLower: number; readonly minN: number }
  readonly n: number
  readonly coders: readonly string[]
  /** Mean difference, the first coder's value minus the second's. */
  readonly bias: Figure | null
  readonly exact: Figure | null
  readonly within1: Figure | null
  readonly kappaQuadratic: Figure | null
  /** Streams: the same with one second of tolerance, printed beside. */
  readonly tolerant: Figure | null
  readonly perCode: readonly {
    readonly code: string
    readonly label: string
    readonly figure: Figure
    readonly a: number
    readonly b: number
  }[]
  readonly matrix: Matrix | null
  readonly pairs: readonly ScorePair[]
  /** What was left out and why, in counts (recordings, or seconds for streams). */
  readonly dropped: readonly { readonly why: string; readonly n: number; readonly unit: 'recordings' | 'seconds' }[]
  readonly warnings: readonly string[]
  readonly sdDifference: number | null
  readonly precision: Figure | null
  readonly recall: Figure | null
}

export type ReliabilityReport = {
  readonly recordings: number
  readonly doubleCoded: number
  readonly variables: readonly VariableReliability[]
  readonly seed: number
  readonly replicates: number
}
