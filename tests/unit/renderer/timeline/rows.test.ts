import { expect, test } from 'vitest'
import { buildRows, rowLabel } from '../../../../renderer/features/timeline/build-rows.ts'
import { laneAt, placeRows } from '../../../../renderer/features/timeline/rows.ts'
import { sampleView } from '../../../support/coding/sample-view.ts'

const view = sampleView({ template: 'stillface-phase-demo', cameras: 2, events: 30, broken: null })

test('rows of this pass come first and in full, the others after them and faint', () => {
  const rows = buildRows(view, ['cg_phase', 'proc'])
  expect(rows.map((row) => [row.id, row.dimmed])).toEqual([
    ['cg_phase', false],
    ['proc', false],
    ['inf_phase', true],
    ['inf_reg', true],
  ])
})

test('codes that may overlap have a lane each', () => {
  const lanes = Object.fromEntries(buildRows(view, null).map((row) => [row.id, row.lanes.length]))
  expect(lanes).toMatchObject({ inf_phase: 1, inf_reg: 3, proc: 1 })
})

test('every event stands in its row', () => {
  expect(buildRows(view, null).find((row) => row.id === 'inf_phase')?.lanes[0]?.items).toHaveLength(30)
})

test('a subject is not named twice', () => {
  expect(rowLabel('Baby', 'Baby engagement')).toBe('Baby engagement')
  expect(rowLabel('Baby', 'Gaze')).toBe('Baby gaze')
})

test('a place in the middle of a row finds that row', () => {
  const { places } = placeRows(buildRows(view, null))
  for (const place of places) expect(laneAt(places, place.top + place.height / 2)?.place.row.id).toBe(place.row.id)
})
