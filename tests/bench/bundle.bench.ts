import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildIfStale } from '../../electron/launch/build.ts'
import type { BenchRow } from './bench-row.ts'

const kB = (bytes: number): number => bytes / 1000

/** Size of what a window loads: everything, and the part that the first screen needs. */
export async function run(): Promise<BenchRow[]> {
  const folder = join(import.meta.dirname, '..', '..', 'out', 'renderer')
  await buildIfStale('renderer')
  const scripts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'))
  const entry = /assets\/([\w.-]+\.js)/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1] ?? ''
  const file = (name: string): Buffer => readFileSync(join(folder, 'assets', name))
  const bytes = (name: string): number => statSync(join(folder, 'assets', name)).size
  return [
    {
      name: 'scripts of the renderer, all',
      value: kB(scripts.reduce((sum, name) => sum + bytes(name), 0)),
      unit: 'kB',
    },
    { name: 'script of the first screen', value: kB(bytes(entry)), unit: 'kB' },
    { name: 'script of the first screen, gzip', value: kB(gzipSync(file(entry)).length), unit: 'kB' },
  ]
}
