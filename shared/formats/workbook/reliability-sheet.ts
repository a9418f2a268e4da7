import type { GateCheck } from '../../study/gate.ts'
import type { Figure, VariableReliability } from '../../study/reliability-view.ts'
import { number, prose, text, type Cell, type Sheet } from '../sheet.ts'
import { exportStatus, type Book } from './book.ts'

const value = (figure: Figure | null): number | null => (figure?.ok === true ? figure.value : null)
const undefinedBecause = (figure: Figure): string | null => (figure.ok ? null : figure.why)

/** One row a variable: what was computed and how, the figure with its interval, and what the gate says of it. */
export function reliabilitySheet(book: Book): Sheet {
  return {
    name: 'reliability',
    columns: [
      text('scheme', 28),
      text('variable', 20),
      prose('label', 44),
      text('export_status', 14),
      text('statistic', 15),
      number('estimate'),
      number('ci_lower'),
      number('ci_upper'),
      number('ci_level'),
      number('n', 6),
      text('coders', 10),
      text('not_defined_because', 20),
      number('threshold_point'),
      number('threshold_ci_lower'),
      number('bias'),
      number('sd_difference'),
      number('exact'),
      number('within_1'),
      number('kappa_quadratic'),
      number('kappa_tolerance_1s'),
      number('precision'),
      number('recall'),
      prose('per_code', 44),
      prose('dropped', 32),
      prose('warnings', 26),
      text('verdict', 14),
      prose('checks', 44),
      text('override_id', 22),
    ],
    rows: reliabilityRows(book),
  }
}

function* reliabilityRows(book: Book): Generator<readonly Cell[]> {
  const gate = new Map(book.gate.rows.map((row) => [`${row.scheme} ${row.variable}`, row]))
  for (const one of book.reliability.variables) {
    const row = gate.get(`${one.scheme} ${one.variable}`)
    yield [
      one.scheme,
      one.variable,
      one.label,
      exportStatus(book),
      one.statistic,
      ...figureCells(one),
      row?.verdict ?? 'not_assessed',
      (row?.checks ?? []).map(checkText).join('; '),
      row?.overrideId ?? null,
    ]
  }
}

/** A check and what it says; media that are not simply here as they were pass, but are named as what they are. */
function checkText({ id, verdict, params }: GateCheck): string {
  const named = ['converted', 'missing', 'changed'].flatMap((key) => {
    const n = id === 'G18' ? params[key] : undefined
    return n === undefined || n === 0 ? [] : [`${n} ${key}`]
  })
  return `${id} ${verdict}${named.length === 0 ? '' : ` (${named.join(', ')})`}`
}

function figureCells(one: VariableReliability): Cell[] {
  const { estimate } = one
  return [
    value(estimate),
    estimate.ok ? estimate.lo : null,
    estimate.ok ? estimate.hi : null,
    estimate.ok && estimate.lo !== null ? 0.95 : null,
    one.n,
    one.coders.join(', '),
    undefinedBecause(estimate),
    one.threshold.point,
    one.threshold.ciLower,
    value(one.bias),
    one.sdDifference,
    value(one.exact),
    value(one.within1),
    value(one.kappaQuadratic),
    value(one.tolerant),
    value(one.precision),
    value(one.recall),
    one.perCode.map(({ code, figure }) => `${code} ${figure.ok ? figure.value.toFixed(3) : figure.why}`).join('; '),
    one.dropped.map(({ why, n, unit }) => `${why}: ${n} ${unit}`).join('; '),
    one.warnings.join('; '),
  ].map((cell) => (cell === '' ? null : cell))
}
