import type { Figure } from './reliability-view.ts'

/**
 * What a figure is measured in: a coefficient (-1 to 1), a share (0 to 1), milliseconds, or points of the scale. `ms` has
 * a direction and is printed with its sign; `ms_size` has none.
 */
export type FigureUnit = 'coefficient' | 'share' | 'ms' | 'ms_size' | 'points'

/** One statistic that can be computed of the same codings. Its name and when it is right are texts under its id. */
export type Alternative = {
  readonly id: string
  readonly unit: FigureUnit
  readonly figure: Figure
  /** What else its text names: a tolerance, the share that chance alone gives. */
  readonly params: Readonly<Record<string, string | number>>
}

export type PartKind = 'code' | 'pair' | 'coder' | 'site' | 'time' | 'age'

/** One part of the double-coded recordings, or one code. Its figure is of the kind that the whole has. */
export type Part = {
  readonly key: string
  readonly label: string
  readonly figure: Figure
  /** Recordings in it; for a code, recordings of the whole. */
  readonly n: number
  /** Ratings and scores: the first coder minus the second (the coder minus the other, for `coder`). */
  readonly bias: Figure | null
}

export type Breakdown = { readonly kind: PartKind; readonly parts: readonly Part[] }

/** A caution in words: the text under `caution.<code>` with its places filled in. */
export type Caution = { readonly code: string; readonly params: Readonly<Record<string, string | number>> }

/** What more coders would bring: components of variance, and what to expect of the mean of so many coders. */
export type DecisionTable = {
  readonly recordings: number
  readonly coders: number
  readonly residual: number
  readonly method: 'anova' | 'reml'
  readonly setToZero: readonly string[]
  readonly decisions: readonly { readonly coders: number; readonly relative: number; readonly absolute: number }[]
  /** The least number of coders whose mean reaches the threshold; null where none up to 20 does. */
  readonly needed: number | null
}

/** Everything behind one row of the reliability report; computed when somebody asks for that row. */
export type ReliabilityDetail = {
  readonly scheme: string
  readonly variable: string
  readonly n: number
  /** The statistic that the kind of data asks for, and the key of the sentence that says why. */
  readonly chosen: string
  readonly reason: string
  /** Those that the scheme asks for beside the chosen one, by their ids; they follow it in `alternatives`. Absent: none. */
  readonly asked?: readonly string[]
  /** The chosen one first, then what is asked for. */
  readonly alternatives: readonly Alternative[]
  readonly breakdowns: readonly Breakdown[]
  readonly cautions: readonly Caution[]
  /** How accurate two equally accurate observers would be whose kappa this is; null where the figure is no kappa. */
  readonly accuracy: { readonly kappa: number; readonly accuracy: number; readonly codes: number } | null
  readonly decision: DecisionTable | null
  /** Limits of agreement of the paired differences; null below three pairs. */
  readonly limits: { readonly lower: number; readonly upper: number } | null
  /** Distance of two neighbouring values of the scale; 0 where values lie anywhere. */
  readonly step: number
}
