import { expect, test } from 'vitest'
import { plainStage, type Place } from '#shared/study/place.ts'
import { ms } from '#shared/time/ms.ts'
import { placeOf, restorePlace } from '../../../../renderer/app/screens/coding/restore-place.ts'
import { createObservationStore } from '../../../../renderer/state/observation-store.ts'
import { createWorkspaceUi, type Workspace } from '../../../../renderer/state/workspace.ts'
import { fakeHost } from '../../../support/coding/fake-client.ts'
import { sampleView } from '../../../support/coding/sample-view.ts'
import { fakePlayer } from '../../../support/coding/fake-player.ts'

const view = sampleView({ template: 'stillface-phase', cameras: 2, events: 0, broken: null })
const place: Place = {
  atMs: ms(12_480),
  passId: 'p_cg',
  rate: 0.5,
  audible: 1,
  stages: { p_cg: { ...plainStage, layout: 'large', order: [1] } },
}

function opened(ready = true): Workspace {
  return {
    observation: createObservationStore(fakeHost(view).client, view),
    player: fakePlayer({ durationMs: view.durationMs, ready }),
    ui: createWorkspaceUi(view),
    newId: () => 'id',
  }
}

test('what was kept comes back: time, pass, speed, sound and how the pictures stand', () => {
  const workspace = opened()
  expect(restorePlace(workspace, { ...view, place })).toBe(true)
  expect(placeOf(workspace)).toEqual(place)
})

test('a recording opened for the first time is at its first frame', () => {
  const workspace = opened()
  expect(restorePlace(workspace, { ...view, place: null })).toBe(false)
  expect(placeOf(workspace)).toMatchObject({ atMs: 0, rate: 1 })
})

test('the place is gone to when the pictures are open, not before', () => {
  const workspace = opened(false)
  restorePlace(workspace, { ...view, place })
  expect(workspace.player.currentMoment().atMs).toBe(0)
  workspace.player.store.setState({ ready: true })
  expect(workspace.player.currentMoment().atMs).toBe(12_480)
})

test('a place beyond the end of the recording is its end', () => {
  const workspace = opened()
  restorePlace(workspace, { ...view, place: { ...place, atMs: ms(9_000_000) } })
  expect(workspace.player.currentMoment().atMs).toBe(view.durationMs)
})

test('a pass and a camera that are not there any more are left as they are at first', () => {
  const workspace = opened()
  const first = placeOf(workspace)
  restorePlace(workspace, { ...view, place: { ...place, passId: 'gone', audible: 3 } })
  expect(placeOf(workspace)).toMatchObject({ passId: first.passId, audible: first.audible })
})

test('sound that was off stays off', () => {
  const workspace = opened()
  restorePlace(workspace, { ...view, place: { ...place, audible: null } })
  expect(workspace.player.store.getState().audible).toBeNull()
})
