import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newestChange } from '../../../electron/launch/newest.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-newest-'))
  mkdirSync(join(folder, 'a', 'b'), { recursive: true })
  writeFileSync(join(folder, 'a', 'b', 'deep.ts'), '')
  for (const path of ['a/b/deep.ts', 'a/b', 'a']) utimesSync(join(folder, path), 100, 100)
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the newest file counts, however deep it lies', () => {
  utimesSync(join(folder, 'a', 'b', 'deep.ts'), 200, 200)
  expect(newestChange([join(folder, 'a')])).toBe(200_000)
})

test('a file taken away is a change', () => {
  rmSync(join(folder, 'a', 'b', 'deep.ts'))
  expect(newestChange([join(folder, 'a')])).toBeGreaterThan(100_000)
})

test('what is installed or built does not count as a source', () => {
  mkdirSync(join(folder, 'a', 'node_modules'))
  utimesSync(join(folder, 'a'), 100, 100)
  expect(newestChange([join(folder, 'a')])).toBe(100_000)
})

test('a path that does not exist never changed', () => {
  expect(newestChange([join(folder, 'none')])).toBe(0)
})
