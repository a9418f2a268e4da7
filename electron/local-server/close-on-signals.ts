import type { LocalServer } from './start-local-server.ts'

/**
 * A terminal that closes tells every process of ours, and each passes it on to the one it started: signals this close
 * together are one wish.
 */
const ONE_WISH_MS = 1000

type Process = {
  on(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown
  exit(code: number): unknown
}

/** The first signal ends cleanly, exit code 0; a later one, from someone who will not wait, at once, exit code 130. */
export function closeOnSignals(
  server: Pick<LocalServer, 'close'>,
  target: Process = process,
  now: () => number = () => performance.now(),
): void {
  let askedAt: number | undefined
  const close = (): void => {
    if (askedAt !== undefined) {
      if (now() - askedAt >= ONE_WISH_MS) target.exit(130)
      return
    }
    askedAt = now()
    server.close().then(
      () => target.exit(0),
      () => target.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) target.on(signal, close)
}
