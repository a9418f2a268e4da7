import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { protocol, type CustomScheme, type Protocol } from 'electron'
import { contentSecurityPolicy } from '../services/content-security-policy.ts'
import { mediaResponse } from '../services/media/range.ts'
import type { App } from '../services/platform.ts'
import { APP_HOST, APP_ORIGIN, APP_SCHEME, MEDIA_SCHEME, mediaIdIn } from './addresses.ts'

export const schemes: readonly CustomScheme[] = [
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  {
    scheme: MEDIA_SCHEME,
    // `stream` is what lets a video element seek; `corsEnabled` lets the page read a frame it shows.
    privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true, corsEnabled: true },
  },
]

/** Must run before the application is ready, and once. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([...schemes])
}

/** Serves the interface and the media of the open study to the pages of one session. */
export function serve(target: Protocol, rendererDir: string, app: Pick<App, 'media'>): void {
  target.handle(APP_SCHEME, (request) => appResponse(rendererDir, request))
  target.handle(MEDIA_SCHEME, (request) => servedMedia(app, request))
}

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
}

/**
 * A file of the built interface, with its type and the content security policy. Anything that is not a file inside
 * `rendererDir`, of a type that the interface is made of, is 404: an address never leads out of the folder.
 */
export async function appResponse(rendererDir: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
  const path = fileIn(rendererDir, request.url)
  const type = path === undefined ? undefined : TYPES[extname(path)]
  if (path === undefined || type === undefined) return new Response(null, { status: 404 })
  try {
    const bytes = await readFile(path)
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: { 'Content-Type': type, ...SECURITY_HEADERS },
    })
  } catch {
    return new Response(null, { status: 404 })
  }
}

const SECURITY_HEADERS = {
  'Content-Security-Policy': contentSecurityPolicy(`${MEDIA_SCHEME}:`),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

function fileIn(rendererDir: string, address: string): string | undefined {
  const url = URL.parse(address)
  if (url === null || url.host !== APP_HOST) return undefined
  let name: string
  try {
    name = decodeURIComponent(url.pathname)
  } catch {
    return undefined
  }
  if (name.includes('\0') || name.includes('\\')) return undefined
  const base = resolve(rendererDir)
  const path = resolve(join(base, name === '/' ? 'index.html' : name))
  return path.startsWith(base + sep) ? path : undefined
}

/** A medium of the open study, by id. Unknown ids and media that the person may not see are alike: 404. */
export async function servedMedia(app: Pick<App, 'media'>, request: Request): Promise<Response> {
  const id = mediaIdIn(request.url)
  const file = id === undefined ? undefined : await app.media(id, request.signal)
  if (file === undefined) return new Response(null, { status: 404 })
  const response = await mediaResponse(file, request)
  const headers = new Headers(response.headers)
  headers.set('Access-Control-Allow-Origin', APP_ORIGIN)
  headers.set('Access-Control-Allow-Credentials', 'true')
  // Whoever reads a recording by ranges (its sound, for the waveform) has to see how long it is.
  headers.set('Access-Control-Expose-Headers', 'Content-Length, Content-Range, Accept-Ranges, ETag')
  return new Response(response.body, { status: response.status, headers })
}
