import type { BootstrapOptions } from './bootstrap.ts'
import { againstRest, margins } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import type { WarningCode } from './estimate.ts'
import { pooledSpecific } from './pooled-agreement.ts'
import { pooledKappa, type PooledKappa } from './pooled-kappa.ts'
import type { Resampled } from './resampled.ts'
import { NIL } from './timed-event.ts'
import type { ClipPair } from './timed-event.ts'

/** What two coders did with one code. Units are those kept; events are those that touch an episode. */
export type CodeFigures = {
  code: string
  kappa: PooledKappa
  specific: Resampled
  units: { first: number; second: number }
  events: { first: number; second: number }
  /** Mean of both coders' share of the kept units; null without units. */
  share: number | null
  warnings: WarningCode[]
}

/**
 * Figures per code of a pooled table of time units, with intervals from the tables of its recordings; `nil` is not a
 * code. Warnings as SPEC section 5 asks.
 */
export function codeFigures(
  table: ConfusionTable,
  perRecording: readonly ConfusionTable[],
  clips: readonly (readonly ClipPair[])[],
  options: BootstrapOptions,
): CodeFigures[] {
  const { rows, columns } = margins(table)
  const events = { first: countEvents(clips, 'first'), second: countEvents(clips, 'second') }
  const figures: CodeFigures[] = []
  table.categories.forEach((category, i) => {
    if (category === NIL) return
    const code = String(category)
    const units = { first: rows[i] ?? 0, second: columns[i] ?? 0 }
    const count = { first: events.first.get(code) ?? 0, second: events.second.get(code) ?? 0 }
    figures.push({
      code,
      kappa: pooledKappa(
        againstRest(table, i),
        perRecording.map((one) => againstRest(one, i)),
        [],
        options,
      ),
      specific: pooledSpecific(table, perRecording, i, options),
      units,
      events: count,
      share: table.n === 0 ? null : (units.first + units.second) / (2 * table.n),
      warnings: cautions(table.n, units, count),
    })
  })
  return figures
}

function cautions(n: number, units: CodeFigures['units'], events: CodeFigures['events']): WarningCode[] {
  const warnings: WarningCode[] = []
  if (n === 0) return warnings
  const share = (units.first + units.second) / (2 * n)
  if (share === 0) return ['not_used']
  if (units.first === 0 || units.second === 0) warnings.push('used_by_one_coder')
  if (share < 0.05) warnings.push('rare_code')
  // (a - d)/N of the 2x2 table equals the two shares together minus 1.
  if (Math.abs(2 * share - 1) > 0.8) warnings.push('prevalence_extreme')
  if (Math.abs(units.first - units.second) / n > 0.1) warnings.push('margins_differ')
  if (Math.min(events.first, events.second) < 5) warnings.push('few_events')
  return warnings
}

function countEvents(clips: readonly (readonly ClipPair[])[], coder: 'first' | 'second'): Map<string, number> {
  const counts = new Map<string, number>()
  for (const spans of clips) {
    for (const span of spans) {
      for (const { code } of span[coder].events) counts.set(code, (counts.get(code) ?? 0) + 1)
    }
  }
  return counts
}
