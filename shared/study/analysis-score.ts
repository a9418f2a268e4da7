import { z } from 'zod'

/**
 * Which value of a recording coded twice enters the analysis: fixed in the study's plan before scores are seen.
 * `mean`: of the values that the two coders gave. `consensus`: what was agreed where they differed. `adjudicated`: a
 * third coder's, or the lead's decision, where the difference is due; the primary coder's elsewhere.
 */
export const AnalysisScoreRule = z.enum(['primary', 'mean', 'consensus', 'adjudicated'])
export type AnalysisScoreRule = z.infer<typeof AnalysisScoreRule>

/** The rule as exports say it, in every place where the analysis score stands. */
export const analysisScoreWords: Readonly<Record<AnalysisScoreRule, string>> = {
  primary: "primary coder's score",
  mean: "mean of both coders' scores, or the only one",
  consensus: 'what both coders agreed on; coded once, the only score',
  adjudicated: "third coder's or lead's decision where a difference is due, else the primary coder's score",
}
