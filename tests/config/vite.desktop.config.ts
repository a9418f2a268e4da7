import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))
const outDir = `${root}out/desktop`

/** Files of the services that begin a thread of their own; each needs a file of its own beside main.js. */
const workers = Object.fromEntries(
  readdirSync(`${root}electron/services`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /worker\.ts$/.test(path))
    .map((path) => `${root}electron/services/${path.split(sep).join('/')}`)
    .filter((file) => readFileSync(file, 'utf8').includes('parentPort'))
    .map((file) => [basename(file, '.ts'), file]),
)

/**
 * Services find their neighbours (migrations, worker files) with `new URL('...', import.meta.url)`. The bundle lies
 * elsewhere than the source did, so each of these is rewritten to where the same file is seen from out/desktop; a
 * package keeps the folder layout of the repository, so that holds there too.
 */
function keepNeighbours(): Plugin {
  const pattern = /new URL\(\s*(['"])(\.{1,2}\/[^'"]*)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g
  return {
    name: 'attune-keep-neighbours',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(`${root}electron`) || !code.includes('import.meta.url')) return null
      return code.replace(pattern, (_match, _quote, spec: string) => {
        const target = resolve(dirname(id), spec)
        const worker = Object.entries(workers).find(([, file]) => file === target)
        const seen = worker === undefined ? relative(outDir, target).split(sep).join('/') : `./${worker[0]}.js`
        return `new URL(${JSON.stringify(seen + (spec.endsWith('/') ? '/' : ''))}, import.meta.url)`
      })
    },
  }
}

/**
 * Attune writes workbooks with exceljs and never reads any with it. What only its reader needs (`unzipper`, and below it
 * a package that states no licence) is left out of what is shipped.
 */
function withoutWorkbookReader(): Plugin {
  const EMPTY = '\0attune-empty'
  return {
    name: 'attune-without-workbook-reader',
    enforce: 'pre',
    resolveId: (id) => (id === 'unzipper' ? EMPTY : null),
    load: (id) => (id === EMPTY ? 'module.exports = {}' : null),
  }
}

const external = ['electron', 'better-sqlite3', /^node:/, ...builtinModules]

/** `--mode main`: main process and workers (ES modules). `--mode preload`: one CommonJS file, as a sandboxed preload must be. */
export default defineConfig(({ mode }) => ({
  root,
  cacheDir: `${root}node_modules/.vite`,
  plugins: [keepNeighbours(), withoutWorkbookReader()],
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: mode === 'main',
    target: 'node24',
    minify: false,
    rolldownOptions:
      mode === 'preload'
        ? {
            input: { preload: `${root}electron/desktop/preload.ts` },
            external,
            output: { format: 'cjs', entryFileNames: '[name].cjs' },
          }
        : {
            input: {
              main: `${root}electron/desktop/main.ts`,
              ...workers,
            },
            external,
            output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          },
  },
}))
