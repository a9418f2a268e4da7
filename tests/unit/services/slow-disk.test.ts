import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { sizeOf, soon } from '../../../electron/services/study/disk-look.ts'

/** A share that is away: a look at anything in it is answered when the test says so. */
const AWAY = 'away'

/** Looks that wait for the share: each can be answered with an error. */
const { looks, lookInto } = vi.hoisted(() => {
  const looks: ((error: Error) => void)[] = []
  return { looks, lookInto: (): Promise<never> => new Promise((_, fail) => void looks.push(fail)) }
})

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>()
  const stat = (path: string) => (path.includes(AWAY) ? lookInto() : real.stat(path))
  return { ...real, stat }
})

const away = (folder: string, name: string): string => join(AWAY, folder, name)
const answerAll = async (): Promise<void> => {
  for (let fail = looks.shift(); fail !== undefined; fail = looks.shift()) {
    fail(new Error('the share is gone'))
    await vi.advanceTimersByTimeAsync(0)
  }
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-slow-disk-'))
  writeFileSync(join(folder, 'a.mp4'), 'twelve bytes')
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(async () => {
  await answerAll()
  vi.useRealTimers()
})

test('a file that is there is told by its size', async () => {
  expect(await sizeOf(join(folder, 'a.mp4'), soon())).toBe(12)
})

test.each([
  ['nothing', 'b.mp4'],
  ['a folder', '.'],
])('%s is no file', async (_what, name) => {
  expect(await sizeOf(join(folder, name), soon())).toBeNull()
})

test('for a list, a share that does not answer counts as away, instead of being waited for', async () => {
  const look = sizeOf(away('one', 'a.mp4'), soon())
  await vi.advanceTimersByTimeAsync(3000)
  expect(await look).toBeNull()
})

test('a job waits for the answer, however long it takes, until it is cancelled', async () => {
  const cancel = new AbortController()
  const said: string[] = []
  const look = sizeOf(away('two', 'a.mp4'), { signal: cancel.signal }).then(
    () => said.push('answered'),
    () => said.push('cancelled'),
  )
  await vi.advanceTimersByTimeAsync(60_000)
  expect(said).toEqual([])
  cancel.abort(new Error('stopped'))
  await look
  expect(said).toEqual(['cancelled'])
})

test('whoever asks for the same file meanwhile waits for the same answer', async () => {
  const both = [sizeOf(away('three', 'a.mp4'), {}), sizeOf(away('three', 'a.mp4'), {})]
  await vi.advanceTimersByTimeAsync(0)
  expect(looks).toHaveLength(1)
  await answerAll()
  expect(await Promise.all(both)).toEqual([null, null])
})

test('a folder that does not answer is asked one thing at a time, and however many do not, other disks answer', async () => {
  for (const name of ['four', 'five', 'six', 'seven']) {
    void sizeOf(away(name, 'a.mp4'), {})
    void sizeOf(away(name, 'b.mp4'), {})
  }
  await vi.advanceTimersByTimeAsync(0)
  expect(looks.length).toBeLessThanOrEqual(3)
  expect(await sizeOf(join(folder, 'a.mp4'), { first: true })).toBe(12)
})
