import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ms } from '#shared/time/ms.ts'
import { ensemble } from '../../../../renderer/features/player/ensemble.ts'
import { fakeCamera as camera, part } from '../../../support/player/fake-camera.ts'

/** The mother's camera changed its tape from 2 s to 4 s; the baby's, begun 1 s later, ran through. */
function scene(mothersParts = [part(0, 50), part(4000, 50)]) {
  const mother = camera('mother', mothersParts)
  const baby = camera('baby', [part(1000, 150)])
  const all = ensemble({
    views: [baby.view, mother.view],
    referenceId: 'mother',
    durationMs: ms(6000),
    start: (view) => void view.play(),
  })
  const settle = (): void => {
    mother.arrive()
    baby.arrive()
    all.changed()
  }
  return { mother, baby, all, settle }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('every camera shows its own frame at the start of the leading camera’s', () => {
  const { mother, baby, all, settle } = scene()
  all.goTo(ms(1530))
  settle()
  expect(mother.facts.shown).toBe(38)
  expect(baby.facts.shown).toBe(13)
  expect(all.moment()).toEqual({ atMs: 1520, camera: 'mother', frame: 38 })
})

test('nobody plays before everybody shows their frame; then all do', () => {
  const { mother, baby, all } = scene()
  all.goTo(ms(1520))
  all.run(1)
  mother.arrive()
  all.changed()
  expect([mother.facts.paused, baby.facts.paused]).toEqual([true, true])
  baby.arrive()
  all.changed()
  expect([mother.facts.paused, baby.facts.paused]).toEqual([false, false])
})

test('a follower that does not come does not hold up the others for ever', () => {
  const { mother, baby, all } = scene()
  all.goTo(ms(1520))
  all.run(1)
  mother.arrive()
  vi.advanceTimersByTime(2500)
  all.tick(performance.now())
  expect(mother.facts.paused).toBe(false)
  expect(baby.facts.asked).not.toBeNull()
})

test('a camera that began later waits for its moment', () => {
  const { mother, baby, all, settle } = scene()
  all.goTo(ms(0))
  all.run(1)
  settle()
  expect([mother.facts.paused, baby.facts.paused]).toEqual([false, true])
  mother.facts.shown = 30
  all.tick(0)
  expect([baby.facts.asked, baby.facts.paused]).toEqual([6, false])
})

test('while the leader waits for data, all wait', () => {
  const { mother, baby, all, settle } = scene()
  all.goTo(ms(1520))
  all.run(1)
  settle()
  mother.facts.stalled = true
  all.tick(0)
  expect(baby.facts.paused).toBe(true)
  mother.facts.stalled = false
  all.tick(0)
  expect(baby.facts.paused).toBe(false)
})

test('where the leader changes its tape the other camera leads, and hands back when the next part runs', () => {
  const { mother, baby, all, settle } = scene()
  all.goTo(ms(1520))
  all.run(1)
  settle()
  Object.assign(mother.facts, { shown: 49, over: true })
  baby.facts.shown = 25
  expect(all.tick(0)).toBe('goes-on')
  expect(all.moment()).toMatchObject({ camera: 'baby', frame: 25 })
  // The mother's next part begins: she is started there, and leads again as soon as she runs.
  baby.facts.shown = 50
  all.tick(0)
  expect(mother.facts).toMatchObject({ shown: 49, paused: true })
  baby.facts.shown = 76
  mother.facts.over = false
  all.tick(0)
  expect(all.moment().camera).toBe('baby')
  mother.arrive()
  expect(mother.facts.shown).toBeGreaterThanOrEqual(50)
  all.tick(0)
  expect(all.moment().camera).toBe('mother')
})

test('a pause that nobody filmed is skipped', () => {
  const alone = camera('mother', [part(0, 50), part(4000, 50)])
  const all = ensemble({
    views: [alone.view],
    referenceId: 'mother',
    durationMs: ms(6000),
    start: (view) => void view.play(),
  })
  all.run(1)
  Object.assign(alone.facts, { shown: 49, over: true })
  expect(all.tick(0)).toBe('goes-on')
  alone.arrive()
  alone.facts.over = false
  all.changed()
  expect(alone.facts).toMatchObject({ shown: 50, paused: false })
})

test('at the end of the recording playing is over', () => {
  const { mother, all, settle } = scene()
  all.goTo(ms(5900))
  all.run(1)
  settle()
  Object.assign(mother.facts, { shown: 99, over: true })
  expect(all.tick(0)).toBe('over')
})

test('held, every camera is pinned to its frame at the moment of the leader’s', () => {
  const { mother, baby, all, settle } = scene()
  all.goTo(ms(1520))
  all.run(1)
  settle()
  mother.facts.shown = 45
  baby.facts.shown = 22
  all.hold((shown) => shown)
  settle()
  expect([mother.facts.shown, baby.facts.shown]).toEqual([45, 20])
  expect([mother.facts.paused, baby.facts.paused]).toEqual([true, true])
})

test('from the pause on the frame named is the one that stays, also when a later picture comes on the way', () => {
  const { mother, all, settle } = scene()
  all.goTo(ms(1520))
  all.run(1)
  settle()
  mother.facts.shown = 44
  all.hold(() => 44)
  mother.facts.asked = 44
  mother.facts.shown = 45
  expect(all.moment()).toMatchObject({ frame: 44, atMs: 1760 })
  settle()
  expect(all.moment()).toMatchObject({ frame: 44 })
  all.showFrame(10)
  expect(all.moment()).toMatchObject({ frame: 44 })
})

test('held while a frame is on its way, it is that frame that stays', () => {
  const { mother, all, settle } = scene()
  all.goTo(ms(1520))
  all.run(1)
  all.goTo(ms(400))
  all.hold((shown) => shown)
  settle()
  expect(mother.facts.shown).toBe(10)
})

test('when the leader loses its picture another camera leads from the same moment, and back when it returns', () => {
  const { mother, baby, all, settle } = scene()
  all.goTo(ms(1520))
  settle()
  mother.facts.problem = 'media-vanished'
  expect(all.moment()).toMatchObject({ camera: 'baby', frame: baby.facts.shown })
  mother.facts.problem = null
  all.changed()
  expect(all.moment().camera).toBe('mother')
})

test('a camera moved on the clock shows its frame of the same moment', () => {
  const { baby, all, settle } = scene()
  all.goTo(ms(1520))
  settle()
  all.move('baby', 1_080_000)
  settle()
  expect(baby.facts.shown).toBe(11)
})

test('the reference camera is the clock and is not moved', () => {
  const { mother, all } = scene()
  all.move('mother', 500_000)
  expect(mother.view.track().startMs[0]).toBe(0)
})
