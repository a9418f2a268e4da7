import type { Session, WebContents } from 'electron'
import { expect, test, vi } from 'vitest'
import { denyNavigation, denyPermissions, windowOptions } from '../../../electron/desktop/security.ts'

test('the page of our window is isolated, sandboxed and without Node', () => {
  expect(windowOptions('preload.cjs').webPreferences).toEqual({
    preload: 'preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  })
})

function sessionDouble() {
  const handlers: Record<string, (...args: unknown[]) => unknown> = {}
  const keep = (name: string) => (handler: (...args: unknown[]) => unknown) => {
    handlers[name] = handler
  }
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
  }
  denyPermissions(session as unknown as Session)
  return handlers
}

test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal'])(
  'a request for %s is answered with no',
  (permission) => {
    const answer = vi.fn()
    sessionDouble()['request']?.({}, permission, answer, {})
    expect(answer).toHaveBeenCalledExactlyOnceWith(false)
  },
)

test('a check for a permission or a device is answered with no', () => {
  const handlers = sessionDouble()
  expect(handlers['check']?.({}, 'media', 'app://attune', {})).toBe(false)
  expect(handlers['device']?.({ deviceType: 'usb' })).toBe(false)
})

function contentsDouble() {
  const listeners: Record<string, (event: { preventDefault: () => void }) => void> = {}
  let openHandler: ((details: unknown) => unknown) | undefined
  const contents = {
    on: (name: string, listener: (event: { preventDefault: () => void }) => void) => {
      listeners[name] = listener
    },
    setWindowOpenHandler: (handler: (details: unknown) => unknown) => {
      openHandler = handler
    },
  }
  denyNavigation(contents as unknown as WebContents)
  return { listeners, open: (url: string) => openHandler?.({ url }) }
}

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  '%s is prevented',
  (name) => {
    const preventDefault = vi.fn()
    contentsDouble().listeners[name]?.({ preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  },
)

test('no link or script opens a window', () => {
  expect(contentsDouble().open('app://attune/')).toEqual({ action: 'deny' })
})
