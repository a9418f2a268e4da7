import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import type { Platform } from '../services/platform.ts'
import { mediaUrl } from './addresses.ts'
import { choose } from './dialogs.ts'

/** What the services need, as Electron gives it. */
export function desktopPlatform(window: () => BrowserWindow | undefined, root: string): Platform {
  return {
    kind: 'desktop',
    version: app.getVersion(),
    userData: app.getPath('userData'),
    // A package keeps the demo beside its archive: the media must be real files that a file descriptor can be opened on.
    demoDir: app.isPackaged ? join(process.resourcesPath, 'demo') : join(root, 'electron', 'demo'),
    now: () => new Date(),
    choose: (request) => choose(request, window()),
    mediaUrl,
    log: (line) => {
      console.error(line)
    },
  }
}
