import { expect, test } from 'vitest'
import { changedText } from '../../../../renderer/features/player/problem-text.ts'
import { packFrames } from '#shared/time/frame-index.ts'
import type { MediaState } from '#shared/study/recording.ts'

function camera(...states: readonly MediaState[]) {
  const map = { offsetUs: 0, rate: 1, frames: packFrames([0, 40_000]) }
  const file = { url: '', map, width: 4, height: 3, hasAudio: true, codec: 'avc1' }
  return { label: 'Mother', segments: states.map((state, n) => ({ ...file, mediaId: String(n), state })) }
}

test('a file that is not the one that was added is said to be so, and that nothing is lost', () => {
  const text = changedText(camera('changed'))
  expect(text).toMatch(/^“Mother”: the file is not the one that was added/)
  expect(text).toContain('Nothing coded is lost.')
})

test('of several files the ones are named that have changed', () => {
  expect(changedText(camera('present', 'changed', 'missing'))).toMatch(/^Part 2 of “Mother”: /)
  expect(changedText(camera('changed', 'present', 'changed'))).toMatch(/^Parts 1, 3 of “Mother”: /)
})

test('where every file is the one that was added nothing is said', () => {
  expect(changedText(camera('present', 'missing'))).toBeNull()
})
