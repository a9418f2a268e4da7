import type { VariableReliability } from './reliability-view.ts'

type Named = Pick<VariableReliability, 'statistic' | 'toleranceMs'>

/** What a figure is called: its statistic, and of matched onsets how far apart they may lie: `F1 (±0.5 s)`. */
export function statisticInWords({ statistic, toleranceMs }: Named, words: (key: string) => string): string {
  const name = words(`statistic.${statistic}`)
  return toleranceMs === undefined ? name : `${name} (±${toleranceMs / 1000} s)`
}
