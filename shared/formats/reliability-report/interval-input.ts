import type { Breakdown, Part } from '../../study/reliability-detail.ts'
import type { VariableReliability } from '../../study/reliability-view.ts'
import { axisStart, type IntervalInput, type IntervalRow } from '../plots/interval-plot.ts'
import type { Words } from './report-input.ts'

/** Breakdowns as interval plots on one axis, so that they can be read against each other. */
export function intervalInputs(
  breakdowns: readonly Breakdown[],
  { threshold }: Pick<VariableReliability, 'threshold'>,
  words: Words,
): readonly (IntervalInput & { readonly kind: Breakdown['kind'] })[] {
  const all = breakdowns.map(({ kind, parts }) => ({ kind, rows: parts.map((part) => rowOf(part, kind)) }))
  const from = axisStart(all.flatMap(({ rows }) => rows))
  return all.map(({ kind, rows }) => ({
    kind,
    title: words(`part.${kind}`),
    threshold,
    unit: 'recordings',
    from,
    rows,
  }))
}

function rowOf({ label, figure, n }: Part, kind: Breakdown['kind']): IntervalRow {
  if (figure.ok) return { label, value: figure.value, lo: figure.lo, hi: figure.hi, n, note: '' }
  // Of a code without a figure, the events that are there say why.
  return { label, value: null, lo: null, hi: null, n: kind === 'code' ? figure.n : n, note: 'not assessable' }
}
