import { deriveRules } from '../../scheme/derive.ts'
import { missingCodes } from '../../scheme/missing-codes.ts'
import type { ContextItem } from '../../scheme/scheme.ts'
import type { Variable } from '../../scheme/variables.ts'
import { analysisScoreWords } from '../../study/analysis-score.ts'
import { readoutOf, readoutRule } from '../../study/second-readout.ts'
import { number, prose, text, type Cell, type Sheet } from '../sheet.ts'
import { analysisScore } from './score-sheets.ts'
import { zWithinNote } from './z-rows.ts'
import { columnNames, mayBeDerived, releaseOf, ruleColumn, type Book, type BookScheme } from './book.ts'

const missingLegend = Object.entries(missingCodes)
  .map(([short, { number: code }]) => `${code}=${short}`)
  .join(';')

/** The data dictionary: one row a variable, with everything needed to read its column. */
export function codebookSheet(book: Book): Sheet {
  return {
    name: 'codebook',
    columns: [
      text('name', 20),
      prose('label', 44),
      text('sheet', 18),
      text('type', 10),
      text('level', 10),
      text('unit', 12),
      number('min', 7),
      number('max', 7),
      number('step', 7),
      prose('values_labels', 60),
      prose('direction', 40),
      text('scheme', 24),
      text('scheme_ver', 11),
      prose('source_code_or_formula', 44),
      text('episode', 10),
      text('time', 8),
      text('analysis_score_rule', 24),
      text('missing_codes', 30),
      prose('reliability_ref', 44),
      text('release', 14),
      number('n_valid', 9),
      number('mean'),
      number('sd'),
      prose('notes', 50),
    ],
    rows: codebookRows(book),
  }
}

/** Mean and SD (divisor n - 1) of the values that exist; none of them is made up where too few do. */
function spread(values: readonly number[]): { n: number; mean: number | null; sd: number | null } {
  const n = values.length
  if (n === 0) return { n, mean: null, sd: null }
  const mean = values.reduce((sum, x) => sum + x, 0) / n
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return { n, mean, sd: n < 2 ? null : Math.sqrt(squares / (n - 1)) }
}

function* codebookRows(book: Book): Generator<readonly Cell[]> {
  const names = columnNames(book.schemes)
  for (const scheme of book.schemes) {
    for (const variable of scheme.variables) {
      if (variable.type === 'profile') continue
      const name = names.get(`${scheme.name} ${variable.name}`) ?? variable.name
      yield codebookRow(book, scheme, variable, name)
    }
    // Of free texts nothing leaves unless the lead adds them, knowingly.
    const items = scheme.scheme.context.filter(({ type }) => type !== 'text' || book.meta.includeNotes)
    for (const item of items) yield contextRow(scheme, item)
  }
}

/** A question about the recording as a whole: its answers are rows of `scores_long`, and nothing is computed of them. */
function contextRow({ scheme }: BookScheme, item: ContextItem): Cell[] {
  const { id, label, type, min, max, options, unit } = item
  const numeric = type === 'ordinal' || type === 'number'
  const level = { choice: 'nominal', text: null, ordinal: 'ordinal', number: 'ratio' }[type]
  const levels = [numeric ? 'numeric' : 'text', level, unit ?? null, min ?? null, max ?? null, null]
  const labels = options.length === 0 ? null : options.join(';')
  const described = [`ctx_${id}`, label, 'scores_long', ...levels, labels, null, scheme.id, scheme.version, id]
  const none = Array.from({ length: 10 }, () => null)
  return [...described, ...none]
}

/** The sheet in which the values of a variable stand, by its type. A whole sort has no column: its cards do. */
const sheetOf: Readonly<Record<Variable['type'], string | null>> = {
  numeric: 'scores_rec_wide',
  events: 'events_long',
  intervals: 'intervals_long',
  profile: null,
}

