import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** One build of the interface, the same for both hosts. Relative addresses: it is served from `app:` and from loopback. */
export default defineConfig({
  root: `${root}renderer`,
  base: './',
  cacheDir: `${root}node_modules/.vite`,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: `${root}out/renderer`,
    emptyOutDir: true,
    // The content security policy allows neither fonts from data: addresses nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
})
