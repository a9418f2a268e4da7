import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { sendWebResponse } from '../../../electron/local-server/http.ts'

test('a client that is gone before the first byte of a recording does not end the host', async () => {
  const uncaught: unknown[] = []
  const before = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', (error) => uncaught.push(error))
  try {
    const outgoing = new ServerResponse(new IncomingMessage(new Socket()))
    outgoing.destroy()
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('the client went away')) })
    await sendWebResponse(new Response(body), outgoing)
    await later(20)
  } finally {
    process.removeAllListeners('uncaughtException')
    for (const listener of before) process.on('uncaughtException', listener)
  }
  expect(uncaught).toEqual([])
})
