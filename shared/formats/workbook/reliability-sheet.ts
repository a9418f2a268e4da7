import type { RecodeRound } from '../../study/recode/round.ts'
import type { GateCheck } from '../../study/gate.ts'
import type { Alternative } from '../../study/reliability-detail.ts'
import type { Figure, VariableReliability } from '../../study/reliability-view.ts'
import { number, prose, text, type Cell, type Sheet } from '../sheet.ts'
import { exportStatus, type Book } from './book.ts'

const value = (figure: Figure | null): number | null => (figure?.ok === true ? figure.value : null)
const undefinedBecause = (figure: Figure): string | null => (figure.ok ? null : figure.why)

const columns: Sheet['columns'] = [
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
  number('tolerance_ms', 8),
  text('second_readout', 10),
  number('bias'),
  number('sd_difference'),
  number('exact'),
  number('within_1'),
  number('kappa_quadratic'),
  number('kappa_tolerance_1s'),
  number('precision'),
  number('recall'),
  number('pabak'),
  number('gwet_ac'),
  prose('category_shares', 40),
  number('condition_kappa'),
  number('condition_both', 8),
  number('condition_one', 8),
  number('condition_neither', 8),
  number('segments_f1'),
  number('segments_f1_lower'),
  number('segments_matched', 8),
  number('segments_only_one', 8),
  prose('segments_f1_other', 30),
  prose('per_code', 44),
  prose('also', 44),
  prose('dropped', 32),
  prose('warnings', 26),
  text('verdict', 14),
  prose('checks', 44),
  text('override_id', 22),
  text('flag', 14),
  number('round', 6),
  text('set_aside', 12),
  prose('round_reason', 44),
]

/**
 * One row a variable: what was computed and how, the figure with its interval, and what the gate says of it. Where
 * recordings were coded anew, the figures of the earlier rounds follow, as they stood when these were set aside.
 */
export function reliabilitySheet(book: Book): Sheet {
  return {
    name: 'reliability',
    columns,
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
      (row?.overrideId ?? null) === null ? null : 'rel_override',
      roundNow(book, one.scheme),
      null,
      null,
    ]
  }
  yield* earlierRows(book)
}

const earlierRounds = ({ dataset }: Book, scheme: string): readonly RecodeRound[] =>
  (dataset.rounds ?? []).filter((round) => `${round.schemeId}@${round.schemeVersion}` === scheme)

const roundNow = (book: Book, scheme: string): number => earlierRounds(book, scheme).length + 1

/** What was not kept of an earlier round is empty; which columns these are follows from the sheet itself. */
function* earlierRows(book: Book): Generator<readonly Cell[]> {
  for (const { name } of book.schemes) {
    for (const { round, figures, madeAt, reason } of earlierRounds(book, name)) {
      for (const { variable, label, statistic, toleranceMs, readout, estimate, n, verdict, also } of figures) {
        const { ok } = estimate
        yield [
          ...[name, variable, label, exportStatus(book), statistic, value(estimate)],
          ...[ok ? estimate.lo : null, ok ? estimate.hi : null, ok && estimate.lo !== null ? 0.95 : null],
          ...[n, null, undefinedBecause(estimate)],
          ...[null, null, toleranceMs ?? null, readout ?? null],
          ...notKept(COLUMNS_BEFORE_ALSO),
          ...[alsoCell(also), ...notKept(COLUMNS_AFTER_ALSO)],
          ...[verdict, null, null, null, round, madeAt.slice(0, 10), reason === '' ? null : reason],
        ]
      }
    }
  }
}

/** From `bias` to `per_code`, and `dropped` and `warnings`. */
const [COLUMNS_BEFORE_ALSO, COLUMNS_AFTER_ALSO] = [21, 2]
const notKept = (n: number): null[] => Array.from({ length: n }, () => null)

/** A check, what it says, and which of its findings; media are named as what they are. */
function checkText({ id, verdict, code, params }: GateCheck): string {
  const named = ['converted', 'missing', 'changed'].flatMap((key) => {
    const n = id === 'G18' ? params[key] : undefined
    return n === undefined || n === 0 ? [] : [`${n} ${key}`]
  })
  const why = verdict === 'pass' ? named : [code.split('.').at(-1) ?? '', ...named]
  return `${id} ${verdict}${why.length === 0 ? '' : ` (${why.join(', ')})`}`
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
    one.toleranceMs ?? null,
    one.readout ?? null,
    value(one.bias),
    one.sdDifference,
    value(one.exact),
    value(one.within1),
    value(one.kappaQuadratic),
    value(one.tolerant),
    value(one.precision),
    value(one.recall),
    ...categoryCells(one),
    ...conditionCells(one),
    ...unitisingCells(one),
    one.perCode.map(({ code, figure }) => `${code} ${figure.ok ? figure.value.toFixed(3) : figure.why}`).join('; '),
    alsoCell(one.also),
    one.dropped.map(({ why, n, unit }) => `${why}: ${n} ${unit}`).join('; '),
    one.warnings.join('; '),
  ].map((cell) => (cell === '' ? null : cell))
}

const alsoCell = (also: VariableReliability['also'] = []): string | null =>
  also.length === 0 ? null : also.map(alsoText).join('; ')

/** What the scheme asks for beside the figure: its id, what tells it from others of that id, the figure and its interval. */
function alsoText({ id, figure, params }: Alternative): string {
  const of = ['within', 'minimum', 'code', 's'].flatMap((name) => params[name] ?? []).slice(0, 1)
  const name = [id, ...of].join(' ')
  if (!figure.ok) return `${name} ${figure.why}`
  const { value: at, lo, hi } = figure
  return `${name} ${at.toFixed(3)}${lo === null || hi === null ? '' : ` [${lo.toFixed(3)}, ${hi.toFixed(3)}]`}`
}

/** Shares of both coders' answers, with the agreement on each category in brackets. */
function categoryCells({ categories }: VariableReliability): Cell[] {
  if (categories === undefined) return [null, null, null]
  const shares = categories.shares.map(({ label, share, specific }) => {
    const agreed = specific.ok ? ` (${specific.value.toFixed(3)})` : ''
    return `${label} ${share.toFixed(3)}${agreed}`
  })
  return [value(categories.pabak), value(categories.ac), shares.join('; ')]
}

function conditionCells({ condition }: VariableReliability): Cell[] {
  if (condition === undefined) return [null, null, null, null]
  return [value(condition.kappa), condition.both, condition.one, condition.neither]
}

function unitisingCells({ unitising }: VariableReliability): Cell[] {
  if (unitising === undefined) return [null, null, null, null, null]
  const { f1, matched, onlyFirst, onlySecond, others } = unitising
  const other = others.map(({ minimum, f1: at }) => `${minimum}: ${at.ok ? at.value.toFixed(3) : at.why}`)
  return [value(f1), f1.ok ? f1.lo : null, matched, onlyFirst + onlySecond, other.join('; ')]
}
