import type { BrowserWindow, BrowserWindowConstructorOptions, Session, WebContents, WebFrameMain } from 'electron'
import { APP_HOST, APP_SCHEME } from './addresses.ts'

/** The settings of our one window. Every line of `webPreferences` is asserted by a test, so that none is relaxed unseen. */
export const windowOptions = (preload: string): BrowserWindowConstructorOptions => ({
  width: 1280,
  height: 800,
  minWidth: 900,
  minHeight: 600,
  show: false,
  title: 'Attune',
  webPreferences: {
    preload,
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
  },
})

/** Camera, microphone, location, notifications, devices: Attune plays files and asks for nothing. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** The interface is one page. It goes nowhere else, opens nothing and embeds nothing, whatever a link or a script says. */
export function denyNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Who sent a message, as Electron tells it. */
export type Sender = { readonly sender: Pick<WebContents, 'id'>; readonly senderFrame: WebFrameMain | null }

/** True only for the main frame of our own window while it shows our own page. A frame that is gone is no one. */
export function isOurPage(event: Sender, window: BrowserWindow | undefined): boolean {
  if (window === undefined || window.isDestroyed() || event.senderFrame === null) return false
  if (event.sender.id !== window.webContents.id) return false
  if (event.senderFrame !== window.webContents.mainFrame) return false
  const url = URL.parse(event.senderFrame.url)
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
}
