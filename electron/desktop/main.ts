import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, protocol, type BrowserWindow } from 'electron'
import { messageFor } from '#shared/contract/messages.ts'
import { createApp } from '../services/handlers.ts'
import type { App } from '../services/platform.ts'
import { connect } from './ipc.ts'
import { setMenu } from './menu.ts'
import { desktopPlatform } from './platform.ts'
import { registerSchemes, serve } from './protocols.ts'
import { bringToFront, createWindow, loadInterface } from './window.ts'

/** Built, this file is out/desktop/main.js, both in the source tree and in a package. */
const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '..', '..')

let window: BrowserWindow | undefined
const currentWindow = (): BrowserWindow | undefined => window

// A test gives each run a folder of its own; the lock and everything kept belong to that folder.
const userData = app.commandLine.getSwitchValue('attune-user-data')
if (userData !== '') app.setPath('userData', userData)

if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  registerSchemes()
  app.enableSandbox()
  app.on('second-instance', () => bringToFront(window))
  app.on('window-all-closed', () => app.quit())
  app.whenReady().then(open, giveUp)
}

async function open(): Promise<void> {
  const attune = createApp(desktopPlatform(currentWindow, root))
  closeBeforeQuit(attune)
  setMenu(process.platform, app.isPackaged)
  serve(protocol, join(root, 'out', 'renderer'), attune)
  window = createWindow(join(here, 'preload.cjs'))
  window.on('closed', () => {
    window = undefined
  })
  connect(attune, currentWindow)
  if (process.argv.includes('--demo')) await openDemo(attune)
  await loadInterface(window).catch(giveUp)
}

/** With `--demo` the interface finds the demo study open. If that fails, Home opens and the person can try it there. */
async function openDemo(attune: App): Promise<void> {
  const reply = await attune.call('study.openDemo', { jobId: randomUUID() })
  if (!reply.ok) console.error(messageFor(reply.error))
}

/** Quitting waits until the study is closed and what is being written is on disk. */
function closeBeforeQuit(attune: App): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    attune
      .close()
      .catch((error: unknown) => {
        console.error('The study could not be closed cleanly:', error instanceof Error ? error.name : 'unknown')
      })
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
}

function giveUp(error: unknown): void {
  console.error('Attune could not open its window:', error instanceof Error ? error.message : String(error))
  app.exit(1)
}
