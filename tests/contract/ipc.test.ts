import { vi } from 'vitest'
import { connect } from '../../electron/desktop/ipc.ts'
import type { DesktopBridge } from '../../shared/contract/desktop-bridge.ts'
import { createApp } from '../../electron/services/handlers.ts'
import { clientOf } from './connected.ts'
import { contractSuite } from './contract-suite.ts'
import { fakeWindow } from '../unit/desktop/fake-window.ts'
import { testPlatform } from '../support/study-builder.ts'

type Handler = (event: unknown, name: unknown, input: unknown) => Promise<unknown>
type Listener = (event: unknown, ...args: unknown[]) => void

/** Electron's two ends of a channel, joined; what passes is copied as Electron copies it. */
const electron = vi.hoisted(() => ({
  handlers: new Map<string, unknown>(),
  listeners: new Map<string, Set<unknown>>(),
  exposed: new Map<string, unknown>(),
  /** Who sends: what Electron would say of our page. */
  sender: new Map<'event', unknown>(),
}))
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: unknown) => electron.handlers.set(channel, handler),
    removeHandler: (channel: string) => electron.handlers.delete(channel),
  },
  ipcRenderer: {
    invoke: async (channel: string, ...args: unknown[]) => {
      const handler = electron.handlers.get(channel) as Handler
      const [name, input] = structuredClone(args)
      return structuredClone(await handler(electron.sender.get('event'), name, input))
    },
    on: (channel: string, listener: unknown) => {
      const all = electron.listeners.get(channel) ?? new Set()
      electron.listeners.set(channel, all.add(listener))
    },
    removeListener: (channel: string, listener: unknown) => electron.listeners.get(channel)?.delete(listener),
  },
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => electron.exposed.set(name, api) },
  webUtils: { getPathForFile: () => '' },
}))

await import('../../electron/desktop/preload.ts')

contractSuite('Electron’s channels', (folder) => {
  const app = createApp(testPlatform(folder, { kind: 'desktop' }))
  const { window, send, event } = fakeWindow()
  electron.sender.set('event', event)
  send.mockImplementation((channel: string, ...args: unknown[]) => {
    for (const listener of electron.listeners.get(channel) ?? []) (listener as Listener)({}, ...structuredClone(args))
  })
  const disconnect = connect(app, () => window)
  const bridge = electron.exposed.get('attune') as DesktopBridge
  const client = clientOf(
    (name, input) => bridge.call(name, input),
    (listener) => bridge.onEvent(listener),
  )
  return Promise.resolve({
    ...client,
    close: async () => {
      await app.close()
      disconnect()
    },
  })
})
