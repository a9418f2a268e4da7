import { assertNever } from '#shared/lib/assert-never.ts'
import type { ObservationRecord } from '#shared/observation/record.ts'
import { EventRecord, type Records } from '#shared/observation/record.ts'
import { ms } from '#shared/time/ms.ts'
import type { ReadDb, Sql, WriteDb } from '../study-db.ts'

type RecordType = ObservationRecord['type']

type Table = {
  readonly name: string
  readonly columns: string
  /** The order in which records are read, where their readers sort them: what is sorted already is sorted quickly. */
  readonly order?: string
  /** From a row, which has the columns under these names, to a record. */
  readonly toRecord: (row: Row) => ObservationRecord
}

/** A row before its type is known. Every number that SQLite gives is a JavaScript number here. */
type Row = Readonly<Record<string, string | number | null>>

// The tables are STRICT and only this file writes them, so all but the JSON column is what its column type says.
// Records of the seven tables share one space of ids: a writer that meets an id of another type must see it.
const tables: Readonly<Record<RecordType, Table>> = {
  event: {
    name: 'event',
    columns:
      'id, set_id, code, onset_ms, offset_ms, camera, frame, modifiers, note, entry_order, link_to, link_state, text, answers',
    order: 'onset_ms, entry_order',
    toRecord: eventOf,
  },
  rating: {
    name: 'rating',
    columns: 'id, rating, episode, value, not_codable, note',
    toRecord: ({ not_codable, ...row }) => ({ type: 'rating', ...row, notCodable: not_codable }) as ObservationRecord,
  },
  context: {
    name: 'context_answer',
    columns: 'id, item, value',
    toRecord: (row) => ({ type: 'context', ...row }) as ObservationRecord,
  },
  mark: {
    name: 'mark',
    columns: 'id, mark, rating, episode, at_ms, note',
    toRecord: ({ at_ms, ...row }) => ({ type: 'mark', ...row, atMs: at_ms }) as ObservationRecord,
  },
  note: {
    name: 'note',
    columns: 'id, at_ms, text',
    toRecord: ({ at_ms, ...row }) => ({ type: 'note', ...row, atMs: at_ms }) as ObservationRecord,
  },
  confirm: {
    name: 'confirmation',
    columns: 'id, rule, episode, basis',
    toRecord: (row) => ({ type: 'confirm', ...row }) as ObservationRecord,
  },
  answer: {
    name: 'answer',
    columns: 'id, form, item, episode, interval_no, value',
    toRecord: ({ interval_no, ...row }) => ({ type: 'answer', ...row, interval: interval_no }) as ObservationRecord,
  },
}

const everyTable = Object.values(tables)
const modifiersOf = EventRecord.shape.modifiers
const answersOf = EventRecord.shape.answers

function eventOf(row: Row): ObservationRecord {
  const event: Record<string, unknown> = {
    type: 'event',
    id: row.id,
    set: row.set_id,
    code: row.code,
    onsetMs: ms(Number(row.onset_ms)),
    offsetMs: row.offset_ms === null ? null : ms(Number(row.offset_ms)),
    modifiers: row.modifiers === '{}' ? {} : modifiersOf.parse(JSON.parse(String(row.modifiers))),
    note: row.note,
    order: row.entry_order,
  }
  if (row.camera !== null) event.camera = row.camera
  if (row.frame !== null) event.frame = row.frame
  if (row.link_state === 'linked') event.linkTo = row.link_to
  if (row.link_state === 'none') event.linkTo = null
  if (row.text !== null) event.text = row.text
  if (row.answers !== null) event.answers = answersOf.parse(JSON.parse(String(row.answers)))
  return event as ObservationRecord
}

