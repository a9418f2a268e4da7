import { missingCodes, type MissingCode } from '../../scheme/missing-codes.ts'
import { columnsOfObservation, type ScoreRow } from '../../observation/scores.ts'
import { contextRecordId, ratingRecordId } from '../../observation/record.ts'
import type { Variable } from '../../scheme/variables.ts'
import { plannedKinds, type DatasetRecording, type LockedObservation } from '../../study/dataset.ts'
import { number, prose, text, type Cell, type Sheet } from '../sheet.ts'
import {
  coderCodes,
  columnNames,
  exportStatus,
  hasDerived,
  keyColumns as keys,
  mayBeDerived,
  reasonColumn,
  recordingsById,
  releaseOf,
  ruleColumn,
  schemeName,
  scored,
  type Book,
  type BookScheme,
} from './book.ts'

function keyCells(book: Book, recording: DatasetRecording): Cell[] {
  const { site, dyad, timePoint, timeOrder, id, task, childAgeWeeks } = recording
  return [book.dataset.studyId, site, dyad, timePoint, timeOrder, id, task, childAgeWeeks]
}

type Value = Pick<ScoreRow, 'value' | 'missing' | 'derived'>

/** Why a recording without a locked primary observation has no score. */
function absence(book: Book, recording: DatasetRecording, scheme: BookScheme): MissingCode {
  if (recording.status !== 'received') return recording.status
  const planned = book.dataset.assignments.some(
    (row) =>
      row.recordingId === recording.id &&
      row.role === 'primary' &&
      schemeName({ id: row.schemeId, version: row.schemeVersion }) === scheme.name,
  )
  return planned ? 'pending' : 'not_expected'
}

/** The analysis score of one recording on one variable. An episode that was not filmed was not expected. */
export function analysisScore(book: Book, scheme: BookScheme, recording: DatasetRecording, variable: Variable): Value {
  const scores = book.primary.get(scheme.name)?.get(recording.id)
  if (scores === undefined) return { value: null, missing: absence(book, recording, scheme) }
  return scores.get(variable.name) ?? { value: null, missing: 'not_expected' }
}

const mc = (missing: MissingCode | null): number | null => (missing === null ? null : missingCodes[missing].number)

/**
 * One row a recording, one column a variable and episode, and beside each the reason where there is no value; beside a
 * rating that may follow by a rule also 1 where it did, or the reason did, and 0 where a coder gave a value.
 */
export function widePerRecording(book: Book): Sheet {
  const columns = book.schemes.flatMap((scheme) => scored(scheme.variables).map((variable) => ({ scheme, variable })))
  const names = columnNames(book.schemes)
  return {
    name: 'scores_rec_wide',
    columns: [
      ...keys,
      text('export_status', 14),
      ...columns.flatMap(({ scheme, variable }) => {
        const name = names.get(`${scheme.name} ${variable.name}`) ?? variable.name
        const rule = mayBeDerived(scheme, variable) ? [number(ruleColumn(name), 8)] : []
        return [number(name), number(reasonColumn(name), 8), ...rule]
      }),
    ],
    rows: wideRows(book, columns),
  }
}

function* wideRows(
  book: Book,
  columns: readonly { readonly scheme: BookScheme; readonly variable: Variable }[],
): Generator<readonly Cell[]> {
  for (const recording of book.dataset.recordings) {
    const cells = keyCells(book, recording)
    cells.push(exportStatus(book))
    for (const { scheme, variable } of columns) {
      const score = analysisScore(book, scheme, recording, variable)
      cells.push(score.value, mc(score.missing))
      if (mayBeDerived(scheme, variable)) cells.push(isSaidOf(score) ? Number(score.derived === true) : null)
    }
    yield cells
  }
}

/**
 * One row a recording, variable and coder: every locked coding, the second ones and the masters too. Answers to the
 * scheme's questions about a recording follow as `ctx_<item>`, in `answer`; notes only when the lead added them.
 */
export function longScores(book: Book): Sheet {
  return {
    name: 'scores_long',
    columns: [
      ...keys,
      text('export_status', 14),
      text('episode_id', 12),
      text('coder_id', 10),
      text('coder_role', 11),
      text('scheme_id', 24),
      text('scheme_ver', 11),
      text('variable', 20),
      number('value'),
      number('mc', 8),
      text('missing', 16),
      text('analysis_score', 15),
      text('release', 14),
      text('answer', 20),
      ...(hasDerived(book) ? [text('by_rule', 8)] : []),
      ...(book.meta.includeNotes ? [prose('note', 50)] : []),
    ],
    rows: longRows(book),
  }
}

