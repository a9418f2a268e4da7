import type { ReliabilityPlan } from './scheme.ts'

/**
 * What an aim may ask to have printed beside its statistic: the other statistics of the workbench, by their ids, with the
 * name that each has where no figure stands beside it.
 */
const alsoWords = {
  icc_c1: 'ICC(C,1), consistency',
  icc_1: 'ICC(1), one-way',
  icc_ak: 'ICC(A,k), mean of coders',
  icc_ck: 'ICC(C,k), consistency of the mean of coders',
  icc_k: 'ICC(k), one-way, mean of coders',
  icc_reml_a1: 'ICC(A,1) from variance components, where coders change',
  icc_reml_c1: 'ICC(C,1) from variance components, where coders change',
  lin_ccc: 'Lin’s concordance',
  kappa_quadratic: 'kappa, quadratic weights',
  kappa_linear: 'kappa, linear weights',
  kappa: 'kappa',
  alpha_nominal: 'alpha, nominal',
  alpha_ordinal: 'alpha, ordinal',
  alpha_interval: 'alpha, interval',
  pearson: 'Pearson r',
  spearman: 'Spearman rho',
  exact: 'Exact agreement',
  within_k: 'Within one point; on long scales also within two',
  sem: 'Standard error of measurement',
  sdc: 'Smallest detectable change',
  ac1: 'AC1',
  ac2: 'AC2',
  pabak: 'PABAK (Brennan-Prediger)',
  exact_answers: 'Exact agreement',
  kappa_tolerance: 'kappa with a tolerance of one second',
  kappa_tenth: 'kappa of tenths of a second',
  kappa_start: 'kappa, the state at the start of the second',
  kappa_majority: 'kappa, the state that fills most of the second',
  kappa_exact: 'kappa, weighted by duration',
  alignment: 'Alignment kappa',
  overlap: 'Kappa of events that overlap by 60, 51 and 80 %',
  agreement: 'Agreement, share of seconds',
  kappa_per_code_start: 'kappa by code, the state at the start of the second',
  kappa_per_code_majority: 'kappa by code, the state that fills most of the second',
  specific: 'Specific agreement of each code',
  f1_tolerance: 'F1 with half and with twice the tolerance',
  found_by_second: 'Events of the first coder that the second has',
  found_by_first: 'Events of the second coder that the first has',
  kappa_missed: 'Event kappa with missed events',
  icc_counts: 'ICC(A,1) of counts',
  onset_mean: 'Onset difference, mean',
  onset_median: 'Onset difference, median size',
  onset_p90: 'Onset difference, 90th percentile',
} as const

export type AlsoStatistic = keyof typeof alsoWords

const isAlso = (id: string): id is AlsoStatistic => Object.hasOwn(alsoWords, id)

/** The name of a further statistic; what is none, as it is. */
export const alsoInWords = (id: string): string => (isAlso(id) ? alsoWords[id] : id)

const ofScores = [
  ...(['icc_c1', 'icc_1', 'icc_ak', 'icc_ck', 'icc_k', 'icc_reml_a1', 'icc_reml_c1', 'lin_ccc'] as const),
  ...(['pearson', 'spearman', 'sem', 'sdc'] as const),
]
const ofScales = ['kappa_quadratic', 'kappa_linear', 'kappa', 'alpha_ordinal', 'exact', 'within_k'] as const
const ofClasses = ['ac1', 'pabak', 'alpha_nominal', 'exact'] as const
const ofStates = [
  ...(['kappa_start', 'kappa_majority', 'kappa_tolerance', 'kappa_tenth', 'kappa_exact'] as const),
  ...(['alignment', 'overlap', 'pabak', 'agreement'] as const),
]
const ofOverlapping = ['kappa_per_code_start', 'kappa_per_code_majority', 'specific'] as const
const ofPoints = [
  ...(['f1_tolerance', 'found_by_second', 'found_by_first', 'kappa_missed', 'icc_counts'] as const),
  ...(['onset_mean', 'onset_median', 'onset_p90'] as const),
]

/** What an aim is for, as far as the choice hangs on it. */
export type AlsoFor = { readonly kind: string; readonly isExclusive: boolean }

/** Every further statistic that can be asked for beside this one. Empty where nothing else is computed. */
export function alsoFor(
  statistic: ReliabilityPlan['statistic'],
  { kind, isExclusive }: AlsoFor,
): readonly AlsoStatistic[] {
  switch (statistic) {
    case 'icc_a1':
      return kind === 'rating'
        ? [...ofScores, ...ofScales]
        : kind === 'composite'
          ? [...ofScores, 'alpha_interval']
          : []
    case 'kappa':
      return ofClasses
    case 'kappa_time':
      return isExclusive ? ofStates : ofOverlapping
    case 'f1':
      return ofPoints
    case 'kappa_pooled':
      return ['pabak', 'ac1', 'exact_answers']
    case 'kappa_quadratic':
      return ['pabak', 'ac2', 'exact_answers']
    case 'kappa_options':
    case 'sort_r':
      return []
  }
}
