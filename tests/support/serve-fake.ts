import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { contentSecurityPolicy } from '../../electron/services/content-security-policy.ts'
import type { CallInput, CallName } from '#shared/contract/calls.ts'
import type { Client } from '#shared/contract/client.ts'
import { isAppError } from '#shared/lib/app-error.ts'
import { fakeClient, type Scenario } from './fake-client.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/**
 * Serves the built renderer with made-up data, each scenario under its own folder (`/full/`, `/empty/` ...), with the
 * product's content security policy. For looking only; it checks nobody and listens on loopback alone.
 */
export function serveFake(builtAt: string): Server {
  const clients = new Map<string, Client>()
  return createServer((request, response) => {
    const [, scenario = '', ...rest] = new URL(request.url ?? '/', 'http://localhost').pathname.split('/')
    const path = normalize(rest.join('/'))
    if (path.startsWith('..')) return void response.writeHead(404).end()
    if (path === 'api/events')
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n')
    if (path.startsWith('api/')) {
      const client = clients.get(scenario) ?? fakeClient(scenario as Scenario)
      clients.set(scenario, client)
      return void answer(client, path.slice(4) as CallName, request, response)
    }
    const file = join(builtAt, path === '.' || path === '' ? 'index.html' : path)
    if (!existsSync(file)) return void response.writeHead(404).end()
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy("'self'"),
    })
    createReadStream(file).pipe(response)
  })
}

async function answer(
  client: Client,
  name: CallName,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const reply = await client.call(name, JSON.parse(body) as CallInput<CallName>).then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({
      ok: false,
      error: isAppError(error)
        ? { code: error.code, params: error.params }
        : { code: 'internal', params: {}, ref: String(error) },
    }),
  )
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
}
