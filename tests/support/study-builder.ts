import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Platform } from '../../electron/services/platform.ts'

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url))
export const demoDir = join(repositoryRoot, 'electron', 'demo')
export const demoMedia = (file: string): string => join(demoDir, 'media', file)

/** A folder of a test's own, and how to remove it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'attune-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A platform of a test's own. `log` collects what the host would write to its log. */
export function testPlatform(userData: string, change: Partial<Platform> = {}): Platform & { readonly logged: string[] } {
  const logged: string[] = []
  return {
    kind: 'cli',
    version: '0.0.0-test',
    userData,
    demoDir,
    now: () => new Date(),
    mediaUrl: (id) => `media:${id}`,
    log: (line) => logged.push(line),
    logged,
    ...change,
  }
}

let jobs = 0

/** A job id that no other job of this process has. */
export function jobId(): { jobId: string } {
  jobs += 1
  return { jobId: `test-job-${jobs}` }
}
