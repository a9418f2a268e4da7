import type { ReliabilityDetail } from '../../study/reliability-detail.ts'
import type { VariableReliability } from '../../study/reliability-view.ts'
import { differencePlot } from './difference-plot.ts'
import { heatMap } from './heat-map.ts'
import { scatter } from './scatter.ts'
import type { Palette, SvgNode } from './svg.ts'

export type PlotKind = 'difference' | 'scatter' | 'heat'
export type VariablePlot = { readonly kind: PlotKind; readonly title: string; readonly drawing: SvgNode }

/** The drawings that a variable has: of paired scores difference and scatter, of categories the heat map. */
export function plotsOf(
  variable: VariableReliability,
  detail: ReliabilityDetail | undefined,
  [first, second]: readonly [string, string],
  seed: number,
  palette: Palette,
): readonly VariablePlot[] {
  const { pairs, bias, matrix } = variable
  const step = detail?.step ?? (matrix === null ? 0 : 1)
  const plots: VariablePlot[] = []
  if (pairs.length >= 2 && bias?.ok === true) {
    const title = `Difference against mean (${first} − ${second})`
    const limits = limitsOf(variable, detail)
    const shared = { pairs, first, second, step, seed }
    plots.push({
      kind: 'difference',
      title,
      drawing: differencePlot({ title, bias: bias.value, limits, ...shared }, palette),
    })
    const against = `${first} against ${second}`
    plots.push({ kind: 'scatter', title: against, drawing: scatter({ title: against, ...shared }, palette) })
  }
  if (matrix !== null) {
    const title = `${first} (rows) against ${second} (columns)`
    plots.push({ kind: 'heat', title, drawing: heatMap({ title, ...matrix, first, second }, palette) })
  }
  return plots
}

/** Limits from the detail; until it is there, those of the standard deviation in the report, which are the same. */
function limitsOf(
  { bias, sdDifference, pairs }: VariableReliability,
  detail: ReliabilityDetail | undefined,
): { readonly lower: number; readonly upper: number } | null {
  if (detail !== undefined) return detail.limits
  if (bias?.ok !== true || sdDifference === null || pairs.length < 3) return null
  return { lower: bias.value - 1.96 * sdDifference, upper: bias.value + 1.96 * sdDifference }
}
