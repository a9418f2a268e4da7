import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#shared/lib/app-error.ts'

/** Request headers that the responders behind us look at. Nothing else crosses. */
const PASSED_ON = ['range', 'if-range', 'sec-fetch-dest']

/** A GET or HEAD request as the web standard has it; its signal is aborted when the client goes away. */
export function webRequest(incoming: IncomingMessage, outgoing: ServerResponse, url: string): Request {
  const headers = new Headers()
  for (const name of PASSED_ON) {
    const value = incoming.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const gone = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort()
  })
  return new Request(url, { method: incoming.method ?? 'GET', headers, signal: gone.signal })
}

/** Sends a web response: as fast as the client reads and no faster, and lets go of the body when the client goes away. */
export async function sendWebResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  for (const [name, value] of response.headers) outgoing.setHeader(name, value)
  outgoing.statusCode = response.status
  if (response.body === null) {
    outgoing.end()
    return
  }
  const body = Readable.fromWeb(response.body)
  // A client that left before the first byte: the pipeline lets go of the body, which then still reports the abort.
  // An error that nobody listens to would end the whole host.
  body.on('error', () => undefined)
  try {
    await pipeline(body, outgoing)
  } catch {
    // The client went away, or the file did: the connection is cut, which is how a client learns that it is not whole.
    outgoing.destroy()
  }
}

/** Sends a short text, for people and programs that are not our interface. */
export function sendText(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  outgoing.end(`${text}\n`)
}

const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }

/** Some browsers give up on an answer of which nothing has come for five minutes; a large import takes longer. */
const STILL_HERE_MS = 60_000

/** Tells a client that waits long for JSON that it is on its way: white space before JSON means nothing. */
export async function keepWaiting<T>(outgoing: ServerResponse, answer: Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    if (!outgoing.headersSent) outgoing.writeHead(200, JSON_HEADERS)
    outgoing.write(' ')
  }, STILL_HERE_MS)
  try {
    return await answer
  } finally {
    clearInterval(timer)
  }
}

/** Sends a value as JSON. The status of an answer that was waited for long has gone out already, as 200. */
export function sendJson(outgoing: ServerResponse, status: number, value: unknown): void {
  if (!outgoing.headersSent) outgoing.writeHead(status, JSON_HEADERS)
  outgoing.end(JSON.stringify(value))
}

/**
 * The body of a request, parsed. Errors: `request-too-large` past `limit` bytes (the rest is not read),
 * `request-malformed` for what is not JSON or was broken off.
 */
export async function readJson(incoming: IncomingMessage, limit: number): Promise<unknown> {
  const chunks: Buffer[] = []
  let length = 0
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw new AppError('request-too-large')
  try {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      length += (chunk as Buffer).length
      if (length > limit) throw new AppError('request-too-large')
      chunks.push(chunk as Buffer)
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('request-malformed', {}, { cause: error })
  }
}
