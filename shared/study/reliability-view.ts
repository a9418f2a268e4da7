import type { Alternative } from './reliability-detail.ts'
import type { SecondReadout } from './second-readout.ts'

/** A figure with its interval, or the reason why there is none. */
export type Figure =
  | {
      readonly ok: true
      readonly value: number
      readonly lo: number | null
      readonly hi: number | null
      readonly n: number
      /** Where the interval comes from resampled recordings: how many there are. Below two there is no interval. */
      readonly resampledOf?: number
    }
  | { readonly ok: false; readonly why: string; readonly n: number }

/** Counts of one coder's categories (rows) against the other's (columns), for a heat map. */
export type Matrix = {
  readonly labels: readonly string[]
  readonly counts: readonly (readonly number[])[]
  readonly unit: 'recordings' | 'seconds' | 'events' | 'intervals'
}

/** One pair of scores: a recording that two coders coded independently. `code` is the lead's name for the recording. */
export type ScorePair = { readonly recordingId: string; readonly label: string; readonly a: number; readonly b: number }

/** Agreement on one variable of one scheme, over all recordings with two locked independent observations. */
export type VariableReliability = {
  readonly scheme: string
  readonly variable: string
  readonly label: string
  readonly group: 'ratings' | 'composites' | 'items' | 'streams' | 'points'
  /**
   * How it was computed: `icc_a1`, `icc_1`, `kappa_time`, `kappa_per_code`, `f1`, `kappa`, `kappa_pooled`,
   * `kappa_quadratic`, `kappa_options`, `sort_r`.
   */
  readonly statistic: string
  /** Key of the sentence that says why this statistic. */
  readonly reason: string
  readonly estimate: Figure
  readonly threshold: { readonly point: number; readonly ciLower: number; readonly minN: number }
  readonly n: number
  readonly coders: readonly string[]
  /** Of points, and answers about them: how far apart the onsets of one event may lie. */
  readonly toleranceMs?: number
  /** Of states, compared second by second: which state a second has. */
  readonly readout?: SecondReadout
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
    /** Points: events of the first coder, and of the second, that the other has no event of this code for. */
    readonly unmatched?: { readonly a: number; readonly b: number }
  }[]
  readonly matrix: Matrix | null
  readonly pairs: readonly ScorePair[]
  /** What was left out and why, in counts (recordings; seconds, intervals or events for what is coded in time). */
  readonly dropped: readonly {
    readonly why: string
    readonly n: number
    readonly unit: 'recordings' | 'seconds' | 'intervals' | 'events'
  }[]
  readonly warnings: readonly string[]
  readonly sdDifference: number | null
  readonly precision: Figure | null
  readonly recall: Figure | null
  /** Of categories: what is read beside kappa and never alone. */
  readonly categories?: CategoryFigures
  /** What the scheme asks to have printed beside the figure. Absent: nothing. */
  readonly also?: readonly Alternative[]
  /** Of scales that are asked only where a condition holds: agreement on whether it held. */
  readonly condition?: ConditionAgreement
  /** Of segments: whether both coders marked the same stretches, whatever they answered about them. */
  readonly unitising?: Unitising
}

/** `share` of both coders' answers, 0 to 1; `specific`: agreement on that category. */
export type CategoryFigures = {
  readonly pabak: Figure
  /** Gwet's AC1, or AC2 where categories are ordered. */
  readonly ac: Figure
  readonly shares: readonly {
    readonly value: number
    readonly label: string
    readonly share: number
    readonly specific: Figure
  }[]
}

/** In how many recordings both, one or none of the two coders had to rate, and kappa of that. */
export type ConditionAgreement = {
  readonly kappa: Figure
  readonly both: number
  readonly one: number
  readonly neither: number
}

/** Segments that overlap by at least `minimum` of the longer one are the same segment. */
export type Unitising = {
  readonly minimum: number
  readonly matched: number
  readonly onlyFirst: number
  readonly onlySecond: number
  /** Share of segments that both marked, 2 x matched / all, with an interval from resampled recordings. */
  readonly f1: Figure
  /** The same where less, or more, common time is asked for. */
  readonly others: readonly { readonly minimum: number; readonly f1: Figure }[]
}

export type ReliabilityReport = {
  readonly recordings: number
  readonly doubleCoded: number
  readonly variables: readonly VariableReliability[]
  readonly seed: number
  readonly replicates: number
}
