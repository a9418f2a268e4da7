import { intervalAnswer } from '../../observation/grid-answers.ts'
import { gridIntervals } from '../../observation/grid-intervals.ts'
import { byStart } from '../../observation/streams.ts'
import type { Grid, GridItem } from '../../scheme/grid.ts'
import { missingCodes, type MissingCode } from '../../scheme/missing-codes.ts'
import type { LockedObservation } from '../../study/dataset.ts'
import { number, text, type Cell, type Sheet } from '../sheet.ts'
import { coderCodes, exportStatus, recordingsById, releaseOf, schemeName, type Book, type BookScheme } from './book.ts'

/** Whether any scheme of the workbook has a grid; without one there is no sheet of intervals. */
export const hasIntervals = ({ schemes }: Book): boolean =>
  schemes.some(({ scheme }) => (scheme.grids ?? []).length > 0)

/**
 * One row an interval, item and coder of every locked coding. Times are whole milliseconds from the start of the
 * recording, the offset not included; `onset_ep_ms` counts from the start of the episode and `interval` from 1. Where
 * there is no value, `mc` says why: it could not be told, or it was not answered.
 */
export function longIntervals(book: Book): Sheet {
  return {
    name: 'intervals_long',
    columns: [
      text('rec_id', 22),
      text('dyad_id', 10),
      text('time_id', 12),
      text('export_status', 14),
      text('episode_id', 12),
      text('coder_id', 10),
      text('coder_role', 11),
      text('scheme_id', 24),
      text('scheme_ver', 11),
      text('grid_id', 12),
      text('method', 12),
      number('interval', 8),
      number('onset_ms'),
      number('offset_ms'),
      number('onset_ep_ms'),
      text('variable', 20),
      text('subject', 10),
      number('value', 8),
      text('value_label', 24),
      number('mc', 8),
      text('missing', 16),
      text('analysis_score', 15),
      text('release', 14),
    ],
    rows: intervalRows(book),
  }
}

/** An item as its rows name it. */
type Named = { readonly item: GridItem; readonly variable: string; readonly release: string }

function namedItems(book: Book, scheme: BookScheme, grid: Grid): Named[] {
  return grid.items.flatMap((item) => {
    const variable = scheme.variables.find(
      (one) => one.item?.kind === 'interval' && one.item.form === grid.id && one.item.item === item.id,
    )
    const release = variable === undefined ? '' : releaseOf(book.gate, scheme.name, variable)
    return variable === undefined ? [] : [{ item, variable: variable.name, release }]
  })
}

function* intervalRows(book: Book): Generator<readonly Cell[]> {
  const recordings = recordingsById(book.dataset)
  const coders = coderCodes(book.dataset)
  const grids = new Map(
    book.schemes.map((scheme) => [
      scheme.name,
      (scheme.scheme.grids ?? []).map((grid) => ({ grid, items: namedItems(book, scheme, grid) })),
    ]),
  )
  for (const observation of book.dataset.observations()) {
    const { scheme } = observation.content
    const recording = recordings.get(observation.recordingId)
    if (recording === undefined) continue
    const { id, dyad, timePoint } = recording
    const start = [id, dyad, timePoint, exportStatus(book)]
    for (const { grid, items } of grids.get(schemeName(scheme)) ?? [])
      yield* gridRows(observation, grid, items, start, coders.get(observation.personId) ?? '')
  }
}

function* gridRows(
  { content, role }: LockedObservation,
  grid: Grid,
  items: readonly Named[],
  start: readonly Cell[],
  coder: string,
): Generator<readonly Cell[]> {
  const { scheme, episodes, records } = content
  const kinds = new Set(scheme.episodes.map(({ id }) => id))
  for (const episode of byStart(episodes).filter(({ kind }) => kinds.has(kind))) {
    for (const { n, startMs, endMs } of gridIntervals(grid, episode)) {
      for (const { item, variable, release } of items) {
        const at = { grid: grid.id, item: item.id, episode: episode.id, interval: n }
        yield [
          ...start,
          ...[episode.kind, coder, role, scheme.id, scheme.version, grid.id, grid.method],
          ...[n + 1, startMs, endMs, startMs - episode.startMs],
          ...[variable, item.subject],
          ...valueCells(item, intervalAnswer(records, at)),
          role === 'primary' ? 'yes' : 'no',
          release,
        ]
      }
    }
  }
}

function valueCells(item: GridItem, value: number | null | undefined): Cell[] {
  if (typeof value === 'number') return [value, item.values[value - item.min] ?? null, null, null]
  const missing: MissingCode = value === null ? 'not_codable' : 'pending'
  return [null, null, missingCodes[missing].number, missing]
}