/** What was asked about events stands in a column that all sets and schemes with that question share. */
function columnOf({ item }: Variable, name: string): string {
  if (item?.kind === 'modifier') return `mod_${item.modifier}`
  return item?.kind === 'segment' ? `seg_${item.question}` : name
}

/** Values with their words; of an answer about events the words that stand in its column. */
function valueWords({ item, valueLabels }: Variable, scheme: BookScheme): string {
  if (item?.kind === 'modifier') return item.options.join(';')
  if (item?.kind !== 'segment') return valueLabels.map((one) => `${one.value}=${one.label}`).join(';')
  const set = scheme.scheme.sets.find(({ id }) => id === item.set)
  const question = set?.segment?.questions.find(({ id }) => id === item.question)
  return (question?.options ?? []).map(({ id, label }) => `${id}=${label}`).join(';')
}

/** By what rule a value may follow, and where that is told. */
function derivedNote(scheme: BookScheme, variable: Variable, name: string): string {
  const rule = mayBeDerived(scheme, variable) ? deriveRules(scheme.scheme).get(variable.sourceId) : undefined
  if (rule === undefined) return ''
  const marked = [
    `${ruleColumn(name)} is 1 there, also with a reason for no value that follows by the rule,`,
    '0 where a coder gave the value, and empty beside every other reason;',
    'what follows by the rule is left out of agreement',
  ].join(' ')
  return `where a coder gave none, it is ${rule.value} if ${rule.when} (${rule.message}); ${marked}`
}

/**
 * Whether the values of a column go in steps for each coder, but not where the mean of two coders enters the analysis:
 * 0 and 1 have .5 between them. Answers about events and intervals stand in their sheets as each coder gave them.
 */
const isMeanOfSteps = ({ dataset }: Book, { type, step, points }: Variable): boolean =>
  dataset.plan.analysisScore === 'mean' && type === 'numeric' && (step !== null || points !== null)

const meanNote = 'the analysis score of a recording coded twice is a mean and may lie between the values'

/**
 * By what rule a value may follow, that a wording is not validated, what a z-score is made of, of states how a second is
 * read where they are compared, and that the analysis may have other values than coders do.
 */
function notesOn(book: Book, scheme: BookScheme, variable: Variable, name: string): string {
  const { validated, reportAs } = scheme.scheme.basis
  const { readout } = readoutOf(variable.statistic, book.dataset.plan)
  const notes = [
    derivedNote(scheme, variable, name),
    validated ? '' : `${reportAs}; wording not validated`,
    variable.atExport ? zWithinNote : '',
    readout === undefined ? '' : `compared second by second: ${readoutRule[readout]}`,
    isMeanOfSteps(book, variable) ? meanNote : '',
  ]
  return notes.filter((text) => text !== '').join('; ')
}

function codebookRow(book: Book, scheme: BookScheme, variable: Variable, name: string): Cell[] {
  const isColumn = variable.type === 'numeric'
  const values = isColumn
    ? book.dataset.recordings
        .map((recording) => analysisScore(book, scheme, recording, variable).value)
        .filter((one) => one !== null)
    : []
  const { n, mean, sd } = spread(values)
  const { id, version } = scheme.scheme
  return [
    columnOf(variable, name),
    variable.label,
    sheetOf[variable.type],
    variable.type,
    variable.level,
    variable.unit,
    variable.min,
    variable.max,
    isMeanOfSteps(book, variable) ? null : variable.step,
    valueWords(variable, scheme),
    variable.direction,
    id,
    version,
    variable.formula ?? variable.sourceId,
    variable.episode,
    // Time points are rows of the wide sheet here, never part of a name.
    null,
    isColumn ? analysisScoreWords[book.dataset.plan.analysisScore] : null,
    isColumn || variable.type === 'intervals' ? missingLegend : null,
    `${scheme.name} ${variable.judgedBy ?? variable.name}`,
    releaseOf(book.gate, scheme.name, variable),
    isColumn ? n : null,
    mean,
    sd,
    notesOn(book, scheme, variable, name),
  ].map((cell) => (cell === '' ? null : cell))
}
