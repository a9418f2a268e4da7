import { createHmac, randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { ServedFile } from '../platform.ts'
import { parseRange } from './byte-range.ts'
import { fileStream } from './file-stream.ts'
import { createPortions } from './portions.ts'

/** Recordings of people are never left in a browser's cache on disk. */
const BASE_HEADERS = { 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

/**
 * Known to nobody, new at each start: a file's date could tell a coder when it was filmed, so no version shows one. The
 * address belongs to a version, so that the same film under two addresses cannot be told by it either.
 */
const versionKey = randomBytes(32)

const portionFor = createPortions()

type Facts = { readonly size: number; readonly etag: string }

/**
 * Answers a request for one media file, the same way in every host: 200 for the whole, 206 for one range, 416 for a
 * range outside the file, 405 for anything but GET and HEAD, and 404 when the file is gone, unreadable or not a file.
 * Never throws. HEAD is answered as GET without a range would be.
 *
 * The file is opened when the body is first read and closed when it ends, is cancelled, or the request is aborted.
 * A file that vanishes or shrinks on the way breaks the body off with an error: never silently short.
 */
export async function mediaResponse(file: ServedFile, request: Request): Promise<Response> {
  const { method } = request
  if (method !== 'GET' && method !== 'HEAD') return plain(405, { Allow: 'GET, HEAD' })
  const facts = await factsOf(file.path, request.url)
  if (facts === undefined) return plain(404, {})

  const headers: Record<string, string> = { ...BASE_HEADERS, 'Content-Type': file.type, ETag: facts.etag }
  const range =
    method === 'GET' && sameVersion(request, facts) ? parseRange(request.headers.get('range'), facts.size) : 'all'
  if (range === 'beyond') return plain(416, { ...headers, 'Content-Range': `bytes */${facts.size}` })

  const span = range === 'all' ? { first: 0, last: facts.size - 1 } : portionOf(range, request)
  headers['Content-Length'] = String(span.last - span.first + 1)
  if (range !== 'all') headers['Content-Range'] = `bytes ${span.first}-${span.last}/${facts.size}`
  const body = method === 'HEAD' || facts.size === 0 ? null : fileStream(file.path, span, { signal: request.signal })
  return new Response(body as ConstructorParameters<typeof Response>[0], {
    status: range === 'all' ? 200 : 206,
    headers,
  })
}

async function factsOf(path: string, url: string): Promise<Facts | undefined> {
  try {
    const found = await stat(path)
    return found.isFile()
      ? { size: found.size, etag: versionOf(`${url} ${path}`, found.size, found.mtimeMs) }
      : undefined
  } catch {
    return undefined
  }
}

/**
 * A player that jumps asks for the rest of the file, and cuts the connection at its next jump. What is on its way then
 * takes the machine from the picture that somebody waits for, and the next request needs a new connection. So a player
 * gets a portion, which the HTTP standard allows, and asks again. Whoever reads a file for its sound gets all of it.
 */
function portionOf(range: { readonly first: number; readonly last: number }, request: Request): typeof range {
  const isPlayer = request.headers.get('sec-fetch-dest') === 'video'
  const isOpenEnded = request.headers.get('range')?.trimEnd().endsWith('-') === true
  if (!isPlayer || !isOpenEnded) return range
  return { ...range, last: Math.min(range.last, range.first + portionFor(request.url, range.first) - 1) }
}

function versionOf(what: string, size: number, mtimeMs: number): string {
  const digest = createHmac('sha256', versionKey).update(`${size} ${mtimeMs} ${what}`).digest('base64url')
  return `"${digest.slice(0, 22)}"`
}

/** A range asked for with If-Range counts only for the file that the client already holds a part of. */
function sameVersion(request: Request, facts: Facts): boolean {
  const held = request.headers.get('if-range')
  return held === null || held === facts.etag
}

function plain(status: number, headers: Record<string, string>): Response {
  return new Response(null, { status, headers: { ...headers, 'Content-Length': '0' } })
}
