import { expect, test } from 'vitest'
import { createPortions } from '../../../electron/services/media/portions.ts'

const KB = 1024
const MB = 1024 * KB

/** Reads on from `from`, portion by portion. */
function readOn(
  portionFor: ReturnType<typeof createPortions>,
  from: number,
  pieces: number,
  address = 'film',
): number[] {
  let at = from
  return Array.from({ length: pieces }, () => {
    const bytes = portionFor(address, at)
    at += bytes
    return bytes
  })
}

test('little is given after a jump, more the longer it is read on, and never more than 2 MB', () => {
  const portionFor = createPortions()
  const sizes = readOn(portionFor, 40 * MB, 200)
  expect(sizes.slice(0, 30).every((bytes) => bytes === 384 * KB)).toBe(true)
  expect(sizes.at(-1)).toBe(2 * MB)
  expect(sizes.every((bytes, n) => n === 0 || bytes >= (sizes[n - 1] ?? 0))).toBe(true)
  expect(sizes.every((bytes) => bytes % (32 * KB) === 0)).toBe(true)
  expect(portionFor('film', 7 * MB)).toBe(384 * KB)
})

test('the start of a file comes with the list of its frames', () => {
  expect(readOn(createPortions(), 0, 2)).toEqual([MB, 384 * KB])
})

test('two recordings that are read in turns do not count as jumps of each other', () => {
  const portionFor = createPortions()
  let [one, other] = [MB, MB]
  let last = 0
  for (let n = 0; n < 150; n += 1) {
    last = portionFor('one', one)
    one += last
    other += portionFor('other', other)
  }
  expect(last).toBeGreaterThan(MB)
})

test('of very many addresses the ones read last are remembered', () => {
  const portionFor = createPortions()
  const read = readOn(portionFor, MB, 100)
  const next = MB + read.reduce((sum, bytes) => sum + bytes, 0)
  for (let n = 0; n < 70; n += 1) portionFor(`film ${n}`, MB)
  expect(portionFor('film', next)).toBe(384 * KB)
})
