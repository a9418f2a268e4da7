import { BrowserWindow } from 'electron'
import { APP_ORIGIN } from './addresses.ts'
import { denyNavigation, denyPermissions, windowOptions } from './security.ts'

/** Makes our one window, locked down before it loads anything, and shows it once the page has something to show. */
export function createWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload))
  denyPermissions(window.webContents.session)
  denyNavigation(window.webContents)
  window.once('ready-to-show', () => window.show())
  return window
}

/** Loads the interface; it opens what the host has open, or Home. */
export async function loadInterface(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${APP_ORIGIN}/`)
}

/** Brings the window to the front, as a second start of the application asks for. */
export function bringToFront(window: BrowserWindow | undefined): void {
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
