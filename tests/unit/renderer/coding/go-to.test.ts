import { expect, test } from 'vitest'
import { ms } from '#shared/time/ms.ts'
import { goTo } from '../../../../renderer/app/screens/coding/go-to.ts'
import { fakePlayer } from '../../../support/coding/fake-player.ts'
import { sampleView } from '../../../support/coding/sample-view.ts'

const { cameras, durationMs } = sampleView({ template: 'stillface-phase', cameras: 2, events: 0, broken: null })

function at(camera: string | null) {
  const player = fakePlayer({ durationMs })
  player.store.setState({ moment: { atMs: ms(400), camera, frame: camera === null ? null : 10 } })
  return player
}

test('a frame is counted in the camera that leads, as the one on screen is', () => {
  const player = at('baby')
  expect(goTo('f 1100', player, cameras)).toBeNull()
  expect(player.asked).toEqual(['frame 1100 of baby'])
})

test('the last frame is that of the camera that leads', () => {
  expect(goTo('f 1199', at('baby'), cameras)).toBe('The last frame is 1198.')
  expect(goTo('f 1000', at('mother'), cameras)).toBe('The last frame is 999.')
})

test('without a picture there is no frame to go to, but a time', () => {
  const player = at(null)
  expect(goTo('f 10', player, cameras)).toBe('There is no picture, so there are no frames to go to.')
  expect(goTo('0:02', player, cameras)).toBeNull()
  expect(player.currentMoment().atMs).toBe(2000)
})
