import { AppError } from '../../lib/app-error.ts'
import type { Variable } from '../../scheme/variables.ts'
import type { StudyDataset } from '../../study/dataset.ts'
import type { ReliabilityDetail } from '../../study/reliability-detail.ts'
import { inOrderOfAims } from './also.ts'
import { collect, type CollectedScheme } from './collect.ts'
import { detailFrom, type DetailFrom } from './detail-from.ts'
import { itemDetail } from './item-detail.ts'
import { scoreDetail } from './score-detail.ts'
import { setDetail } from './set-detail.ts'
import type { Watch } from './study-reliability.ts'

/** Alternatives, parts, cautions and components of one variable. */
export function variableDetail(from: DetailFrom, collected: CollectedScheme, variable: Variable): ReliabilityDetail {
  return inOrderOfAims(detailOf(from, collected, variable), variable, from.dataset.plan)
}

function detailOf(from: DetailFrom, collected: CollectedScheme, variable: Variable): ReliabilityDetail {
  if (variable.source === 'item' && variable.type !== 'numeric') return itemDetail(from, collected, variable)
  const set = collected.scheme.sets.find(({ id }) => variable.source === 'set' && id === variable.sourceId)
  return set === undefined ? scoreDetail(from, variable) : setDetail(from, variable, set, collected.scheme)
}

/** Reading takes the larger part of the time in most studies. */
const READING = 0.7

/**
 * What stands behind one row of the reliability report, from the locked observations alone.
 * @throws reliability-variable-gone where the study exports no such variable (any more)
 */
export function reliabilityDetail(
  dataset: StudyDataset,
  asked: { readonly scheme: string; readonly variable: string },
  watch: Watch,
): ReliabilityDetail {
  const planned = Math.max(1, dataset.assignments.filter(({ status }) => status === 'locked').length)
  const collected = collect(dataset, (done) => {
    watch.throwIfCancelled()
    watch.progress(READING * Math.min(1, done / planned), 'reading')
  }).find(({ name }) => name === asked.scheme)
  // A card of a sort is judged with its sort and has no row to stand behind.
  const variable = collected?.variables.find(({ name, judgedBy }) => name === asked.variable && judgedBy === undefined)
  if (collected === undefined || variable === undefined) throw new AppError('reliability-variable-gone')
  watch.progress(READING, 'computing')
  const detail = variableDetail(detailFrom(dataset, collected), collected, variable)
  watch.progress(1, 'computing')
  return detail
}
