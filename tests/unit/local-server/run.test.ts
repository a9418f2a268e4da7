import { describe, expect, test } from 'vitest'
import { browserCommand, canOpenBrowser } from '../../../electron/local-server/open-browser.ts'

describe('opening the browser', () => {
  test('on Linux it takes a display, elsewhere there always is one', () => {
    expect(canOpenBrowser('linux', {})).toBe(false)
    expect(canOpenBrowser('linux', { DISPLAY: ':0' })).toBe(true)
    expect(canOpenBrowser('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(canOpenBrowser('darwin', {})).toBe(true)
    expect(canOpenBrowser('win32', {})).toBe(true)
  })

  test('the address is one argument of one program, and no shell reads it', () => {
    const url = 'http://127.0.0.1:1/?token=a&b'
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const [program, ...args] = browserCommand(platform, url)
      expect(program).not.toMatch(/sh$|cmd|powershell/)
      expect(args.at(-1)).toBe(url)
    }
  })
})
