import { beforeEach, expect, test, vi } from 'vitest'
import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'

const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), removeListener: vi.fn() },
  getPathForFile: vi.fn(() => 'somewhere/clip.mp4'),
}))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => electron.exposed.set(name, value) },
  ipcRenderer: electron.ipcRenderer,
  webUtils: { getPathForFile: electron.getPathForFile },
}))

await import('../../../electron/desktop/preload.ts')
const bridge = electron.exposed.get('attune') as DesktopBridge

beforeEach(() => vi.clearAllMocks())

test('the page gets one object with three functions', () => {
  expect([...electron.exposed.keys()]).toEqual(['attune'])
  expect(Object.keys(bridge).sort()).toEqual(['call', 'onEvent', 'pathForFile'])
})

test('a call goes out on the one call channel, whatever it is named', async () => {
  electron.ipcRenderer.invoke.mockResolvedValue({ ok: true, value: 3 })
  expect(await bridge.call('attune:event', { b: 2 })).toEqual({ ok: true, value: 3 })
  expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith('attune:call', 'attune:event', { b: 2 })
})

test('a listener gets the event and never the IPC event object', () => {
  const listener = vi.fn()
  bridge.onEvent(listener)
  const [channel, forward] = electron.ipcRenderer.on.mock.calls[0] as [string, (...args: unknown[]) => void]
  forward({ sender: 'ipcRenderer' }, { type: 'session' })
  expect(channel).toBe('attune:event')
  expect(listener).toHaveBeenCalledExactlyOnceWith({ type: 'session' })
})

test('a listener that has been taken back is removed', () => {
  const stop = bridge.onEvent(vi.fn())
  stop()
  const [, added] = electron.ipcRenderer.on.mock.calls[0] as [string, unknown]
  expect(electron.ipcRenderer.removeListener).toHaveBeenCalledExactlyOnceWith('attune:event', added)
})

test('a dropped file is turned into its path', () => {
  const file = { name: 'clip.mp4' }
  expect(bridge.pathForFile(file)).toBe('somewhere/clip.mp4')
  expect(electron.getPathForFile).toHaveBeenCalledExactlyOnceWith(file)
})
