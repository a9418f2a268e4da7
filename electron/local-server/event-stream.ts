import type { ServerResponse } from 'node:http'
import type { App } from '../services/platform.ts'

/** Often enough that neither a browser nor a tunnel takes a quiet stream for a dead one. */
const HEARTBEAT_MS = 20_000
/** A page that lies asleep with this much unread is let go: it connects again, and fetches anew, when it wakes. */
const MOST_UNREAD_BYTES = 1024 * 1024

/** Sends the application's events to one page until it goes away. */
export function streamEvents(app: App, outgoing: ServerResponse): void {
  outgoing.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' })
  const send = (text: string): void => {
    if (outgoing.writableLength > MOST_UNREAD_BYTES) outgoing.destroy()
    else outgoing.write(text)
  }
  // Something must be sent for the page to learn that the stream is open.
  send('retry: 1000\n\n')
  const unsubscribe = app.subscribe((event) => {
    send(`data: ${JSON.stringify(event)}\n\n`)
  })
  const heartbeat = setInterval(send, HEARTBEAT_MS, ':\n\n')
  outgoing.once('close', () => {
    clearInterval(heartbeat)
    unsubscribe()
  })
}
