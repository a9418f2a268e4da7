import { missingCodes } from '../../scheme/missing-codes.ts'
import type { Variable } from '../../scheme/variables.ts'
import type { Figure } from '../../study/reliability-view.ts'
import { number, text, type Cell, type Sheet } from '../sheet.ts'
import { analysisScore, longScores, widePerRecording } from './score-sheets.ts'
import { longEvents } from './event-sheet.ts'
import { releaseOf, type Book, type BookScheme } from './book.ts'

const value = (figure: Figure | null): number | null => (figure?.ok === true ? figure.value : null)
const undefinedBecause = (figure: Figure | null): string | null => (figure === null || figure.ok ? null : figure.why)

/** One row a variable: what was computed and how, the figure with its interval, and what the gate says of it. */
export function reliabilitySheet(book: Book): Sheet {
  return {
    name: 'reliability',
    columns: [
      text('scheme', 26),
      text('variable', 22),
      text('label', 36),
      text('statistic', 14),
      number('estimate'),
      number('ci_lower'),
      number('ci_upper'),
      number('ci_level', 9),
      number('n', 7),
      text('coders', 12),
      text('not_defined_because', 20),
      number('threshold_point', 15),
      number('threshold_ci_lower', 18),
      number('bias'),
      number('sd_difference', 13),
      number('exact'),
      number('within_1'),
      number('kappa_quadratic', 15),
      number('kappa_tolerance_1s', 18),
      number('precision', 10),
      number('recall', 10),
      text('dropped', 30),
      text('verdict', 13),
      text('checks', 44),
      text('override_id', 16),
    ],
    rows: reliabilityRows(book),
  }
}

function* reliabilityRows(book: Book): Generator<readonly Cell[]> {
  const gate = new Map(book.gate.rows.map((row) => [`${row.scheme} ${row.variable}`, row]))
  for (const one of book.reliability.variables) {
    const row = gate.get(`${one.scheme} ${one.variable}`)
    const { estimate } = one
    yield [
      one.scheme,
      one.variable,
      one.label,
      one.statistic,
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
      one.dropped.map(({ why, n, unit }) => `${why}: ${n} ${unit}`).join('; '),
      row?.verdict ?? 'not_assessed',
      (row?.checks ?? []).map(({ id, verdict }) => `${id} ${verdict}`).join('; '),
      row?.overrideId ?? null,
    ]
  }
}

const missingLegend = Object.entries(missingCodes)
  .map(([short, { number: code }]) => `${code}=${short}`)
  .join(';')

