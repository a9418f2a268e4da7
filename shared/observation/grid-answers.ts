import { none, some, type Value } from '../scheme/formula/value.ts'
import type { Grid, GridItem } from '../scheme/grid.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Answered } from './answers.ts'
import type { Draft } from './coding.ts'
import { answerRecordId, type AnswerRecord, type Records } from './record.ts'

/** One question: an item of a grid in an interval (from 0) of an episode of the recording. */
export type GridTarget = {
  readonly grid: string
  readonly item: string
  readonly episode: string
  readonly interval: number
}

export const gridRecordId = ({ grid, item, episode, interval }: GridTarget): string =>
  answerRecordId(grid, item, episode, interval)

/** Gives a value of the item's scale, or null where it cannot be told. */
export function answerInterval(draft: Draft, scheme: Scheme, target: GridTarget, value: number | null): Answered {
  const item = itemOf(scheme, target)
  if (item === undefined) return { done: false, why: 'unknown-item' }
  if (value !== null && !isOfItem(item, value)) return { done: false, why: 'off-scale' }
  const id = gridRecordId(target)
  const { grid: form, episode, interval } = target
  const record: AnswerRecord = { type: 'answer', id, form, item: target.item, episode, interval, value }
  draft[id] = record
  return { done: true, id }
}

export function clearInterval(draft: Draft, target: GridTarget): Answered {
  const id = gridRecordId(target)
  if (draft[id]?.type !== 'answer') return { done: false, why: 'unknown-record' }
  delete draft[id]
  return { done: true, id }
}

/** The answer to a question: a value, null for "cannot be told", undefined while it is open. */
export function intervalAnswer(records: Records, target: GridTarget): number | null | undefined {
  const record = records[gridRecordId(target)]
  return record?.type === 'answer' ? record.value : undefined
}

/** The same as formulas take it. */
export function intervalValue(records: Records, target: GridTarget): Value {
  const answer = intervalAnswer(records, target)
  if (answer === undefined) return none('pending')
  return answer === null ? none('not_codable') : some(answer)
}

export function isOfItem({ min, max }: GridItem, value: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}

function itemOf(scheme: Scheme, target: Pick<GridTarget, 'grid' | 'item'>): GridItem | undefined {
  const grid: Grid | undefined = (scheme.grids ?? []).find(({ id }) => id === target.grid)
  return grid?.items.find(({ id }) => id === target.item)
}