function valuesOf(record: ObservationRecord): Sql[] {
  switch (record.type) {
    case 'event':
      return [
        record.id,
        record.set,
        record.code,
        record.onsetMs,
        record.offsetMs,
        record.camera ?? null,
        record.frame ?? null,
        JSON.stringify(record.modifiers),
        record.note,
        record.order,
        record.linkTo ?? null,
        record.linkTo === undefined ? null : record.linkTo === null ? 'none' : 'linked',
        record.text ?? null,
        record.answers === undefined ? null : JSON.stringify(record.answers),
      ]
    case 'rating':
      return [record.id, record.rating, record.episode, record.value, record.notCodable, record.note]
    case 'context':
      return [record.id, record.item, record.value]
    case 'mark':
      return [record.id, record.mark, record.rating, record.episode, record.atMs, record.note]
    case 'note':
      return [record.id, record.atMs, record.text]
    case 'confirm':
      return [record.id, record.rule, record.episode, record.basis]
    case 'answer':
      return [record.id, record.form, record.item, record.episode, record.interval, record.value]
    default:
      return assertNever(record)
  }
}

/** Every record of an observation, by id. */
export function loadRecords(db: ReadDb, observationId: string): Records {
  const records: Record<string, ObservationRecord> = {}
  for (const { name, columns, order = 'id', toRecord } of everyTable) {
    const sql = `SELECT ${columns} FROM ${name} WHERE observation_id = ? ORDER BY ${order}`
    const rows = db.query<Row>(sql).all(observationId)
    for (const row of rows) records[String(row.id)] = toRecord(row)
  }
  return records
}

/** Those of the named records that are there, whatever their type. */
export function recordsByIds(db: ReadDb, observationId: string, ids: readonly string[]): Records {
  const records: Record<string, ObservationRecord> = {}
  for (const { name, columns, toRecord } of everyTable) {
    const one = db.query<Row>(`SELECT ${columns} FROM ${name} WHERE observation_id = ? AND id = ?`)
    for (const id of ids) {
      const row = one.get(observationId, id)
      if (row !== undefined) records[id] = toRecord(row)
    }
  }
  return records
}

export function insertRecord(db: WriteDb, observationId: string, record: ObservationRecord): void {
  const { name, columns } = tables[record.type]
  const values = valuesOf(record)
  const marks = values.map(() => '?').join(', ')
  db.query(`INSERT INTO ${name} (observation_id, ${columns}) VALUES (?, ${marks})`).run(observationId, ...values)
}

/** Copies every record of one observation to another, which is open and has none of them, without reading them. */
export function copyRecords(db: WriteDb, from: string, to: string): void {
  for (const { name, columns } of everyTable) {
    db.query(
      `INSERT INTO ${name} (observation_id, ${columns}) SELECT ?, ${columns} FROM ${name} WHERE observation_id = ?`,
    ).run(to, from)
  }
}

/** Writes the words of a record that is there, and nothing else of it. A locked one takes only their erasure. */
export function replaceTexts(db: WriteDb, observationId: string, record: ObservationRecord): void {
  const where = 'WHERE observation_id = ? AND id = ?'
  const run = (sql: string, ...values: Sql[]): void => {
    db.query(`${sql} ${where}`).run(...values, observationId, record.id)
  }
  switch (record.type) {
    case 'event':
      run(
        'UPDATE event SET note = ?, text = ?, modifiers = ?',
        ...[record.note, record.text ?? null, JSON.stringify(record.modifiers)],
      )
      return
    case 'rating':
      run('UPDATE rating SET note = ?', record.note)
      return
    case 'mark':
      run('UPDATE mark SET note = ?', record.note)
      return
    case 'note':
      run('UPDATE note SET text = ?', record.text)
      return
    case 'context':
      run('UPDATE context_answer SET value = ?', record.value)
      return
    case 'confirm':
    case 'answer':
      return
    default:
      assertNever(record)
  }
}

export function deleteRecord(db: WriteDb, observationId: string, record: ObservationRecord): void {
  const { name } = tables[record.type]
  db.query(`DELETE FROM ${name} WHERE observation_id = ? AND id = ?`).run(observationId, record.id)
}
