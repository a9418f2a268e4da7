import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from './source-files.ts'

type Cruise = {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
    }[]
  }
  readonly modules: readonly {
    readonly source: string
    readonly dependencies: readonly { readonly module: string; readonly resolved: string }[]
  }[]
}

/** Runs the project's own rules over the four source folders of a house. */
function cruise(folder: string): Cruise {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', join(root, 'tests/config/dependency-cruiser.cjs'), '--output-type', 'json'],
      ...['electron', 'renderer', 'shared', 'tests'],
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  )
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Cruise
}

/** One line a breach: file, what it imports, the rule that must find it. */
const breaches: readonly (readonly [from: string, imports: string, rule: string])[] = [
  ['shared/lib/a.ts', '../time/clean.ts', 'shared-order-lib'],
  ['shared/time/a.ts', '../scheme/clean.ts', 'shared-order-time'],
  ['shared/scheme/a.ts', '../observation/clean.ts', 'shared-order-scheme'],
  ['shared/observation/a.ts', '../study/clean.ts', 'shared-order-observation'],
  ['shared/study/a.ts', '../reliability/clean.ts', 'shared-order-study'],
  ['shared/reliability/a.ts', '../formats/clean.ts', 'shared-order-siblings'],
  ['shared/formats/a.ts', '../contract/clean.ts', 'shared-order-siblings'],
  ['shared/lib/b.ts', '../../electron/services/study/clean.ts', 'shared-is-pure'],
  ['shared/lib/c.ts', 'node:fs', 'shared-without-node'],
  ['shared/lib/d.ts', 'react', 'shared-packages'],
  ['electron/services/study/a.ts', '../../desktop/clean.ts', 'services-know-no-host'],
  ['electron/services/study/b.ts', '../../../renderer/ui/clean.ts', 'services-know-no-host'],
  ['electron/services/study/c.ts', '../handlers.ts', 'handlers-see-all-but-are-seen-by-hosts'],
  ['electron/services/study/d.ts', 'better-sqlite3', 'only-the-store-imports-sqlite'],
  ['electron/services/study/e.ts', 'electron', 'only-desktop-imports-electron'],
  ['electron/local-server/a.ts', '../desktop/clean.ts', 'host-local-server-alone'],
  ['electron/local-server/b.ts', 'electron', 'only-desktop-imports-electron'],
  ['electron/desktop/a.ts', '../local-server/clean.ts', 'host-desktop-alone'],
  ['electron/cli/a.ts', '../local-server/clean.ts', 'host-cli-alone'],
  ['renderer/host/a.ts', '../../electron/services/study/clean.ts', 'renderer-without-host'],
  ['renderer/host/b.ts', 'node:path', 'renderer-without-node'],
  ['renderer/features/coding/a.ts', '../timeline/clean.ts', 'features-do-not-know-each-other'],
  ['renderer/features/coding/b.ts', '../../app/clean.ts', 'features-do-not-know-each-other'],
  ['renderer/features/coding/c.ts', 'video.js', 'only-the-player-imports-video-js'],
  ['renderer/ui/a.ts', '../features/coding/clean.ts', 'ui-is-at-the-bottom'],
  ['renderer/state/a.ts', '#shared/nowhere.ts', 'resolvable'],
  ['electron/services/study/f.ts', '../../../tests/clean.ts', 'product-without-tests'],
]

/** Imports that the plan of the house allows, some of them through the `#shared` alias. */
const allowed: readonly (readonly [from: string, imports: string])[] = [
  ['shared/contract/ok.ts', '../formats/clean.ts'],
  ['shared/reliability/ok.ts', '../study/clean.ts'],
  ['shared/scheme/ok.ts', 'zod'],
  ['electron/services/study/ok.ts', '#shared/study/clean.ts'],
  ['electron/services/handlers.ts', './study/ok.ts'],
  ['electron/services/store/ok.ts', 'better-sqlite3'],
  ['electron/desktop/ok.ts', 'electron'],
  ['electron/desktop/ok2.ts', '../services/handlers.ts'],
  ['renderer/features/player/ok.ts', 'video.js'],
  ['renderer/features/coding/ok.ts', '#shared/time/clean.ts'],
  ['renderer/app/ok.ts', '../features/coding/ok.ts'],
]

/** An alias that is not followed would hide a breach: these go against the order through `#shared`. */
const aliased: readonly (readonly [from: string, imports: string, rule: string])[] = [
  ['shared/lib/aliased.ts', '#shared/contract/clean.ts', 'shared-order-lib'],
  ['shared/time/aliased.ts', '#shared/study/clean.ts', 'shared-order-time'],
]

/** Two files that need each other to run, and two that know only each other's types. */
const circles = {
  'shared/lib/circle-a.ts': "import { b } from './circle-b.ts'\nexport const a = () => b\n",
  'shared/lib/circle-b.ts': "import { a } from './circle-a.ts'\nexport const b = () => a\n",
  'shared/lib/types-a.ts': "import type { B } from './types-b.ts'\nexport type A = { b: B }\n",
  'shared/lib/types-b.ts': "import type { A } from './types-a.ts'\nexport type B = { a?: A }\n",
}

const house = buildHouse()
const found = cruise(house)
afterAll(() => rmSync(house, { recursive: true }))

function buildHouse(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attune-house-'))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const packages = ['electron', 'better-sqlite3', 'video.js', 'zod', 'react']
  const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']))
  write('package.json', JSON.stringify({ type: 'module', imports: { '#shared/*': './shared/*' }, dependencies }))
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, 'module.exports = {}')
  }
  for (const [from, imports] of [...breaches, ...allowed, ...aliased]) {
    const relative = imports.startsWith('.') ? join(dirname(from), imports) : imports.replace(/^#shared\//, 'shared/')
    if (relative.endsWith('clean.ts')) write(relative, 'export const value = 1\n')
    write(from, `import * as other from '${imports}'\nexport const value = other\n`)
  }
  for (const [path, text] of Object.entries(circles)) write(path, text)
  return folder
}

const rulesBrokenBy = (file: string): readonly string[] =>
  found.summary.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name)

test.each([...breaches, ...aliased])('%s may not import %s', (from, _imports, rule) => {
  expect(rulesBrokenBy(from)).toEqual([rule])
})

test.each(allowed)('%s may import %s', (from) => {
  expect(rulesBrokenBy(from)).toEqual([])
})

test('a circle of imports is found, a circle of types alone is none', () => {
  expect(rulesBrokenBy('shared/lib/circle-a.ts')).toEqual(['no-circle'])
  expect(rulesBrokenBy('shared/lib/types-a.ts')).toEqual([])
})

// It reads every file of the project, which takes its time on a machine that does much else.
test('in this project the #shared alias is followed to the file it means', { timeout: 240_000 }, () => {
  const dependencies = cruise(root).modules.flatMap((module) => module.dependencies)
  const throughAlias = dependencies.filter(({ module }) => module.startsWith('#shared/'))
  expect(throughAlias.length).toBeGreaterThan(20)
  expect(throughAlias.filter(({ module, resolved }) => resolved !== module.replace('#', ''))).toEqual([])
})
