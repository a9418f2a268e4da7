import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { build, preview, type PreviewServer } from 'vite'
import { drawClips } from './clips.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const cache = fileURLToPath(new URL('../../../.cache/coding-harness/', import.meta.url))

/** Builds the coding screen with its fake host and serves it, clips included, on a free port of this machine. */
export async function serveHarness(): Promise<{ readonly url: string; readonly server: PreviewServer }> {
  drawClips(`${cache}public/clips`)
  const shared = { root: here, configFile: false, publicDir: `${cache}public`, logLevel: 'warn' } as const
  const output = { outDir: `${cache}site`, emptyOutDir: true, minify: false, assetsInlineLimit: 0 }
  await build({ ...shared, plugins: [react()], build: output })
  const server = await preview({ ...shared, build: output, preview: { port: 0, host: '127.0.0.1' } })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('the harness has no address')
  return { url, server }
}
