import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

type Configuration = {
  readonly electronFuses: unknown
  readonly asar: unknown
  readonly asarUnpack: readonly string[]
  readonly npmRebuild: unknown
  readonly files: readonly { readonly filter: readonly string[] }[]
  readonly extraResources: readonly { readonly from: string; readonly to: string }[]
}
type Loader = {
  readonly getConfig: (dir: string, file: string, options: null) => Promise<Configuration>
  readonly validateConfiguration: (config: unknown, log: { isEnabled: boolean; add: () => void }) => Promise<void>
}

// electron-builder's own reader and schema, so that what is asserted here is what it will see.
const root = fileURLToPath(new URL('../../../', import.meta.url))
const load = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
const loader = load('app-builder-lib/out/util/config/config.js') as Loader
const config = await loader.getConfig(root, 'electron-builder.yml', null)
const patterns = config.files.flatMap((set) => set.filter)

test('electron-builder accepts the configuration', async () => {
  await expect(
    loader.validateConfiguration(config, { isEnabled: false, add: () => undefined }),
  ).resolves.toBeUndefined()
})

test('the same check refuses a key that does not exist', async () => {
  const wrong = { ...config, asarr: true }
  await expect(loader.validateConfiguration(wrong, { isEnabled: false, add: () => undefined })).rejects.toThrow('asarr')
})

test('every fuse is set, and to its strict side', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('the application is one archive from which only native code is taken out', () => {
  expect(config.asar).toBe(true)
  expect(config.asarUnpack).toEqual(['**/*.node'])
})

test('packaging never compiles the database', () => {
  expect(config.npmRebuild).toBe(false)
})

test('the migrations lie in the package where the built code looks for them', () => {
  expect(patterns).toContain('migrations/*.sql')
})

test.each(Object.keys((load('../../package.json') as { optionalDependencies: object }).optionalDependencies))(
  'the runtime package %s stays out of the installer',
  (name) => {
    const excluded = patterns
      .filter((pattern) => pattern.startsWith('!node_modules/node-'))
      .map((pattern) => pattern.slice('!node_modules/'.length).replace('*/**', ''))
    expect(excluded.some((prefix) => name.startsWith(prefix))).toBe(true)
  },
)

test('the demo travels beside the archive', () => {
  expect(config.extraResources).toEqual([expect.objectContaining({ from: 'electron/demo', to: 'demo' })])
})
