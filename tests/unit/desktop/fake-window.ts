import { vi } from 'vitest'
import type { BrowserWindow, WebFrameMain } from 'electron'

/** A stand-in for a frame that shows `url`. */
export const frame = (url: string): WebFrameMain => ({ url }) as WebFrameMain

/** A stand-in for our window. Its page sends from `mainFrame`. */
export function fakeWindow(url = 'app://attune/index.html') {
  const mainFrame = frame(url)
  const webContents = { id: 7, mainFrame, send: vi.fn() }
  const window = { isDestroyed: () => false, webContents } as unknown as BrowserWindow
  return { window, mainFrame, send: webContents.send, event: { sender: { id: 7 }, senderFrame: mainFrame } }
}
