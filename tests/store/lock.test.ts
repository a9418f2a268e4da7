import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from '../../electron/services/store/lock.ts'
import { tempFolder } from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
let path: string

beforeEach(() => {
  folder = tempFolder()
  path = join(folder.path, 'study.attune')
})
afterEach(() => folder.remove())

const holder = fileURLToPath(new URL('./support/hold-lock.ts', import.meta.url))

/** A process of its own that holds the lock; resolves when it has it. */
async function otherProcess(owner: string) {
  const child = spawn(process.execPath, [holder, path, owner], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

const lockedBy = (owner: string) => expect.objectContaining({ code: 'study-locked', params: { owner } }) as Error

test('a second opener in the same process is told who has the study', () => {
  const lock = takeLock(path, 'Robin, desk 2')
  expect(() => takeLock(path, 'Sasha')).toThrow(lockedBy('Robin, desk 2'))
  lock.release()
})

test('a second opener in another process is told who has the study, and a killed owner frees it', async () => {
  const child = await otherProcess('Robin')
  expect(() => takeLock(path, 'Sasha')).toThrow(lockedBy('Robin'))
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = takeLock(path, 'Sasha')
  expect(lock.afterCrash).toBe(true)
  lock.release()
})

test('a released lock can be taken again, and tells of no crash', () => {
  takeLock(path, 'Robin').release()
  const lock = takeLock(path, 'Sasha')
  expect(lock.afterCrash).toBe(false)
  lock.release()
})

test('releasing twice does not take the lock from the next owner', () => {
  const first = takeLock(path, 'Robin')
  first.release()
  const second = takeLock(path, 'Sasha')
  first.release()
  expect(existsSync(`${path}.lock.txt`)).toBe(true)
  expect(() => takeLock(path, 'Kim')).toThrow(lockedBy('Sasha'))
  second.release()
})
