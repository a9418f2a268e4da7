import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync, statSync } from 'node:fs'
import { build } from 'vite'
import { newestChange } from './newest.ts'
import { inProject } from './paths.ts'

/** What is built, from which sources, and by which configuration. */
type Target = {
  readonly out: string
  readonly config: string
  readonly modes: readonly string[]
  readonly sources: readonly string[]
}

const COMMON = ['shared', 'package.json', 'package-lock.json']

const targets = {
  renderer: {
    out: 'out/renderer',
    config: 'tests/config/vite.renderer.config.ts',
    modes: ['production'],
    sources: ['renderer', 'tests/config/vite.renderer.config.ts', ...COMMON],
  },
  desktop: {
    out: 'out/desktop',
    config: 'tests/config/vite.desktop.config.ts',
    modes: ['main', 'preload'],
    sources: ['electron', 'tests/config/vite.desktop.config.ts', ...COMMON],
  },
} as const satisfies Record<string, Target>

export type BuildTarget = keyof typeof targets

/** Builds a target unless what was built last is newer than every source. Prints one line when it has to build. */
export async function buildIfStale(name: BuildTarget): Promise<void> {
  if (!isStale(name)) return
  console.error(name === 'renderer' ? 'Preparing the interface ...' : 'Preparing the desktop application ...')
  await buildNow(name)
}

function isStale(name: BuildTarget): boolean {
  const stamp = stampOf(name)
  if (!existsSync(stamp)) return true
  return newestChange(targets[name].sources.map((path) => inProject(path))) > statSync(stamp).mtimeMs
}

/** Builds a target. The stamp is taken before and set after, so an interrupted build or an edit during it is built again. */
async function buildNow(name: BuildTarget): Promise<void> {
  const { out, config, modes } = targets[name]
  const stamp = stampOf(name)
  rmSync(stamp, { force: true })
  const begun = new Date()
  for (const mode of modes) {
    await build({ configFile: inProject(config), mode, logLevel: 'error' })
  }
  mkdirSync(inProject(out), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, begun, begun)
}

/** A build fails because of the source: what the bundler says about it is all a person needs. */
export function reportFailure(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

const stampOf = (name: BuildTarget): string => inProject('out', `.${name}-built`)

if (import.meta.main) {
  const wanted = process.argv.slice(2)
  const names = Object.keys(targets).filter((name): name is BuildTarget => wanted.length === 0 || wanted.includes(name))
  try {
    for (const name of names) {
      await buildNow(name)
      console.log(`Built ${targets[name].out}`)
    }
  } catch (error) {
    reportFailure(error)
  }
}
