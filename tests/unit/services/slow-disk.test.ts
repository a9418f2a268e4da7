import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { sizeSoon } from '../../../electron/services/study/media-place.ts'

/** A share that is away: a look at anything in it is never answered. */
const AWAY = 'away'

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>()
  const stat = (path: string) => (path.includes(AWAY) ? new Promise(() => undefined) : real.stat(path))
  return { ...real, stat }
})

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-slow-disk-'))
  writeFileSync(join(folder, 'a.mp4'), 'twelve bytes')
})
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  vi.useRealTimers()
})

test('a file that is there is told by its size', async () => {
  expect(await sizeSoon(join(folder, 'a.mp4'))).toBe(12)
})

test.each([
  ['nothing', 'b.mp4'],
  ['a folder', '.'],
])('%s is no file', async (_what, name) => {
  expect(await sizeSoon(join(folder, name))).toBeNull()
})

test('a share that does not answer counts as away, instead of being waited for', async () => {
  vi.useFakeTimers()
  const look = sizeSoon(join(folder, AWAY, 'a.mp4'))
  await vi.advanceTimersByTimeAsync(3000)
  expect(await look).toBeNull()
})
