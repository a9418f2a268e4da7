import { expect, test, vi } from 'vitest'
import { closeOnSignals } from '../../../electron/local-server/close-on-signals.ts'

function running() {
  const listeners = new Map<string, () => void>()
  const clock = { ms: 0 }
  let finish = (): void => undefined
  const close = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  const exit = vi.fn()
  const on = (signal: string, listener: () => void) => listeners.set(signal, listener)
  closeOnSignals({ close }, { on, exit }, () => clock.ms)
  const signal = (name: string, at: number): void => {
    clock.ms = at
    listeners.get(name)?.()
  }
  return { signal, close, exit, finish: () => finish() }
}

test('a signal that each process of ours passes on closes the study once, and the end waits for it', async () => {
  const { signal, close, exit, finish } = running()
  for (const at of [0, 3, 40]) signal('SIGHUP', at)
  expect(close).toHaveBeenCalledTimes(1)
  expect(exit).not.toHaveBeenCalled()
  finish()
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0))
})

test('a second Ctrl+C, from someone who will not wait, ends at once', () => {
  const { signal, exit } = running()
  signal('SIGINT', 0)
  signal('SIGINT', 2500)
  expect(exit).toHaveBeenCalledWith(130)
})
