import type { AppEvent } from '#shared/contract/events.ts'

type Listener = (event: AppEvent) => void

const shared = 'attune-events'

/**
 * The host's events, from one stream for all tabs of this address: a browser shares six connections between one
 * origin's tabs, and a stream in each would leave none for saving. The tab that holds the lock listens and passes on;
 * when it closes, the next one takes over.
 */
export function eventStream(
  address: string,
  onReached: () => void,
  onLost: () => void,
): (listener: Listener) => () => void {
  const listeners = new Set<Listener>()
  const channel = new BroadcastChannel(shared)
  let started = false

  const deliver = (event: AppEvent): void => {
    for (const listener of listeners) listener(event)
  }
  channel.onmessage = (message: MessageEvent<AppEvent>) => deliver(message.data)

  const listen = (): void => {
    const source = new EventSource(address, { withCredentials: true })
    source.onopen = onReached
    source.onerror = onLost
    source.onmessage = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as AppEvent // our own host's, over a checked connection
      channel.postMessage(event)
      deliver(event)
    }
  }

  const start = (): void => {
    started = true
    // Held until the tab closes.
    void navigator.locks.request(shared, () => {
      listen()
      return new Promise<never>(() => undefined)
    })
  }

  return (listener) => {
    listeners.add(listener)
    if (!started) start()
    return () => listeners.delete(listener)
  }
}
