import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Area, plainStage, StageSetting } from '#shared/study/place.ts'
import {
  areaBetween,
  bringBack,
  cover,
  crop,
  cropOf,
  enlarge,
  isLarge,
  MOST_MASKS,
  moveMask,
  nextLayout,
  nudged,
  onStage,
  orderOf,
  putAway,
  putAwayOf,
  swap,
  tidyArea,
  uncover,
  uncoverAll,
} from '../../../../renderer/state/stage.ts'

const camera = fc.nat(3)
const share = fc.double({ min: -2, max: 3, noNaN: true })
const anyArea = fc.record({ x: share, y: share, width: share, height: share })
/** Anything a person can do to the pictures. */
const act = fc.oneof(
  fc.constant((setting: StageSetting) => nextLayout(setting)),
  fc.constant((setting: StageSetting, count: number) => swap(setting, count)),
  camera.map((n) => (setting: StageSetting, count: number) => enlarge(setting, n, count)),
  camera.map((n) => (setting: StageSetting, count: number) => putAway(setting, n, count)),
  camera.map((n) => (setting: StageSetting) => bringBack(setting, n)),
  fc.tuple(camera, anyArea).map(
    ([n, area]) =>
      (setting: StageSetting) =>
        cover(setting, n, area),
  ),
  fc.tuple(fc.nat(20), anyArea).map(
    ([n, area]) =>
      (setting: StageSetting) =>
        moveMask(setting, n, area),
  ),
  fc.nat(20).map((n) => (setting: StageSetting) => uncover(setting, n)),
  fc.tuple(camera, fc.option(anyArea)).map(
    ([n, area]) =>
      (setting: StageSetting) =>
        crop(setting, n, area),
  ),
)

test('whatever is done to the pictures, one stays on screen and the setting can be kept', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (acts, count) => {
      const setting = acts.reduce((before, each) => each(before, count), plainStage)
      expect(StageSetting.parse(setting)).toEqual(setting)
      const shown = onStage(setting, count)
      expect(shown.length).toBeGreaterThan(0)
      expect([...shown, ...putAwayOf(setting, count)].sort()).toEqual([...orderOf(setting, count)].sort())
    }),
  )
})

test('a setting from a recording with more cameras leaves one picture on screen', () => {
  expect(onStage({ ...plainStage, order: [3, 1, 0], hidden: [0, 1] }, 2)).toEqual([1])
})

test('the layouts come in turn: side by side, stacked, one large', () => {
  const stacked = nextLayout(plainStage)
  expect([stacked.layout, nextLayout(stacked).layout, nextLayout(nextLayout(stacked)).layout]).toEqual([
    'stack',
    'large',
    'side',
  ])
})

test('a picture made large stands first; asked for again it stands beside the others', () => {
  const large = enlarge(plainStage, 1, 3)
  expect(onStage(large, 3)).toEqual([1, 0, 2])
  expect(isLarge(large, 1, 3)).toBe(true)
  expect(enlarge(large, 1, 3).layout).toBe('side')
})

test('a picture that is put away comes back when it is made large', () => {
  expect(onStage(enlarge(putAway(plainStage, 1, 2), 1, 2), 2)).toEqual([1, 0])
})

test('two pictures change places, and change back', () => {
  expect(onStage(swap(plainStage, 2), 2)).toEqual([1, 0])
  expect(onStage(swap(swap(plainStage, 2), 2), 2)).toEqual([0, 1])
})

test('the last picture cannot be put away', () => {
  const one = putAway(plainStage, 0, 2)
  expect(putAway(one, 1, 2)).toBe(one)
})

test('swapping leaves what is put away where it is', () => {
  const away = putAway(plainStage, 0, 3)
  expect(onStage(swap(away, 3), 3)).toEqual([2, 1])
  expect(putAwayOf(swap(away, 3), 3)).toEqual([0])
})

test('no more parts are covered than can be kept, and all can be uncovered at once', () => {
  const full = Array.from({ length: 20 }).reduce<StageSetting>(
    (setting) => cover(setting, 0, { x: 0, y: 0, width: 0.5, height: 0.5 }),
    plainStage,
  )
  expect(full.masks).toHaveLength(MOST_MASKS)
  expect(uncoverAll(full).masks).toEqual([])
})

test('an area lies in the picture, wherever its corners were dragged to', () => {
  fc.assert(
    fc.property(anyArea, (area) => {
      const tidy = tidyArea(area)
      expect(Area.parse(tidy)).toEqual(tidy)
      expect(tidy.x + tidy.width).toBeLessThanOrEqual(1 + 1e-9)
      expect(tidy.y + tidy.height).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})

test('a drag from any corner gives the same area; a press without a drag gives none', () => {
  const [a, b] = [
    { x: 0.2, y: 0.3 },
    { x: 0.6, y: 0.9 },
  ]
  expect(areaBetween(a, b)).toEqual(areaBetween(b, a))
  expect(areaBetween({ x: a.x, y: b.y }, { x: b.x, y: a.y })).toEqual(areaBetween(a, b))
  expect(areaBetween(a, a)).toBeNull()
})

test('a camera has one crop at most; taken away, all of the picture is shown', () => {
  const once = crop(plainStage, 0, { x: 0, y: 0, width: 0.5, height: 0.5 })
  const twice = crop(once, 0, { x: 0.5, y: 0.5, width: 0.5, height: 0.5 })
  expect(twice.crops).toHaveLength(1)
  expect(cropOf(twice, 0)).toMatchObject({ x: 0.5 })
  expect(cropOf(crop(twice, 0, null), 0)).toBeNull()
})

test('arrow keys move a part, with Shift they move its lower right corner, never out of the picture', () => {
  const area = { x: 0.5, y: 0.5, width: 0.5, height: 0.2 }
  expect(nudged(area, 'ArrowLeft', false)).toMatchObject({ x: 0.49, width: 0.5 })
  expect(nudged(area, 'ArrowRight', false)).toMatchObject({ x: 0.5 })
  expect(nudged(area, 'ArrowDown', true)).toMatchObject({ x: 0.5, y: 0.5, height: 0.21000000000000002 })
  expect(nudged(area, 'ArrowRight', true)).toMatchObject({ x: 0.5, width: 0.5 })
  expect(nudged(area, 'KeyA', false)).toBeNull()
})
