import { percent } from '../../lib/number-words.ts'
import { alsoInWords } from '../../scheme/also.ts'
import type { VariableReliability } from '../../study/reliability-view.ts'
import type { SecondReadout } from '../../study/second-readout.ts'
import type { ReportContent } from './report-input.ts'

type Sentence = { readonly text: string; readonly references: readonly string[] }

const ofUnit: Readonly<Record<SecondReadout, string>> = {
  majority: 'the state that fills most of the unit',
  start: 'the state at the start of the unit',
}

/** A method as a paper states it: form, model, unit, interval. Keys are statistics of the report. */
const ofStatistic: Readonly<Record<string, (content: ReportContent) => Sentence>> = {
  icc_a1: () => ({
    text: 'For ratings and scores coded by the same two coders throughout, agreement is the intraclass correlation ICC(A,1): two-way model, absolute agreement, single rater, with 95 % confidence intervals from the F distribution (Satterthwaite degrees of freedom).',
    references: ['mw96', 'sf79', 'kl16'],
  }),
  icc_1: () => ({
    text: 'For ratings and scores whose pairs of coders changed between recordings, agreement is the one-way intraclass correlation ICC(1), single rater, with 95 % confidence intervals from the F distribution; differences between coders count as error.',
    references: ['mw96', 'sf79', 'kl16'],
  }),
  kappa: () => ({
    text: 'For classes, agreement is Cohen’s kappa with 95 % confidence intervals from its large-sample standard error.',
    references: ['c60', 'fce69'],
  }),
  kappa_pooled: ({ report }) => ({
    text: `For what was answered interval by interval, or about events that both coders coded (onsets of one code matched within the tolerance, states and segments linked by at least 60 % common time), agreement is Cohen’s kappa from the table summed over recordings. ${resampling(report)}`,
    references: ['c60', 'hr15', 'z16'],
  }),
  kappa_quadratic: ({ report }) => ({
    text: `For ordered values of intervals, agreement is weighted kappa with quadratic weights by value, from the table summed over recordings. ${resampling(report)}`,
    references: ['c68', 'z16'],
  }),
  kappa_options: ({ report }) => ({
    text: `Where several options could be chosen about an event, agreement is Cohen’s kappa of each option, chosen against not; the figure is the lowest of those that both coders chose at least five times. ${resampling(report)}`,
    references: ['c60', 'z16'],
  }),
  sort_r: ({ report }) => ({
    text: `For sorts of cards, agreement is the mean over recordings of the correlation between the two coders’ placements of all cards. ${resampling(report)}`,
    references: ['z16'],
  }),
  kappa_time: ({ report, plan }) => ({
    text: `For states of which one holds at a time, agreement is Cohen’s kappa of 1-second units (${ofUnit[plan.secondReadout]}, tolerance 0), from the confusion matrix summed over recordings; time that either coder marked as not codable is left out. ${resampling(report)}`,
    references: ['c60', 'bqg09', 'z16'],
  }),
  kappa_per_code: ({ report, plan }) => ({
    text: `For codes that may overlap, agreement is Cohen’s kappa of 1-second units for each code, present against absent (by ${ofUnit[plan.secondReadout]}); the figure of a set is its lowest. ${resampling(report)}`,
    references: ['c60', 'bqg09', 'z16'],
  }),
  f1: ({ report }) => ({
    text: `For events, onsets of the same code were matched one to one within ${tolerances(report.variables)} (most pairs, then least total difference), and agreement is F1, twice the matched events over all events. ${resampling(report)}`,
    references: ['bq11', 'z16'],
  }),
}

/** Each tolerance that was used; where there are several, with what it was used for. */
function tolerances(variables: readonly VariableReliability[]): string {
  const found = Map.groupBy(
    variables.filter(({ statistic }) => statistic === 'f1'),
    ({ toleranceMs = 0 }) => toleranceMs,
  )
  const parts = [...found].sort(([a], [b]) => a - b)
  if (parts.length === 1) return `±${(parts[0]?.[0] ?? 0) / 1000} s`
  return parts
    .map(([toleranceMs, of]) => `±${toleranceMs / 1000} s (${of.map(({ label }) => label).join(', ')})`)
    .join(' or ')
}

