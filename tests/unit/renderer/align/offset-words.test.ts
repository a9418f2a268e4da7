import { expect, test } from 'vitest'
import { offsetWords } from '../../../../renderer/features/align/offset-words.ts'

const baby = { label: 'Baby', reference: 'Mother', frameUs: 40_000 }

test.each([
  [1_240_000, '“Baby” began 1.240 s (31 frames) after “Mother”.'],
  [-40_000, '“Baby” began 0.040 s (1 frame) before “Mother”.'],
  [0, '“Baby” began together with “Mother”.'],
  [499, '“Baby” began together with “Mother”.'],
  [1_250_000, '“Baby” began 1.250 s (31.3 of its frames) after “Mother”.'],
  [83_560_000, '“Baby” began 1 min 23.560 s (2,089 frames) after “Mother”.'],
])('a difference of %i us is told in seconds and in frames', (beganUs, words) => {
  expect(offsetWords({ ...baby, beganUs })).toBe(words)
})

test('a rate whose frames are no whole microseconds still counts whole frames', () => {
  expect(offsetWords({ ...baby, frameUs: 1e6 / 29.97, beganUs: Math.round((300 * 1e6) / 29.97) })).toContain(
    '(300 frames)',
  )
})
