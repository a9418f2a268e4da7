import type { CompareView } from '#shared/contract/compare-views.ts'
import type { Moment } from '#shared/study/moment.ts'
import { buildRows } from '../../../features/timeline/build-rows.ts'
import { laneOf } from '../../../features/timeline/lane.ts'
import type { RowContent } from '../../../features/timeline/rows.ts'

/**
 * The rows of two codings: the differences on top, then for each set A above B, that of the difference at hand first.
 * Sets that neither coder used are left out.
 */
export function comparedRows(view: CompareView, moments: readonly Moment[], current: Moment | null): RowContent[] {
  const { scheme, episodes, durationMs } = view
  const rowsOf = (side: 'first' | 'second'): Map<string, RowContent> => {
    const rows = buildRows({ scheme, episodes, durationMs, records: view[side].records }, null)
    return new Map(rows.map((row) => [row.id, row]))
  }
  const [first, second] = [rowsOf('first'), rowsOf('second')]
  const sets = [...first.keys()].filter((id) => isUsed(first.get(id)) || isUsed(second.get(id)))
  const at = current?.source.id
  const inOrder = [...sets.filter((id) => id === at), ...sets.filter((id) => id !== at)]
  return [
    differencesRow(moments),
    ...inOrder.flatMap((id) => [lettered('A', first.get(id)), lettered('B', second.get(id))].flat()),
  ]
}

const isUsed = (row: RowContent | undefined): boolean => row?.lanes.some((lane) => lane.items.length > 0) ?? false

function lettered(letter: 'A' | 'B', row: RowContent | undefined): RowContent[] {
  return row === undefined ? [] : [{ ...row, id: `${row.id} ${letter}`, label: `${letter} · ${row.label}` }]
}

function differencesRow(moments: readonly Moment[]): RowContent {
  const items = moments
    .filter(({ source }) => source.kind === 'set' || source.kind === 'grid')
    .map(({ key, startMs }) => ({ id: key, startMs, endMs: startMs, look: 0, letter: '', running: false }))
  const lanes = [laneOf(items)]
  return { id: 'differences', label: 'Differences', role: 'other', kind: 'marks', lanes, dimmed: false }
}
