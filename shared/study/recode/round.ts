import type { Verdict } from '../gate.ts'
import type { Figure, VariableReliability } from '../reliability-view.ts'

/**
 * Agreement on one variable, and how it was computed, as it stood when its recordings were given out anew. `also` is what
 * the scheme asked for beside it; absent where it asked for nothing, and in rounds from before it was kept.
 */
export type RoundFigure = Pick<VariableReliability, 'toleranceMs' | 'readout' | 'also'> & {
  readonly variable: string
  readonly label: string
  readonly statistic: string
  readonly estimate: Figure
  readonly n: number
  readonly verdict: Verdict
}

/**
 * One time that recordings were given out to be coded anew. The codings that were there are set aside: they are kept, and
 * so are the figures that were computed from them.
 */
export type RecodeRound = {
  readonly id: string
  /** From 1, within its scheme version: the figures are those of this round of coding. */
  readonly round: number
  readonly schemeId: string
  readonly schemeVersion: string
  readonly madeAt: string
  readonly madeBy: string
  readonly reason: string
  readonly recordings: number
  /** Codings that were set aside. */
  readonly setAside: number
  readonly appVersion: string
  readonly figures: readonly RoundFigure[]
}

/** What giving out anew would do, told before it is done. Counts only: a lead may be one of the coders. */
export type RecodePreview = {
  readonly recordings: number
  readonly setAside: number
  /** Codings not locked yet: a round waits for them. */
  readonly unlocked: number
  /** Recordings (dyad and time point) that nobody of the chosen coders may code: they coded or saw them. */
  readonly without: readonly string[]
  readonly doubleWanted: number
  readonly doubleFound: number
  readonly perCoder: readonly { readonly personId: string; readonly name: string; readonly barred: number }[]
}
