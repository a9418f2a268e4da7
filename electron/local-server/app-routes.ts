import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ErrorEnvelope } from '#shared/lib/app-error.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { contentSecurityPolicy } from '../services/content-security-policy.ts'
import { mediaResponse } from '../services/media/range.ts'
import type { App } from '../services/platform.ts'
import { streamEvents } from './event-stream.ts'
import { hasCookie, strangerCheck, type Guard } from './guard.ts'
import { keepWaiting, readJson, sendJson, sendText, sendWebResponse, webRequest } from './http.ts'
import { interfaceFile } from './interface-files.ts'

/** A call carries coded events and labels, never media. The largest is the waveform of four hours of sound: 11 MB. */
export const MOST_BODY_BYTES = 16 * 1024 * 1024

export type AppRoutes = {
  readonly app: App
  readonly guard: Guard
  readonly port: number
  readonly origin: string
  readonly mediaOrigin: string
  readonly rendererDir: string
}

/** Answers every request to the app's own port. */
export async function answerApp(routes: AppRoutes, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  setSecurityHeaders(routes, outgoing)
  // Joined as text: resolved against the origin, `//name` would be taken for another host.
  const path = incoming.url ?? ''
  const url = path.startsWith('/') ? URL.parse(`${routes.origin}${path}`) : null
  if (url === null) return sendText(outgoing, 400, 'This address cannot be read.')
  if (url.pathname.startsWith('/api/')) return answerApi(routes, url.pathname.slice('/api/'.length), incoming, outgoing)

  const { port, origin } = routes
  // A link may lead here from anywhere; without the cookie the page it opens can do nothing.
  const sites = ['none', 'same-origin', 'same-site', 'cross-site']
  const refusal = strangerCheck(incoming, { port, origin, originNeeded: false, sites })
  if (refusal !== undefined) return sendText(outgoing, refusal, 'Attune answers its own page only.')
  const token = url.searchParams.get('token')
  // Not HEAD: what looks ahead for a preview must not use the token up.
  if (incoming.method === 'GET' && url.pathname === '/' && token !== null)
    return enter(routes, token, incoming, outgoing)
  return answerFile(routes, url.pathname, incoming, outgoing)
}

function setSecurityHeaders({ mediaOrigin }: AppRoutes, outgoing: ServerResponse): void {
  outgoing.setHeader('Content-Security-Policy', contentSecurityPolicy(mediaOrigin))
  outgoing.setHeader('X-Content-Type-Options', 'nosniff')
  outgoing.setHeader('Referrer-Policy', 'no-referrer')
  outgoing.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  outgoing.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  outgoing.setHeader('X-Frame-Options', 'DENY')
}

/** Turns a one-time token into the cookie, and the address into one without it. */
function enter({ guard }: AppRoutes, token: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (guard.redeem(token)) {
    const { name, value } = guard.cookie
    outgoing.setHeader('Set-Cookie', `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`)
  } else if (!hasCookie(incoming, guard.cookie)) {
    const how = 'Press Enter in the window where Attune runs for a new one, or start Attune again.'
    return sendText(outgoing, 401, `This address has been used already, or belongs to an earlier start. ${how}`)
  }
  outgoing.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' })
  outgoing.end()
}

async function answerFile(
  { rendererDir, origin }: AppRoutes,
  pathname: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return refuseMethod(outgoing, 'GET, HEAD')
  const file = await interfaceFile(rendererDir, pathname)
  if (file === undefined) return sendText(outgoing, 404, 'There is nothing at this address.')
  const response = await mediaResponse(file, webRequest(incoming, outgoing, origin))
  // Names under assets/ carry a hash of the contents; the page itself must be today's.
  const kept = pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  response.headers.set('Cache-Control', kept)
  return sendWebResponse(response, outgoing)
}

async function answerApi(
  { app, guard, port, origin }: AppRoutes,
  name: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const events = name === 'events'
  const sites = ['none', 'same-origin']
  const refusal =
    strangerCheck(incoming, { port, origin, originNeeded: !events, sites }) ??
    (hasCookie(incoming, guard.cookie) ? undefined : 401)
  if (refusal === 403) return refuse(outgoing, 403, { code: 'server-stranger', params: {} })
  if (refusal === 401) return refuse(outgoing, 401, { code: 'server-not-entered', params: {} })
  if (incoming.method !== (events ? 'GET' : 'POST')) return refuseMethod(outgoing, events ? 'GET' : 'POST')
  if (events) return streamEvents(app, outgoing)
  try {
    const type = incoming.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/json') throw new AppError('request-malformed')
    const reply = await keepWaiting(
      outgoing,
      app.call(decodeURIComponent(name), await readJson(incoming, MOST_BODY_BYTES)),
    )
    return sendJson(outgoing, reply.ok ? 200 : statusOf(reply.error.code), reply)
  } catch (error) {
    // What the client was still sending is not wanted: the connection ends with the answer.
    outgoing.setHeader('Connection', 'close')
    const code = error instanceof AppError ? error.code : 'request-malformed'
    return refuse(outgoing, statusOf(code), { code, params: {} })
  }
}

/** For people who look on: our interface reads the envelope, not the status. */
const STATUS: Readonly<Record<string, number>> = {
  'call-unknown': 404,
  'input-invalid': 400,
  'request-malformed': 400,
  'request-too-large': 413,
  'role-needed': 403,
  internal: 500,
}
const statusOf = (code: string): number => STATUS[code] ?? 422

function refuse(outgoing: ServerResponse, status: number, error: ErrorEnvelope): void {
  sendJson(outgoing, status, { ok: false, error })
}

function refuseMethod(outgoing: ServerResponse, allowed: string): void {
  outgoing.setHeader('Allow', allowed)
  sendText(outgoing, 405, 'This address is not asked that way.')
}
