import { expect, test } from 'vitest'
import { chooseLeader } from '../../../../renderer/features/player/player-state.ts'
import type { CameraProblem } from '../../../../renderer/state/player.ts'

type Facts = { readonly problem?: CameraProblem; readonly waiting?: boolean; readonly until?: number }

const view = (id: string, { problem, waiting = false, until = Infinity }: Facts = {}) => ({
  id,
  state: () => ({ id, ready: problem === undefined, problem: problem ?? null, waiting, aspect: null }),
  covers: (atMs: number) => problem === undefined && atMs < until,
})

test('the reference camera leads, wherever it stands in the list', () => {
  expect(chooseLeader([view('a'), view('b')], 'b', 0)?.id).toBe('b')
})

test('another camera leads when the reference camera has no picture', () => {
  expect(chooseLeader([view('a'), view('b', { problem: 'media-missing' })], 'b', 0)?.id).toBe('a')
})

test('another camera leads where the reference camera changed its tape', () => {
  const views = [view('a'), view('b', { until: 1000 })]
  expect(chooseLeader(views, 'b', 999)?.id).toBe('b')
  expect(chooseLeader(views, 'b', 1000)?.id).toBe('a')
})

test('where nobody filmed, the reference camera keeps its last picture', () => {
  expect(chooseLeader([view('a', { until: 1000 }), view('b', { until: 1000 })], 'b', 5000)?.id).toBe('b')
})

test('a camera that waits for its file does not hold up one that has a picture', () => {
  expect(chooseLeader([view('a'), view('b', { waiting: true })], 'b', 0)?.id).toBe('a')
})

test('a camera that waits leads when all others have no picture at all', () => {
  expect(chooseLeader([view('a', { problem: 'media-missing' }), view('b', { waiting: true })], 'b', 0)?.id).toBe('b')
})

test('without any picture nobody leads', () => {
  const views = [view('a', { problem: 'media-missing' }), view('b', { problem: 'media-no-picture' })]
  expect(chooseLeader(views, 'b', 0)).toBeNull()
})
