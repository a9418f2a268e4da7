import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppEvent } from '#shared/contract/events.ts'
import { startLocalServer, type LocalServer } from '../../../electron/local-server/start-local-server.ts'
import type { App, Platform, Reply } from '../../../electron/services/platform.ts'

/** An application that answers what a test tells it to, and remembers what it was asked. */
export type FakeApp = App & {
  readonly asked: { name: string; input: unknown }[]
  readonly listeners: Set<(event: AppEvent) => void>
  readonly files: Map<string, string>
  reply: Reply
  closed: number
  platform: Platform | undefined
}

export function fakeApp(): FakeApp {
  const app: FakeApp = {
    asked: [],
    listeners: new Set(),
    files: new Map(),
    reply: { ok: true, value: 'done' },
    closed: 0,
    platform: undefined,
    call: (name, input) => {
      app.asked.push({ name, input })
      return Promise.resolve(app.reply)
    },
    subscribe: (listener) => {
      app.listeners.add(listener)
      return () => app.listeners.delete(listener)
    },
    media: (id) => {
      const path = app.files.get(id)
      return Promise.resolve(path === undefined ? undefined : { path, type: 'video/mp4' })
    },
    close: () => {
      app.closed += 1
      return Promise.resolve()
    },
  }
  return app
}

export type UnderTest = {
  readonly app: FakeApp
  readonly server: LocalServer
  readonly dir: string
  /** `name=value`, as a browser sends it back. */
  readonly cookie: string
  readonly mediaOrigin: string
  end(): Promise<void>
}

/** A running server with a small built interface beside a file that must never be served, entered with its cookie. */
export async function serverUnderTest(): Promise<UnderTest> {
  const dir = mkdtempSync(join(tmpdir(), 'attune-server-'))
  mkdirSync(join(dir, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(dir, 'renderer', 'index.html'), '<!doctype html><title>Attune</title>')
  writeFileSync(join(dir, 'renderer', 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(join(dir, 'renderer', 'notes.attune'), 'of a kind that the interface is not made of')
  writeFileSync(join(dir, 'secret.txt'), 'not for the page')
  const app = fakeApp()
  const server = await startLocalServer({
    createApp: (platform) => {
      app.platform = platform
      return app
    },
    platform: { version: '0', userData: dir, demoDir: dir, now: () => new Date(0), log: () => undefined },
    rendererDir: join(dir, 'renderer'),
  })
  const entered = await ask(server.url)
  return {
    app,
    server,
    dir,
    cookie: entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
    mediaOrigin: new URL(app.platform?.mediaUrl('x') ?? '').origin,
    end: async () => {
      await server.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
export type Ask = {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  /** The path exactly as it goes over the wire: `URL` and `fetch` would tidy it up. */
  readonly rawPath?: string
}

/** One request, written as told: `fetch` would not let a test forge Host or Origin. */
export function ask(url: string, { method = 'GET', headers = {}, body, rawPath }: Ask = {}): Promise<Answer> {
  const { hostname, port, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const path = rawPath ?? `${pathname}${search}`
    const outgoing = request({ hostname, port, path, method, headers, agent: false }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => (text += chunk))
      incoming.on('error', reject)
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** A call of the contract as our page makes it. */
export function post(
  under: UnderTest,
  name: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { origin } = under.server
  const sent = { cookie: under.cookie, origin, 'content-type': 'application/json', ...headers }
  return ask(`${origin}/api/${name}`, { method: 'POST', headers: sent, body })
}

/** A recording as our page asks for it. */
export function getMedia(under: UnderTest, id: string, headers: Record<string, string> = {}): Promise<Answer> {
  return ask(`${under.mediaOrigin}/media/${id}`, {
    headers: { cookie: under.cookie, origin: under.server.origin, ...headers },
  })
}
