import { beforeEach, expect, test, vi } from 'vitest'
import type { AppEvent } from '#shared/contract/events.ts'
import { connect } from '../../../electron/desktop/ipc.ts'
import { fakeWindow, frame } from './fake-window.ts'

type Handler = (event: unknown, name: unknown, input: unknown) => Promise<unknown>
const electron = vi.hoisted(() => ({ handlers: new Map<string, unknown>() }))
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: unknown) => electron.handlers.set(channel, handler),
    removeHandler: (channel: string) => electron.handlers.delete(channel),
  },
}))

const refusal = { ok: false, error: { code: 'not-allowed', params: {} } }

function connected() {
  const listeners = new Set<(event: AppEvent) => void>()
  const app = {
    call: vi.fn(async () => ({ ok: true as const, value: 'done' })),
    subscribe: (listener: (event: AppEvent) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const ours = fakeWindow()
  const disconnect = connect(app, () => ours.window)
  const handler = electron.handlers.get('attune:call') as Handler
  return { app, ours, handler, disconnect, emit: (event: AppEvent) => listeners.forEach((listener) => listener(event)) }
}

beforeEach(() => electron.handlers.clear())

test('a call from our page reaches the application and its reply comes back', async () => {
  const { app, ours, handler } = connected()
  expect(await handler(ours.event, 'app.info', { a: 1 })).toEqual({ ok: true, value: 'done' })
  expect(app.call).toHaveBeenCalledWith('app.info', { a: 1 })
})

test('one channel takes every call', () => {
  connected()
  expect([...electron.handlers.keys()]).toEqual(['attune:call'])
})

test.each([
  ['another window', (event: ReturnType<typeof fakeWindow>['event']) => ({ ...event, sender: { id: 8 } })],
  ['a frame inside our page', (event: object) => ({ ...event, senderFrame: frame('app://attune/index.html') })],
  ['a frame that is gone', (event: object) => ({ ...event, senderFrame: null })],
])('a call from %s is refused unseen', async (_who, from) => {
  const { app, ours, handler } = connected()
  expect(await handler(from(ours.event), 'app.info', {})).toEqual(refusal)
  expect(app.call).not.toHaveBeenCalled()
})

test.each(['https://example.org/', 'file:///index.html', 'app://other/', 'media://file/1', 'app:attune', ''])(
  'a call is refused while our window shows %j',
  async (url) => {
    const shown = fakeWindow(url)
    const app = { call: vi.fn(), subscribe: () => () => undefined }
    connect(app, () => shown.window)
    const handler = electron.handlers.get('attune:call') as Handler
    expect(await handler(shown.event, 'app.info', {})).toEqual(refusal)
    expect(app.call).not.toHaveBeenCalled()
  },
)

test('a call is refused once the window has closed', async () => {
  const app = { call: vi.fn(), subscribe: () => () => undefined }
  connect(app, () => undefined)
  const handler = electron.handlers.get('attune:call') as Handler
  expect(await handler(fakeWindow().event, 'app.info', {})).toEqual(refusal)
})

test('a call without a name is refused', async () => {
  const { app, ours, handler } = connected()
  expect(await handler(ours.event, { toString: () => 'app.info' }, {})).toEqual(refusal)
  expect(app.call).not.toHaveBeenCalled()
})

test('an event of the application reaches our page on the event channel', () => {
  const { ours, emit } = connected()
  emit({ type: 'session' })
  expect(ours.send).toHaveBeenCalledExactlyOnceWith('attune:event', { type: 'session' })
})

test('after disconnecting nothing is heard or sent', () => {
  const { ours, emit, disconnect } = connected()
  disconnect()
  emit({ type: 'session' })
  expect(electron.handlers.size).toBe(0)
  expect(ours.send).not.toHaveBeenCalled()
})
