import type { AnalysisScoreRule } from './analysis-score.ts'

/**
 * What the gate must know of one scheme besides figures: who was certified, whether coding drifted, what was settled.
 * Each part is null where the study holds no such data; the check is then not assessed, with that reason.
 */
export type GateFacts = {
  readonly certification: CertificationFacts | null
  readonly drift: DriftFacts | null
  readonly adjudication: AdjudicationFacts | null
}

/** G02: whether those who coded were certified for the scheme on the day they coded. */
export type CertificationFacts = {
  /** Whether the study's plan asks for certificates. */
  readonly required: boolean
  /** Locked codings that count, and how many of them were made without a certificate valid on their day. */
  readonly codings: number
  readonly without: number
  /** Codes (`C01`) of the coders behind the latter. */
  readonly coders: readonly string[]
}

/** G12: whether the last drift check of every coder was passed after the last recording that they coded. */
export type DriftFacts = {
  readonly required: boolean
  readonly coders: readonly {
    readonly code: string
    /** ISO times, null where there is none. */
    readonly lastCodedAt: string | null
    readonly lastPassedAt: string | null
    readonly alarm: boolean
    /** Their recordings since the last passed check were all coded again blindly, by somebody else. */
    readonly coveredByRecodes: boolean
  }[]
}

/** G14: where the rule for the analysis score needs a settled value, how many disagreements are settled. */
export type AdjudicationFacts = {
  readonly rule: AnalysisScoreRule
  readonly due: number
  readonly settled: number
}
