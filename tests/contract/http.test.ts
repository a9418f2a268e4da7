import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startLocalServer } from '../../electron/local-server/start-local-server.ts'
import { createApp } from '../../electron/services/handlers.ts'
import type { AppEvent } from '../../shared/contract/events.ts'
import { testPlatform } from '../support/study-builder.ts'
import { clientOf } from './connected.ts'
import { contractSuite } from './contract-suite.ts'

/** Reads a stream of server-sent events, each of them one `data:` line of JSON, until it is closed. */
async function listenTo(response: Response, hear: (event: AppEvent) => void): Promise<void> {
  let unread = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    const parts = (unread + decoder.decode(chunk, { stream: true })).split('\n\n')
    unread = parts.pop() ?? ''
    for (const part of parts) if (part.startsWith('data: ')) hear(JSON.parse(part.slice('data: '.length)) as AppEvent)
  }
}

contractSuite('HTTP on this machine', async (folder) => {
  const rendererDir = join(folder, 'renderer')
  mkdirSync(rendererDir)
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Attune</title>')
  const server = await startLocalServer({ createApp, platform: testPlatform(folder), rendererDir })
  const entered = await fetch(server.url, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const headers = { cookie, origin: server.origin, 'content-type': 'application/json' }
  const listeners = new Set<(event: AppEvent) => void>()
  const stream = await fetch(`${server.origin}/api/events`, { headers })
  const heard = listenTo(stream, (event) => {
    for (const listener of listeners) listener(event)
  }).catch(() => undefined)
  const client = clientOf(
    async (name, input) => {
      const response = await fetch(`${server.origin}/api/${name}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(input),
      })
      return response.json()
    },
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  )
  return {
    ...client,
    close: async () => {
      await server.close()
      await heard
    },
  }
})
