import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const launch = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'electron/launch.mjs'), ...args], { encoding: 'utf8' })

test('an unknown task is wrong use, and the tasks are named', () => {
  const { status, stderr } = launch('launder')
  expect(status).toBe(2)
  expect(stderr).toContain('start | build')
})

test('a property of every object is not a task', () => {
  expect(launch('toString').status).toBe(2)
})

test('wrong use of a task ends with the exit code of that task', () => {
  const { status, stderr } = launch('start', '--host', 'moon')
  expect(status).toBe(2)
  expect(stderr).toContain('unknown host "moon"')
})

test.skipIf(process.platform === 'win32')('a project reached through a symbolic link is launched all the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-link-'))
  try {
    symlinkSync(root, join(folder, 'link'))
    const script = join(folder, 'link', 'electron', 'launch.mjs')
    expect(spawnSync(process.execPath, [script, 'launder'], { encoding: 'utf8' }).status).toBe(2)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
