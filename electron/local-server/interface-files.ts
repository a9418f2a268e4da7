import { readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { ServedFile } from '../services/platform.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * The file of the built interface that an address names. The address is looked up among the files that are there and
 * never turned into a path, so that no way of writing it leads anywhere else.
 */
export async function interfaceFile(rendererDir: string, pathname: string): Promise<ServedFile | undefined> {
  const wanted = pathname === '/' ? '/index.html' : pathname
  const entries = await readdir(rendererDir, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const type = TYPES[extname(entry.name)]
    const address = `/${relative(rendererDir, path).split(sep).map(encodeURIComponent).join('/')}`
    if (entry.isFile() && address === wanted && type !== undefined) return { path, type }
  }
  return undefined
}
