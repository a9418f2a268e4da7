import { expect, test } from 'vitest'
import { chooseLeader } from '../../../../renderer/features/player/player-state.ts'
import type { CameraProblem } from '../../../../renderer/state/player.ts'

const view = (id: string, problem: CameraProblem | null) => ({
  id,
  state: () => ({ id, ready: problem === null, problem }),
})

test('the reference camera leads, wherever it stands in the list', () => {
  expect(chooseLeader([view('a', null), view('b', null)], 'b')?.id).toBe('b')
})

test('another camera leads when the reference camera has no picture', () => {
  expect(chooseLeader([view('a', null), view('b', 'media-missing')], 'b')?.id).toBe('a')
})

test('without any picture nobody leads', () => {
  expect(chooseLeader([view('a', 'media-missing'), view('b', 'media-no-picture')], 'b')).toBeNull()
})