function* longRows(book: Book): Generator<readonly Cell[]> {
  const recordings = recordingsById(book.dataset)
  const coders = coderCodes(book.dataset)
  const release = releases(book)
  const kinds = new Map(book.schemes.map(({ name, scheme }) => [name, plannedKinds(book.dataset, scheme)]))
  for (const observation of book.dataset.observations()) {
    const recording = recordings.get(observation.recordingId)
    const scheme = book.schemes.find((candidate) => candidate.name === schemeName(observation.content.scheme))
    if (recording === undefined || scheme === undefined) continue
    const scores = new Map(
      columnsOfObservation(observation.content, kinds.get(scheme.name), scheme.study).map((row) => [row.variable, row]),
    )
    const row = (episode: string | null, name: string, cells: readonly Cell[]): Cell[] => [
      ...keyCells(book, recording),
      exportStatus(book),
      episode,
      coders.get(observation.personId) ?? '',
      observation.role,
      scheme.scheme.id,
      scheme.scheme.version,
      name,
      ...cells,
    ]
    const isAnalysis = observation.role === 'primary' && book.dataset.plan.analysisScore === 'primary'
    const analysis = isAnalysis ? 'yes' : 'no'
    for (const variable of scored(scheme.variables)) {
      const score: ScoreRow | undefined = scores.get(variable.name)
      const missing = score === undefined ? 'not_expected' : score.missing
      const released = release.get(`${scheme.name} ${variable.name}`) ?? 'not_assessed'
      const note = book.meta.includeNotes ? [ratingNote(observation, variable)] : []
      yield row(variable.episode, variable.name, [
        score?.value ?? null,
        mc(missing),
        missing,
        analysis,
        released,
        null,
        ...byRule(book, score),
        ...note,
      ])
    }
    for (const { name, value, answer } of answersOf(observation, book.meta.includeNotes)) {
      yield row(null, name, [value, null, null, analysis, null, answer, ...byRule(book, undefined)])
    }
  }
  yield* analysisRows(book)
}

/**
 * Where the analysis takes something else than the primary coder's score: that, in rows of nobody's, whose role is the
 * rule. What each coder gave stands above them.
 */
function* analysisRows(book: Book): Generator<readonly Cell[]> {
  const rule = book.dataset.plan.analysisScore
  if (rule === 'primary') return
  const release = releases(book)
  for (const scheme of book.schemes)
    for (const recording of book.dataset.recordings) {
      const scores = book.primary.get(scheme.name)?.get(recording.id)
      if (scores === undefined) continue
      for (const variable of scored(scheme.variables)) {
        const score = analysisScore(book, scheme, recording, variable)
        const { value, missing } = score
        const { id, version } = scheme.scheme
        yield [
          ...keyCells(book, recording),
          ...[exportStatus(book), variable.episode, null, rule, id, version, variable.name],
          ...[value, mc(missing), missing, 'yes'],
          release.get(`${scheme.name} ${variable.name}`) ?? 'not_assessed',
          null,
          ...byRule(book, score),
          ...(book.meta.includeNotes ? [null] : []),
        ]
      }
    }
}

/**
 * Whether it follows by a rule of its scheme: said of values and of reasons by a rule, and only where a scheme has such
 * rules.
 */
function byRule(book: Book, score: Value | undefined): Cell[] {
  if (!hasDerived(book)) return []
  return [score === undefined || !isSaidOf(score) ? null : score.derived === true ? 'yes' : 'no']
}

/** A reason that follows by none may be the coder's or the recording's: whether it was judged is not said of it. */
const isSaidOf = ({ value, derived }: Value): boolean => value !== null || derived === true

type Answer = { readonly name: string; readonly value: number | null; readonly answer: string | null }

/** What a coder answered about the recording as a whole, in the order of the scheme; free texts only if wanted. */
function answersOf({ content }: LockedObservation, withNotes: boolean): Answer[] {
  const answers = content.scheme.context.flatMap(({ id, type }): Answer[] => {
    const record = content.records[contextRecordId(id)]
    if (record?.type !== 'context' || (type === 'text' && !withNotes)) return []
    const { value } = record
    const name = `ctx_${id}`
    return [typeof value === 'number' ? { name, value, answer: null } : { name, value: null, answer: value }]
  })
  const notes = Object.values(content.records).filter((record) => withNotes && record.type === 'note')
  return [
    ...answers,
    ...notes.map((record) => ({ name: 'note', value: null, answer: record.type === 'note' ? record.text : null })),
  ]
}

/** The note that a coder wrote beside a rating, in the episode of this kind. */
function ratingNote({ content }: LockedObservation, variable: Variable): string | null {
  if (variable.source !== 'rating') return null
  const episode = content.episodes.find(({ kind }) => kind === variable.episode)
  const record = content.records[ratingRecordId(variable.sourceId, episode?.id ?? null)]
  return record?.type === 'rating' && record.note !== '' ? record.note : null
}

function releases(book: Book): ReadonlyMap<string, string> {
  return new Map(
    book.schemes.flatMap((scheme) =>
      scheme.variables.map((variable): [string, string] => [
        `${scheme.name} ${variable.name}`,
        releaseOf(book.gate, scheme.name, variable),
      ]),
    ),
  )
}
