import { none, some, type Value } from '../scheme/formula/value.ts'
import { contextRecordId, type Records } from './record.ts'

/** What was answered to a question about the recording as a whole; `pending` where nothing is. */
export function contextValue(records: Records, item: string): Value {
  const record = records[contextRecordId(item)]
  return record?.type === 'context' ? some(record.value) : none('pending')
}
