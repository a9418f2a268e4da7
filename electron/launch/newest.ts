import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SKIPPED = new Set(['node_modules', 'out', 'demo', '.cache'])

/**
 * When anything under these paths last changed, in ms since 1970; 0 if none exists. Folders count too, so that a removed
 * file is a change.
 */
export function newestChange(paths: readonly string[]): number {
  return Math.max(0, ...paths.filter((path) => existsSync(path)).map(newestIn))
}

function newestIn(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = readdirSync(path).filter((name) => !SKIPPED.has(name))
  return Math.max(stat.mtimeMs, ...inside.map((name) => newestIn(join(path, name))))
}
