import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { runProgram } from '../../../electron/services/media/run-program.ts'

const dir = mkdtempSync(join(tmpdir(), 'attune-program-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe.skipIf(process.platform === 'win32')('a program that is run', () => {
  test('may complain without end: the end of what it says is kept', async () => {
    const script = 'head -c 3000000 /dev/zero | tr "\\0" x >&2; echo the last word >&2; exit 3'
    const { code, said } = await runProgram('/bin/sh', ['-c', script], {})
    expect([code, said.length, said.endsWith('the last word\n')]).toEqual([3, 8000, true])
  })

  test('is not waited for when it asks something', async () => {
    const lines: string[] = []
    await runProgram('/bin/sh', ['-c', 'read answer; echo "got $answer"'], { onLine: (line) => lines.push(line) })
    expect(lines).toEqual(['got '])
  })

  test('is ended by a cancel though it does not listen, with what it started', async () => {
    const stop = new AbortController()
    let started = 0
    const script = 'trap "" TERM; sh -c \'trap "" TERM; echo $$; sleep 60\'; sleep 60'
    const running = runProgram('/bin/sh', ['-c', script], {
      signal: stop.signal,
      onLine: (line) => {
        started = Number(line)
        stop.abort(new Error('called off'))
      },
    })
    await expect(running).rejects.toThrow('called off')
    await vi.waitUntil(() => !isAlive(started), { timeout: 20_000 })
  })

  test('ends with the process that runs it', async () => {
    const [program, pidFile] = [join('electron', 'services', 'media', 'run-program.ts'), join(dir, 'pid')]
    const script = `
      const { runProgram } = await import(${JSON.stringify(pathToFileURL(program).href)})
      const args = ['-c', 'echo $$ > "$0"; echo ready; sleep 60; true', ${JSON.stringify(pidFile)}]
      void runProgram('/bin/sh', args, { onLine: () => process.exit(0) })`
    execFileSync(process.execPath, ['--input-type=module', '-e', script])
    const pid = Number(readFileSync(pidFile, 'utf8'))
    await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000 })
  })
})
