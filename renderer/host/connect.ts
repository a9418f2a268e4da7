import type { CallInput, CallName, CallOutput } from '#shared/contract/calls.ts'
import type { Client } from '#shared/contract/client.ts'
import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { Reply } from './bridge.ts'
import { markLost, markReached } from './connection.ts'
import { eventStream } from './event-stream.ts'
import { valueOfReply } from './reply.ts'

/** The one client of this window: over the desktop host's bridge where there is one, else over HTTP to the local server. */
export function connect(): Client {
  return window.attune === undefined ? overHttp() : overBridge(window.attune)
}

function overBridge(bridge: DesktopBridge): Client {
  return {
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
      // Outputs are made by our own host and checked by its compiler.
      return valueOfReply((await bridge.call(name, input)) as Reply) as CallOutput<N>
    },
    subscribe: (listener) => bridge.onEvent(listener),
  }
}

/** A longer one is sent like any other: it then arrives if the browser is quick enough. */
const LONGEST_LEAVING = 60_000

/** Says whether the page is being left: what is asked now has to arrive although nobody waits for the answer. */
function leavingPage(): () => boolean {
  let isLeaving = false
  // In the capture phase: before anybody who saves something on leaving.
  window.addEventListener('pagehide', () => (isLeaving = true), { capture: true })
  window.addEventListener('pageshow', () => (isLeaving = false), { capture: true })
  return () => isLeaving
}

function overHttp(): Client {
  const isLeaving = leavingPage()
  const post = async (name: string, input: unknown): Promise<Reply> => {
    const body = JSON.stringify(input)
    const response = await fetch(`./api/${name}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body,
      // Else the browser ends the request together with the page. Not always: it grants such requests 64 KB in all.
      keepalive: isLeaving() && body.length < LONGEST_LEAVING,
    }).catch((cause: unknown) => {
      markLost()
      throw new AppError('server-lost', {}, { cause })
    })
    markReached()
    return readReply(response)
  }
  const ping = (): void => {
    post('app.info', {}).catch(() => undefined)
  }
  return {
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
      return valueOfReply(await post(name, input)) as CallOutput<N>
    },
    // A stream that breaks may only be the network stack resting: a call tells whether the server is there.
    subscribe: eventStream('./api/events', markReached, ping),
  }
}

async function readReply(response: Response): Promise<Reply> {
  try {
    return (await response.json()) as Reply
  } catch (cause) {
    throw new AppError('server-reply', { status: response.status }, { cause })
  }
}
