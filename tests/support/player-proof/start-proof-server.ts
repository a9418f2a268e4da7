import { build, type Plugin } from 'vite'
import { inProject } from '../../../electron/launch/paths.ts'
import { startLocalServer } from '../../../electron/local-server/start-local-server.ts'
import type { App } from '../../../electron/services/platform.ts'

/** A fault put into the player to see whether the proof finds it: text of a source file, and what stands there instead. */
export type Fault = { readonly name: string; readonly file: string; readonly from: string; readonly to: string }

export type ProofServer = {
  readonly newAddress: () => string
  /** The address under which the page reads a file; the file is served from then on. */
  readonly mediaUrl: (path: string) => string
  readonly close: () => Promise<void>
}

function withFault({ name, file, from, to }: Fault): { plugin: Plugin; applied: () => boolean } {
  let applied = false
  const plugin: Plugin = {
    name: `proof-fault-${name}`,
    enforce: 'pre',
    transform: (code, id) => {
      if (!id.endsWith(file) || !code.includes(from)) return null
      applied = true
      return code.replaceAll(from, to)
    },
  }
  return { plugin, applied: () => applied }
}

/** Bundles the page around the real player. */
async function buildPage(outDir: string, fault?: Fault): Promise<void> {
  const broken = fault === undefined ? undefined : withFault(fault)
  await build({
    configFile: false,
    root: inProject('tests/support/player-proof/page'),
    base: './',
    logLevel: 'error',
    cacheDir: inProject('node_modules/.vite'),
    plugins: broken === undefined ? [] : [broken.plugin],
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
    },
  })
  if (broken?.applied() === false) throw new Error(`the fault "${fault?.name ?? ''}" has nowhere to go any more`)
}

/**
 * The page with the real player, served by the real local server: its guard, its content policy, its two ports, its
 * answers to ranges. Only the study behind it is replaced by a list of files.
 */
export async function startProofServer(fault?: Fault): Promise<ProofServer> {
  const rendererDir = inProject('out/player-proof', fault?.name ?? 'page')
  await buildPage(rendererDir, fault)
  const files = new Map<string, string>()
  let address = (_id: string): string => ''
  const server = await startLocalServer({
    createApp: (platform): App => {
      address = platform.mediaUrl
      return {
        call: () => Promise.resolve({ ok: false, error: { code: 'not-here', params: {} } }),
        subscribe: () => () => undefined,
        media: (id) => {
          const path = files.get(id)
          const type = path?.endsWith('.webm') === true ? 'video/webm' : 'video/mp4'
          return Promise.resolve(path === undefined ? undefined : { path, type })
        },
        close: () => Promise.resolve(),
      }
    },
    platform: {
      version: '0',
      userData: inProject('out/player-proof'),
      demoDir: '',
      now: () => new Date(),
      log: (line) => console.error(line),
    },
    rendererDir,
  })
  const ids = new Map<string, string>()
  return {
    newAddress: () => server.newAddress(),
    mediaUrl: (path) => {
      const id = ids.get(path) ?? `m${ids.size + 1}`
      ids.set(path, id)
      files.set(id, path)
      return address(id)
    },
    close: () => server.close(),
  }
}
