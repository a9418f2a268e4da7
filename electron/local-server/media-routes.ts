import type { IncomingMessage, ServerResponse } from 'node:http'
import { mediaResponse } from '../services/media/range.ts'
import type { App } from '../services/platform.ts'
import { hasCookie, strangerCheck, type Guard } from './guard.ts'
import { sendText, sendWebResponse, webRequest } from './http.ts'

export type MediaRoutes = {
  readonly app: App
  readonly guard: Guard
  readonly port: number
  /** The app's origin: the only one whose pages may read a recording. */
  readonly origin: string
}

/**
 * Answers every request to the media port: `/media/ID`, for the app's own page only, with its cookie. The page asks
 * across origins (`crossOrigin=use-credentials`), so a browser always says which page is asking.
 */
export async function answerMedia(
  { app, guard, port, origin }: MediaRoutes,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  outgoing.setHeader('Cross-Origin-Resource-Policy', 'same-site')
  outgoing.setHeader('Referrer-Policy', 'no-referrer')
  const refusal = strangerCheck(incoming, { port, origin, originNeeded: true, sites: ['same-site'] })
  if (refusal !== undefined) return sendText(outgoing, refusal, 'Attune shows recordings on its own page only.')

  outgoing.setHeader('Access-Control-Allow-Origin', origin)
  outgoing.setHeader('Access-Control-Allow-Credentials', 'true')
  outgoing.setHeader('Access-Control-Expose-Headers', 'Content-Length, Content-Range, Accept-Ranges, ETag')
  outgoing.setHeader('Vary', 'Origin')
  // A browser asks first, without cookies, before a request with a range that is not of the simple kind.
  if (incoming.method === 'OPTIONS') {
    outgoing.writeHead(204, {
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'Range, If-Range',
    })
    outgoing.end()
    return
  }
  if (!hasCookie(incoming, guard.cookie)) return sendText(outgoing, 401, 'Open Attune first.')
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    outgoing.setHeader('Allow', 'GET, HEAD')
    return sendText(outgoing, 405, 'Recordings can only be read.')
  }
  const id = /^\/media\/([\w-]{1,80})$/.exec(incoming.url ?? '')?.[1]
  // Made before anything is waited for: whoever goes away meanwhile ends the waiting.
  const request = webRequest(incoming, outgoing, origin)
  const file = id === undefined ? undefined : await app.media(id, request.signal)
  if (file === undefined) return sendText(outgoing, 404, 'There is no such recording here.')
  return sendWebResponse(await mediaResponse(file, request), outgoing)
}
