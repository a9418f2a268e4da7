import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Only this name, never `localhost`: what it means can be changed on a machine, and cookies are kept by host name. */
export const HOST = '127.0.0.1'

/** Why a request is turned away, as an HTTP status: 401 without our cookie, 403 from another page or under another name. */
export type Refusal = 401 | 403

export type Guard = {
  readonly cookie: { readonly name: string; readonly value: string }
  /** A new token for one opening of the interface. */
  newToken(): string
  /** Takes a token: true once for each that was given out. */
  redeem(token: string): boolean
}

const MOST_TOKENS = 16
const secret = (): string => randomBytes(32).toString('base64url')

/**
 * The one secret of a running server and the tokens that buy it. A token stands in an address, which browsers keep in
 * their history and which shows in process lists, so each works once; the cookie never shows anywhere.
 */
export function createGuard(appPort: number): Guard {
  const tokens = new Set<string>()
  return {
    // Two servers on one host name share cookies, so the name carries the port.
    cookie: { name: `attune-${appPort}`, value: secret() },
    newToken() {
      const token = secret()
      tokens.add(token)
      const [oldest] = tokens
      if (tokens.size > MOST_TOKENS && oldest !== undefined) tokens.delete(oldest)
      return token
    },
    redeem: (token) => tokens.delete(token),
  }
}

type From = {
  readonly port: number
  /** The only origin whose pages may ask. */
  readonly origin: string
  /** Whether the request must say where it comes from, as browsers do for every POST and every CORS request. */
  readonly originNeeded: boolean
  /** What `Sec-Fetch-Site` may say, where a browser sends it. */
  readonly sites: readonly string[]
}

/** Checks under which name we were asked (against rebinding of names) and which page asks. */
export function strangerCheck(request: IncomingMessage, from: From): Refusal | undefined {
  if (request.headers.host !== `${HOST}:${from.port}`) return 403
  const { origin } = request.headers
  if (origin === undefined ? from.originNeeded : origin !== from.origin) return 403
  const site = request.headers['sec-fetch-site']
  return typeof site === 'string' && !from.sites.includes(site) ? 403 : undefined
}

/** Whether the request carries our cookie. */
export function hasCookie(request: IncomingMessage, cookie: Guard['cookie']): boolean {
  const expected = Buffer.from(cookie.value)
  return (request.headers.cookie ?? '').split(';').some((pair) => {
    const at = pair.indexOf('=')
    if (at < 0 || pair.slice(0, at).trim() !== cookie.name) return false
    const given = Buffer.from(pair.slice(at + 1).trim())
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
