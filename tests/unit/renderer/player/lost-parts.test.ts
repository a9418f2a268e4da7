import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ms } from '#shared/time/ms.ts'
import { ensemble } from '../../../../renderer/features/player/ensemble.ts'
import { fakeCamera, part } from '../../../support/player/fake-camera.ts'

// The mother's camera has three files one after the other, and the second is missing.

const threeParts = [part(0, 50), part(2000, 50), part(4000, 50)]

function scene(babys = [part(0, 150)]) {
  const mother = fakeCamera('mother', threeParts)
  const baby = babys.length === 0 ? null : fakeCamera('baby', babys)
  mother.facts.lost = [1]
  const all = ensemble({
    views: [mother.view, ...(baby === null ? [] : [baby.view])],
    referenceId: 'mother',
    durationMs: ms(6000),
    start: (view) => void view.play(),
  })
  const settle = (): void => {
    mother.arrive()
    baby?.arrive()
    all.changed()
  }
  return { mother, baby: baby ?? fakeCamera('none', [part(0, 1)]), all, settle }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a camera comes back while the other one plays, as soon as its next file is there', () => {
  const { mother, baby, all, settle } = scene()
  all.goTo(ms(1800))
  all.run(1)
  settle()
  mother.facts.shown = 50
  baby.facts.shown = 50
  all.tick(0)
  expect(all.moment()).toMatchObject({ camera: 'baby', frame: 50 })
  expect(mother.facts.paused).toBe(true)
  baby.facts.shown = 101
  all.tick(0)
  expect([mother.facts.asked, mother.facts.paused]).toEqual([102, false])
  mother.arrive()
  all.tick(0)
  expect(all.moment().camera).toBe('mother')
})

test('a step of the other camera out of the missing part comes to the reference camera again', () => {
  const { baby, all, settle } = scene()
  all.goTo(ms(3960))
  settle()
  expect(all.moment()).toMatchObject({ camera: 'baby', frame: 99 })
  expect(baby.facts.shown).toBe(99)
  all.step(1)
  settle()
  expect(all.moment()).toMatchObject({ camera: 'mother', frame: 100 })
})

test('alone, a step into the missing part shows that it is missing, and the next one leads out of it', () => {
  const { all, settle } = scene([])
  all.goTo(ms(1960))
  settle()
  all.step(1)
  expect(all.moment()).toEqual({ atMs: 2000, camera: null, frame: null })
  all.step(1)
  settle()
  expect(all.moment()).toMatchObject({ camera: 'mother', frame: 100 })
  all.step(-1)
  all.step(-1)
  settle()
  expect(all.moment()).toMatchObject({ camera: 'mother', frame: 49 })
})

test('where nobody has a picture of a moment, playing passes over the missing part', () => {
  const { mother, baby, all, settle } = scene([part(0, 50)])
  all.goTo(ms(1800))
  all.run(1)
  settle()
  mother.facts.shown = 50
  Object.assign(baby.facts, { shown: 49, over: true })
  expect(all.tick(0)).toBe('goes-on')
  settle()
  expect(all.moment()).toMatchObject({ camera: 'mother', frame: 100 })
})

test('a frame of the missing part is gone to on the other camera', () => {
  const { all, settle } = scene()
  all.goTo(ms(2400))
  settle()
  all.showFrame(75)
  settle()
  expect(all.moment()).toMatchObject({ camera: 'baby', atMs: 3000 })
})

test('a frame of the leading camera is shown where that one leads', () => {
  const { all, settle } = scene([part(500, 150)])
  all.goTo(ms(2500))
  settle()
  expect(all.moment()).toMatchObject({ camera: 'baby', frame: 50 })
  all.showFrame(60, 'baby')
  settle()
  expect(all.moment()).toMatchObject({ camera: 'baby', frame: 60, atMs: 2900 })
})
