import { expect, test, vi } from 'vitest'
import type { MenuItemConstructorOptions } from 'electron'
import { menuTemplate } from '../../../electron/desktop/menu.ts'

vi.mock('electron', () => ({ Menu: {} }))

const rolesIn = (items: readonly MenuItemConstructorOptions[]): string[] =>
  items.flatMap((item) => [
    ...(item.role === undefined ? [] : [item.role]),
    ...(Array.isArray(item.submenu) ? rolesIn(item.submenu) : []),
  ])

test.each(['linux', 'win32', 'darwin'] as const)(
  'on %s the menu leaves undo and redo to the open observation',
  (platform) => {
    const roles = rolesIn(menuTemplate(platform, true))
    expect(roles).toContain('copy')
    expect(roles).not.toContain('undo')
    expect(roles).not.toContain('redo')
  },
)

test('a packaged application offers neither reload nor developer tools', () => {
  const roles = rolesIn(menuTemplate('linux', true))
  expect(roles).not.toContain('toggleDevTools')
  expect(roles).not.toContain('reload')
  expect(rolesIn(menuTemplate('linux', false))).toContain('toggleDevTools')
})

test('macOS gets its application menu first', () => {
  expect(menuTemplate('darwin', true)[0]).toEqual({ role: 'appMenu' })
})