const resampling = ({ replicates, seed }: ReportContent['report']): string =>
  `95 % confidence intervals are percentiles of ${replicates.toLocaleString('en-GB')} bootstrap resamples of recordings (seed ${seed}).`

const references: Readonly<Record<string, string>> = {
  mw96: 'McGraw, K. O., & Wong, S. P. (1996). Forming inferences about some intraclass correlation coefficients. Psychological Methods, 1, 30–46.',
  sf79: 'Shrout, P. E., & Fleiss, J. L. (1979). Intraclass correlations: Uses in assessing rater reliability. Psychological Bulletin, 86, 420–428.',
  kl16: 'Koo, T. K., & Li, M. Y. (2016). A guideline of selecting and reporting intraclass correlation coefficients for reliability research. Journal of Chiropractic Medicine, 15, 155–163.',
  c60: 'Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement, 20, 37–46.',
  c68: 'Cohen, J. (1968). Weighted kappa: Nominal scale agreement with provision for scaled disagreement or partial credit. Psychological Bulletin, 70, 213–220.',
  hr15: 'Holle, H., & Rein, R. (2015). EasyDIAg: A tool for easy determination of interrater agreement. Behavior Research Methods, 47, 837–847.',
  fce69:
    'Fleiss, J. L., Cohen, J., & Everitt, B. S. (1969). Large sample standard errors of kappa and weighted kappa. Psychological Bulletin, 72, 323–327.',
  bqg09:
    'Bakeman, R., Quera, V., & Gnisci, A. (2009). Observer agreement for timed-event sequential data. Behavior Research Methods, 41, 137–147.',
  bq11: 'Bakeman, R., & Quera, V. (2011). Sequential analysis and observational methods for the behavioral sciences. Cambridge University Press.',
  z16: 'Zapf, A., Castell, S., Morawietz, L., & Karch, A. (2016). Measuring inter-rater reliability for nominal data: Which coefficients and confidence intervals are appropriate? BMC Medical Research Methodology, 16, 93.',
}

export type Methods = { readonly sentences: readonly string[]; readonly references: readonly string[] }

/** A paragraph that can stand in a paper as it is, and what it cites, in the order of the alphabet. */
export function methodsOf(content: ReportContent): Methods {
  const { report, meta } = content
  const coders = new Set(report.variables.flatMap((variable) => variable.coders))
  const statistics = [...new Set(report.variables.map(({ statistic }) => statistic))]
  const used = statistics.flatMap((statistic) => {
    const of = Object.hasOwn(ofStatistic, statistic) ? ofStatistic[statistic] : undefined
    return of === undefined ? [] : [of(content)]
  })
  const share = report.recordings === 0 ? 0 : report.doubleCoded / report.recordings
  return {
    sentences: [
      `Inter-rater reliability was computed from ${report.doubleCoded} of ${report.recordings} recordings (${percent(share)}) that two of ${coders.size} coders coded independently; both codings were locked before they were compared, and none was changed after.`,
      ...used.map(({ text }) => text),
      thresholds(report.variables),
      besides(report.variables),
      `Computed with Attune ${meta.appVersion}.`,
    ].filter((sentence) => sentence !== ''),
    references: [...new Set(used.flatMap((sentence) => sentence.references))]
      .map((key) => references[key] ?? '')
      .sort(),
  }
}

function thresholds(variables: readonly VariableReliability[]): string {
  const asked = [
    ...new Set(
      variables.map(
        ({ threshold: { point, ciLower, minN } }) =>
          `an estimate of at least ${point.toFixed(2)} with a lower limit of at least ${ciLower.toFixed(2)} from at least ${minN} recordings`,
      ),
    ),
  ]
  return asked.length === 0 ? '' : `What was asked for in advance: ${asked.join('; or ')}, by variable.`
}

/** Statistics that the schemes ask for beside the ones that decide, each with the variables that it is given for. */
function besides(variables: readonly VariableReliability[]): string {
  const asked = variables.flatMap(({ label, also = [] }) =>
    [...new Set(also.map(({ id }) => id))].map((id) => ({ id, label })),
  )
  const parts = [...Map.groupBy(asked, ({ id }) => id)].map(
    ([id, of]) => `${alsoInWords(id)} (${of.map(({ label }) => label).join('; ')})`,
  )
  return parts.length === 0 ? '' : `Given beside it, as was decided in advance: ${parts.join(', ')}.`
}
