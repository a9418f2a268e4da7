import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import type { App, Reply } from '../services/platform.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts'
import { isOurPage } from './security.ts'

/**
 * Connects the application to our window: one channel for calls, one for events. A message from anyone else is
 * answered like a call that nobody may make; what it asked for is not looked at.
 */
export function connect(app: Pick<App, 'call' | 'subscribe'>, window: () => BrowserWindow | undefined): () => void {
  ipcMain.handle(CALL_CHANNEL, async (event: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<Reply> => {
    if (!isOurPage(event, window()) || typeof name !== 'string') {
      return { ok: false, error: { code: 'not-allowed', params: {} } }
    }
    return await app.call(name, input)
  })
  const unsubscribe = app.subscribe((event) => {
    const target = window()
    if (target !== undefined && !target.isDestroyed()) target.webContents.send(EVENT_CHANNEL, event)
  })
  return () => {
    ipcMain.removeHandler(CALL_CHANNEL)
    unsubscribe()
  }
}
