import type { DyadRow } from '#shared/study/recording.ts'
import type { ReadDb } from '../study-db.ts'
import { recordingSelect, toRecording, type RawRecording } from './recordings.ts'
import { tally } from './sums.ts'

export type GridPage = {
  readonly offset: number
  readonly limit: number
  /** Part of the dyad's code, letter case aside; empty for all. */
  readonly text?: string
  /** Only dyads with a recording at this site; empty for all. */
  readonly site?: string
}

type DyadHead = { readonly id: number; readonly code: string; readonly participation: string }

// Chosen by what is asked, so that the unfiltered page walks the index of codes and stops at its end.
function filterOf(page: GridPage): { where: string; params: string[] } {
  const terms: string[] = []
  const params: string[] = []
  if ((page.text ?? '') !== '') {
    terms.push('instr(lower(d.code), lower(?)) > 0')
    params.push(page.text ?? '')
  }
  if ((page.site ?? '') !== '') {
    terms.push('EXISTS (SELECT 1 FROM recording s WHERE s.site = ? AND s.dyad_id = d.id)')
    params.push(page.site ?? '')
  }
  return { where: terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`, params }
}

export const dyadPageSql = (where: string): string =>
  `SELECT d.id, d.code, d.participation FROM dyad d ${where} ORDER BY d.code LIMIT ? OFFSET ?`

export const dyadCellsSql = `${recordingSelect} WHERE r.dyad_id = ? ORDER BY t.position, t.id, r.task`

/** One page of dyads in order of code, each with its recordings in order of time point; `total` counts all that match. */
export function gridPage(db: ReadDb, page: GridPage): { total: number; rows: DyadRow[] } {
  const { where, params } = filterOf(page)
  const total =
    params.length === 0
      ? tally(db, 'dyads')
      : (db.query<{ n: number }>(`SELECT count(*) AS n FROM dyad d ${where}`).get(...params)?.n ?? 0)
  const heads = db.query<DyadHead>(dyadPageSql(where)).all(...params, page.limit, page.offset)
  return { total, rows: heads.map((head) => dyadRow(db, head)) }
}

/** Site and age are those of the earliest recording that has one: a dyad has no site of its own. */
function dyadRow(db: ReadDb, head: DyadHead): DyadRow {
  const recordings = db.query<RawRecording>(dyadCellsSql).all(head.id).map(toRecording)
  return {
    dyad: head.code,
    site: recordings.find((recording) => recording.site !== '')?.site ?? '',
    childAgeWeeks: recordings.find((recording) => recording.childAgeWeeks !== null)?.childAgeWeeks ?? null,
    participation: head.participation,
    cells: recordings.map(({ childAgeWeeks: _age, begun: _begun, ...cell }) => cell),
  }
}
