import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts'

/** All that the page gets from the privileged side: three functions, none of which takes a channel name. */
const bridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  onEvent: (listener) => {
    // The page gets the event alone: Electron's own event object would hand it the means to send anything.
    const forward = (_event: unknown, event: AppEvent): void => listener(event)
    ipcRenderer.on(EVENT_CHANNEL, forward)
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, forward)
    }
  },
  pathForFile: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
} satisfies DesktopBridge

contextBridge.exposeInMainWorld('attune', bridge)
