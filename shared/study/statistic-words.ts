import type { VariableReliability } from './reliability-view.ts'

type Named = Pick<VariableReliability, 'statistic' | 'toleranceMs' | 'readout'>

type Words = (key: string) => string

/**
 * What a figure is called: its statistic; of matched onsets how far apart they may lie, `F1 (±0.5 s)`; of seconds whether
 * they are read at their start, `kappa, 1 s (start of second)`.
 */
export const statisticInWords = (named: Named, words: Words): string => statisticParts(named, words).join(' ')

/** The same in the parts between which a narrow column may break it: the name, and what is said of it if anything is. */
export function statisticParts({ statistic, toleranceMs, readout }: Named, words: Words): readonly string[] {
  const name = words(`statistic.${statistic}`)
  if (readout === 'start') return [name, '(start of second)']
  return toleranceMs === undefined ? [name] : [name, `(±${toleranceMs / 1000} s)`]
}

const shortNames: Readonly<Record<string, string>> = { icc_a1: 'ICC(A,1)', f1: 'F1' }

/** The same for narrow columns, where all kappas have one name. */
export const shortStatistic = ({ statistic, readout }: Omit<Named, 'toleranceMs'>): string =>
  shortNames[statistic] ?? (readout === 'start' ? 'kappa (start of second)' : 'kappa')
