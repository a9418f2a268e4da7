import { beforeEach, expect, test, vi } from 'vitest'

const app = vi.hoisted(() => ({ call: vi.fn(), close: vi.fn(), subscribe: vi.fn(), media: vi.fn() }))
const electron = vi.hoisted(() => {
  const listeners = new Map<string, (event: { preventDefault: () => void }) => void>()
  return {
    listeners,
    gotLock: true,
    quit: vi.fn(),
    exit: vi.fn(),
    loaded: [] as string[],
    focused: vi.fn(),
  }
})
vi.mock('../../../electron/services/handlers.ts', () => ({ createApp: () => app }))
vi.mock('electron', () => {
  class BrowserWindow {
    webContents = {
      session: { setPermissionRequestHandler() {}, setPermissionCheckHandler() {}, setDevicePermissionHandler() {} },
      on() {},
      setWindowOpenHandler() {},
    }
    once() {}
    on() {}
    isMinimized = () => false
    isDestroyed = () => false
    show() {}
    focus = electron.focused
    async loadURL(url: string) {
      electron.loaded.push(url)
    }
  }
  return {
    BrowserWindow,
    app: {
      commandLine: { getSwitchValue: () => '' },
      requestSingleInstanceLock: () => electron.gotLock,
      enableSandbox: vi.fn(),
      getVersion: () => '0',
      getPath: () => 'data',
      isPackaged: false,
      on: (name: string, listener: (event: { preventDefault: () => void }) => void) =>
        electron.listeners.set(name, listener),
      whenReady: async () => undefined,
      quit: electron.quit,
      exit: electron.exit,
    },
    ipcMain: { handle: vi.fn(), removeHandler: vi.fn() },
    protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() },
    Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn() },
    dialog: {},
  }
})

async function begin(...args: readonly string[]): Promise<void> {
  process.argv = ['electron', 'main.js', ...args]
  await import('../../../electron/desktop/main.ts')
  await vi.waitFor(() => expect(electron.quit.mock.calls.length + electron.loaded.length).toBeGreaterThan(0))
}

beforeEach(() => {
  vi.resetModules()
  vi.resetAllMocks()
  electron.listeners.clear()
  electron.loaded.length = 0
  electron.gotLock = true
  app.call.mockResolvedValue({ ok: true, value: null })
})

test('it opens its own page, and nothing from a network or a file', async () => {
  await begin()
  expect(electron.loaded).toEqual(['app://attune/'])
  expect(app.call).not.toHaveBeenCalled()
})

test('with --demo the demo study is open before the page is', async () => {
  app.call.mockImplementation(async () => {
    expect(electron.loaded).toEqual([])
    return { ok: true, value: null }
  })
  await begin('--demo')
  expect(app.call).toHaveBeenCalledExactlyOnceWith('study.openDemo', { jobId: expect.any(String) })
})

test('a second start ends at once and the first one comes to the front', async () => {
  electron.gotLock = false
  await begin()
  expect(electron.quit).toHaveBeenCalledOnce()
  expect(electron.loaded).toEqual([])
})

test('the window comes to the front when the application is started again', async () => {
  await begin()
  electron.listeners.get('second-instance')?.({ preventDefault: vi.fn() })
  expect(electron.focused).toHaveBeenCalledOnce()
})

test('quitting waits until the study is closed, and closes it once', async () => {
  await begin()
  let closed: () => void = () => undefined
  app.close.mockReturnValue(new Promise<void>((resolve) => (closed = resolve)))
  const quit = electron.listeners.get('before-quit')
  const first = { preventDefault: vi.fn() }
  quit?.(first)
  quit?.({ preventDefault: vi.fn() })
  expect(first.preventDefault).toHaveBeenCalledOnce()
  expect(app.close).toHaveBeenCalledOnce()
  expect(electron.quit).not.toHaveBeenCalled()
  closed()
  await vi.waitFor(() => expect(electron.quit).toHaveBeenCalledOnce())
  const last = { preventDefault: vi.fn() }
  quit?.(last)
  expect(last.preventDefault).not.toHaveBeenCalled()
})
