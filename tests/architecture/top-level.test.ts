import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NOT_OURS, root } from './source-files.ts'

const ALLOWED = new Set([
  'electron',
  'renderer',
  'shared',
  'migrations',
  'tests',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'electron-builder.yml',
  'README.md',
  'LICENSE',
  'NOTICE',
  '.ci',
  '.gitignore',
  '.npmrc',
  '.prettierrc.json',
])

test('the top level holds what the plan of the house names, and nothing else', () => {
  const extra = readdirSync(root).filter((name) => !ALLOWED.has(name) && !NOT_OURS.has(name))
  expect(extra).toEqual([])
})

test.each([...ALLOWED])('%s is there', (name) => {
  expect(existsSync(join(root, name))).toBe(true)
})

test('.ci holds one script', () => {
  expect(readdirSync(join(root, '.ci'))).toEqual(['run'])
})
