import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, expect, test } from '@playwright/test'
import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import { buildIfStale } from '../../electron/launch/build.ts'
import { hasDisplay } from '../../electron/launch/choose-host.ts'
import { findElectron } from '../../electron/launch/electron-runtime.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const runtime = findElectron()
const isRoot = process.getuid?.() === 0

test.describe('the desktop application', () => {
  test.skip(runtime === undefined, 'the Electron runtime is not on this machine ("npx install-electron" fetches it)')
  test.skip(!hasDisplay(process.platform, process.env), 'there is no display to open a window on')
  test.skip(
    isRoot && process.platform === 'linux',
    "Electron's sandbox does not run for the root user, and Attune never runs without it",
  )

  test('opens on Home from its own scheme, isolated, and answers a call through the preload', async () => {
    await buildIfStale('desktop')
    const userData = mkdtempSync(join(tmpdir(), 'attune-desktop-'))
    const application = await _electron.launch({
      executablePath: runtime ?? '',
      args: [join(root, 'out/desktop/main.js'), `--attune-user-data=${userData}`],
    })
    try {
      const page = await application.firstWindow()
      const violations: string[] = []
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) violations.push(message.text())
      })
      expect(page.url()).toMatch(/^app:\/\/attune\//)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const seen = await page.evaluate(async () => {
        const { attune, process } = globalThis as { attune?: DesktopBridge; process?: unknown }
        return {
          bridge: Object.keys(attune ?? {}).sort(),
          node: typeof process,
          info: await attune?.call('app.info', {}),
        }
      })
      expect(seen.bridge).toEqual(['call', 'onEvent', 'pathForFile'])
      expect(seen.node).toBe('undefined')
      expect(seen.info).toMatchObject({ ok: true })
      expect(violations).toEqual([])
    } finally {
      await application.close()
      rmSync(userData, { recursive: true, force: true })
    }
  })
})
