import { describe, expect, test } from 'vitest'
import { plainStage } from '#shared/study/place.ts'
import { ms } from '#shared/time/ms.ts'
import { slowToPass } from '../../../../renderer/app/screens/coding/use-pass-settings.ts'
import { watch } from '../../../../renderer/app/screens/coding/use-watching.ts'
import { placeOf, restorePlace } from '../../../../renderer/app/screens/coding/restore-place.ts'
import { createObservationStore } from '../../../../renderer/state/observation-store.ts'
import { seenBetween, unwatchedIssues, watchFirst, watchingOf } from '../../../../renderer/state/watching.ts'
import { createWorkspaceUi, passOf } from '../../../../renderer/state/workspace.ts'
import { fakeHost } from '../../../support/coding/fake-client.ts'
import { fakePlayer } from '../../../support/coding/fake-player.ts'
import { sampleView } from '../../../support/coding/sample-view.ts'

const view = sampleView({ template: 'sens-intr-9', cameras: 1, events: 0, broken: null })

function opened() {
  const player = fakePlayer({ durationMs: view.durationMs })
  const observation = createObservationStore(fakeHost(view).client, view)
  return { observation, player, ui: createWorkspaceUi(view), newId: () => 'id' }
}

/** Plays `fromMs` to `toMs` as a film does, frame by frame. */
function play({ player }: ReturnType<typeof opened>, fromMs: number, toMs: number): void {
  player.seekTo(ms(fromMs))
  player.play()
  for (let at = fromMs + 40; at <= toMs; at += 40) player.seekTo(ms(at))
  player.pause()
}

const watchPass = passOf(view.scheme, 'watch')
const [firstPass] = watchingOf(view, {})
const id = firstPass?.pass.id ?? ''

describe('watching in a pass that asks for it', () => {
  test('is what was played, and counts once', () => {
    const workspace = opened()
    const stop = watch(workspace, id)
    play(workspace, 0, 4000)
    play(workspace, 2000, 4000)
    stop()
    expect(workspace.ui.getState().watched).toEqual({ [id]: [[0, 4000]] })
  })

  test('is also what was looked at frame by frame, not what was jumped over', () => {
    const workspace = opened()
    const stop = watch(workspace, id)
    for (let step = 0; step < 5; step += 1) workspace.player.stepFrames(1)
    workspace.player.seekTo(ms(9000))
    stop()
    expect(workspace.ui.getState().watched).toEqual({ [id]: [[0, 200]] })
  })

  test('is not what ran backwards', () => {
    const { player } = opened()
    const before = { ...player.store.getState(), reverse: 1 }
    expect(seenBetween(before, { ...before, moment: { ...before.moment, atMs: ms(40) } })).toBeNull()
  })

  test('is kept with the place, and comes back', () => {
    const workspace = opened()
    const stop = watch(workspace, id)
    play(workspace, 0, 2000)
    stop()
    const again = opened()
    const place = { ...placeOf(workspace), stages: { [id]: plainStage } }
    restorePlace(again, { ...view, place })
    expect(again.ui.getState().watched).toEqual({ [id]: [[0, 2000]] })
  })
})

describe('before it is watched', () => {
  const whole = { [id]: [[ms(0), view.durationMs] as [typeof view.durationMs, typeof view.durationMs]] }
  const rating = view.scheme.passes.find(({ ratings }) => ratings.length > 0)
  const ratingPass = passOf(view.scheme, rating?.id ?? '')

  test('locking tells so, and does not ask for it', () => {
    expect(unwatchedIssues(view, {})).toEqual([
      expect.objectContaining({ code: 'lock.not-watched', severity: 'warn', pass: id }),
    ])
    expect(unwatchedIssues(view, whole)).toEqual([])
  })

  test('a pass that judges says that the film comes first; afterwards nothing', () => {
    expect(watchFirst(view, {}, ratingPass)).toMatchObject({ pass: { id }, have: 0 })
    expect(watchFirst(view, whole, ratingPass)).toBeNull()
  })

  test('the check pass says nothing of it', () => {
    expect(watchFirst(view, {}, passOf(view.scheme, 'check'))).toBeNull()
  })
})

test('a pass with a highest speed brings down the speed that was set before, and says so', () => {
  const workspace = opened()
  workspace.player.setRate(2)
  slowToPass(workspace, { ...watchPass, speedMax: 1 })
  expect(workspace.player.store.getState().rate).toBe(1)
  expect(workspace.ui.getState().remark).toMatchObject({ code: 'speed-limited', params: { max: 1 } })
  slowToPass(workspace, { ...watchPass, speedMax: null })
  expect(workspace.player.store.getState().rate).toBe(1)
})