/** The data dictionary: one row a variable, with everything needed to read its column. */
export function codebookSheet(book: Book): Sheet {
  return {
    name: 'codebook',
    columns: [
      text('name', 24),
      text('label', 40),
      text('sheet', 17),
      text('type', 9),
      text('level', 10),
      text('unit', 12),
      number('min', 8),
      number('max', 8),
      number('step', 8),
      text('values_labels', 50),
      text('direction', 28),
      text('scheme', 22),
      text('scheme_ver', 11),
      text('source_code_or_formula', 40),
      text('episode', 12),
      text('analysis_score_rule', 20),
      text('missing_codes', 40),
      text('reliability_ref', 24),
      text('release', 14),
      number('n_valid', 9),
      number('mean'),
      number('sd'),
      text('notes', 40),
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
  for (const scheme of book.schemes) for (const variable of scheme.variables) yield codebookRow(book, scheme, variable)
}

function codebookRow(book: Book, scheme: BookScheme, variable: Variable): Cell[] {
  const events = variable.source === 'set'
  const values = events
    ? []
    : book.dataset.recordings
        .map((recording) => analysisScore(book, scheme, recording, variable).value)
        .filter((one) => one !== null)
  const { n, mean, sd } = spread(values)
  return [
    variable.name,
    variable.label,
    events ? 'events_long' : 'scores_rec_wide',
    variable.type,
    variable.level,
    variable.unit,
    variable.min,
    variable.max,
    variable.step,
    variable.valueLabels.map((one) => `${one.value}=${one.label}`).join(';'),
    variable.direction,
    scheme.scheme.id,
    scheme.scheme.version,
    variable.formula ?? variable.sourceId,
    variable.episode,
    events ? null : "primary coder's score",
    events ? null : missingLegend,
    `${scheme.name} ${variable.name}`,
    releaseOf(book.gate, scheme.name, variable.name),
    events ? null : n,
    mean,
    sd,
    scheme.scheme.basis.validated ? null : `${scheme.scheme.basis.reportAs}; wording not validated`,
  ]
}

/** Who, when, with what: key and value, so that the file speaks for itself years later. */
export function provenanceSheet(book: Book): Sheet {
  return { name: 'provenance', columns: [text('key', 34), text('value', 90)], rows: provenanceRows(book) }
}

function* provenanceRows(book: Book): Generator<readonly Cell[]> {
  const { dataset, meta, reliability, gate } = book
  yield ['export_id', meta.exportId]
  yield ['export_made_at', meta.madeAt]
  yield ['export_status', meta.draft ? 'draft, not for analysis' : 'released']
  yield ['app', `Attune ${meta.appVersion}`]
  yield ['study_id', dataset.studyId]
  yield ['study_name', dataset.studyName]
  yield ['analysis_score_rule', "primary coder's score"]
  yield ['notes_included', meta.includeNotes ? 'yes, added by the lead' : 'no']
  yield ['recordings', String(dataset.recordings.length)]
  yield ['recordings_double_coded', String(reliability.doubleCoded)]
  yield ['bootstrap_seed', String(reliability.seed)]
  yield ['bootstrap_replicates', String(reliability.replicates)]
  for (const [key, setting] of Object.entries(dataset.plan)) yield [`plan_${key}`, String(setting)]
  for (const [verdict, n] of Object.entries(gate.counts)) yield [`gate_${verdict}`, String(n)]
  for (const { name, hash, scheme } of book.schemes) {
    yield [`scheme ${name}`, `sha256 ${hash}`]
    yield [`scheme ${name} wording`, scheme.basis.wording]
    for (const other of scheme.basis.notEquivalentTo) yield [`scheme ${name} is not`, other]
  }
  for (const recording of dataset.recordings)
    for (const { mediaId, fingerprint, bytes } of recording.media)
      yield [`media ${recording.id} ${mediaId}`, `${bytes} bytes, ${fingerprint}`]
}

export function overridesSheet(book: Book): Sheet {
  const columns = [
    text('override_id', 16),
    text('scheme', 26),
    text('variables', 40),
    text('checks', 14),
    text('observed', 50),
    text('required', 30),
    text('reason_code', 18),
    text('reason_text', 60),
    text('decided_by', 12),
    text('decided_at', 26),
    text('app_version', 11),
    text('prev_hash', 66),
    text('hash', 66),
  ]
  const coders = new Map(book.dataset.coders.map(({ id, code }) => [id, code]))
  return {
    name: 'overrides',
    columns,
    rows: book.dataset.overrides.map((one) => [
      one.id,
      one.scheme,
      one.variables.join(', '),
      one.checks.join(', '),
      JSON.stringify(one.observed),
      JSON.stringify(one.required),
      one.reasonCode,
      one.reasonText,
      coders.get(one.decidedBy) ?? one.decidedBy,
      one.decidedAt,
      one.appVersion,
      one.prevHash,
      one.hash,
    ]),
  }
}

const aboutSheets: readonly (readonly [string, string])[] = [
  [
    'scores_rec_wide',
    'one row a recording; a column for each variable and episode, and beside it <name>_mc, the reason where there is no value',
  ],
  ['scores_long', 'one row a recording, variable and coder; analysis_score says which of them enters the analysis'],
  [
    'events_long',
    'one row an event: onset and offset in whole milliseconds from the start of the recording, offset not included',
  ],
  ['reliability', 'one row a variable: agreement between independent coders, with its interval and verdict'],
  ['codebook', 'one row a variable: label, range, formula, episode'],
  ['provenance', 'version, scheme hashes, plan, media fingerprints'],
  ['overrides', 'recorded decisions to export a variable in spite of a failed check'],
]

export function readmeSheet(book: Book): Sheet {
  const { meta, dataset, gate } = book
  const { pass, warn, fail, not_assessed: open } = gate.counts
  const rows: Cell[][] = [
    [
      'What this is',
      `Scores and events of the study "${dataset.studyName}", coded from recordings with Attune ${meta.appVersion}.`,
    ],
    [
      'Status',
      meta.draft
        ? 'DRAFT. Not for analysis: the reliability gate was not asked to hold.'
        : 'Released through the reliability gate.',
    ],
    ['Export', `${meta.exportId}, ${meta.madeAt}`],
    [
      'Gate',
      `${pass} pass, ${warn} warn, ${fail} fail, ${open} not assessed; ${dataset.overrides.length} recorded overrides`,
    ],
    ['What the values describe', 'What was seen in these recordings. They do not describe a person.'],
    ...book.schemes.map(({ name, scheme }): Cell[] => [
      `Scheme ${name}`,
      `Report as: ${scheme.basis.reportAs}. ${scheme.basis.validated ? '' : 'This wording has not been validated.'}`,
    ]),
    ...aboutSheets.map(([name, about]): Cell[] => [`Sheet ${name}`, about]),
    ...Object.entries(missingCodes).map(([short, { number: code, label }]): Cell[] => [
      `Missing ${code}`,
      `${short}: ${label}`,
    ]),
  ]
  return { name: 'README', columns: [text('item', 30), text('text', 110)], rows }
}

/** The whole workbook, sheet by sheet, in the order in which a reader meets them. */
export function workbookSheets(book: Book): readonly Sheet[] {
  return [
    readmeSheet(book),
    widePerRecording(book),
    longScores(book),
    longEvents(book),
    reliabilitySheet(book),
    codebookSheet(book),
    provenanceSheet(book),
    overridesSheet(book),
  ]
}
