import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { App, Platform } from '../services/platform.ts'
import { answerApp } from './app-routes.ts'
import { createGuard, HOST } from './guard.ts'
import { sendText } from './http.ts'
import { answerMedia } from './media-routes.ts'

export type LocalServerOptions = {
  readonly createApp: (platform: Platform) => App
  /** What the services need, but for what this host knows itself. */
  readonly platform: Pick<Platform, 'version' | 'userData' | 'demoDir' | 'now' | 'log'>
  /** The folder of the built interface. */
  readonly rendererDir: string
  /** Port of the interface; any free one by default. The media always lie on a free one. */
  readonly port?: number | undefined
}

export type LocalServer = {
  /** The address to open: works once, then the browser that opened it is known by a cookie. */
  readonly url: string
  readonly origin: string
  readonly app: App
  /** Another such address, for another browser. */
  newAddress(): string
  /** Ends all connections, closes the study and waits for what is being written. May be called twice. */
  close(): Promise<void>
}

type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

/**
 * Starts the second host: the interface and its calls on one loopback port, the recordings on another, because a
 * browser shares six connections between everything of one origin. Rejects when a port cannot be had.
 */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const pages = server(options.platform.log)
  const media = server(options.platform.log)
  const port = await listen(pages.server, options.port ?? 0)
  const mediaPort = await listen(media.server, 0).catch((error: unknown) => {
    pages.server.close()
    throw error
  })
  const origin = `http://${HOST}:${port}`
  const mediaOrigin = `http://${HOST}:${mediaPort}`
  const guard = createGuard(port)
  const app = options.createApp({
    ...options.platform,
    kind: 'browser',
    mediaUrl: (id) => `${mediaOrigin}/media/${encodeURIComponent(id)}`,
  })
  const { rendererDir } = options
  pages.answer = (...exchange) => answerApp({ app, guard, port, origin, mediaOrigin, rendererDir }, ...exchange)
  media.answer = (...exchange) => answerMedia({ app, guard, port: mediaPort, origin }, ...exchange)

  const newAddress = (): string => `${origin}/?token=${guard.newToken()}`
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await Promise.all([pages.server, media.server].map(stop))
    await app.close()
  }
  return { url: newAddress(), origin, app, newAddress, close: () => (closing ??= close()) }
}

/** A server whose answers are given once the application behind it is there. */
function server(log: Platform['log']): { server: Server; answer: Answer } {
  const held: { server: Server; answer: Answer } = {
    server: createServer((incoming, outgoing) => {
      held.answer(incoming, outgoing).catch((error: unknown) => {
        log(`http ${error instanceof Error ? error.name : typeof error}`)
        if (outgoing.headersSent) outgoing.destroy()
        else sendText(outgoing, 500, 'Attune could not answer this.')
      })
    }),
    answer: (_incoming, outgoing) => {
      sendText(outgoing, 503, 'Attune is starting.')
      return Promise.resolve()
    },
  }
  return held
}

function listen(target: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    target.once('error', reject)
    target.listen(port, HOST, () => {
      target.removeListener('error', reject)
      resolve((target.address() as AddressInfo).port)
    })
  })
}

/** Streams of events and of video never end by themselves, so they are cut. */
function stop(target: Server): Promise<void> {
  return new Promise((resolve) => {
    target.close(() => {
      resolve()
    })
    target.closeAllConnections()
  })
}
