import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findElectron } from '../../../electron/launch/electron-runtime.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-runtime-'))
  mkdirSync(join(folder, 'dist'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a runtime whose installer never finished is not found', () => {
  writeFileSync(join(folder, 'dist', 'electron'), '')
  expect(findElectron({}, folder)).toBeUndefined()
})

test('a note without the binary it names is not a runtime', () => {
  writeFileSync(join(folder, 'path.txt'), 'electron')
  expect(findElectron({}, folder)).toBeUndefined()
})

test('a finished installation is found', () => {
  writeFileSync(join(folder, 'path.txt'), 'electron')
  writeFileSync(join(folder, 'dist', 'electron'), '')
  expect(findElectron({}, folder)).toBe(join(folder, 'dist', 'electron'))
})

test('a runtime elsewhere is used where the override says, and only there', () => {
  const elsewhere = join(folder, 'elsewhere')
  mkdirSync(elsewhere)
  writeFileSync(join(folder, 'path.txt'), 'electron')
  writeFileSync(join(folder, 'dist', 'electron'), '')
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: elsewhere }, folder)).toBeUndefined()
  writeFileSync(join(elsewhere, 'electron'), '')
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: elsewhere }, folder)).toBe(join(elsewhere, 'electron'))
})
