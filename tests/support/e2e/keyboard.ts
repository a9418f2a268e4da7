import { expect, type Locator, type Page } from '@playwright/test'

const FARTHEST = 120

/** A person without a mouse: moves the focus by Tab and arrows, and types. Nothing here clicks or focuses by script. */
export const keyboard = (page: Page) => {
  const has = (target: Locator): Promise<boolean> =>
    target.evaluateAll((all) => all.some((element) => element === document.activeElement))

  /** Tab until the focus is on the target; Shift+Tab where it lies behind. */
  const tabTo = async (target: Locator, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    await expect(target.first()).toBeAttached()
    for (let n = 0; n < FARTHEST; n += 1) {
      if (await has(target)) return
      await page.keyboard.press(way)
    }
    throw new Error(`${String(target)} was not reached with ${way}`)
  }
  const press = async (target: Locator, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    await tabTo(target, way)
    await page.keyboard.press('Enter')
  }
  return {
    tabTo,
    /** Enter on a button or link. */
    press,
    /** Space on a checkbox or radio. */
    tick: async (target: Locator) => {
      await tabTo(target)
      await page.keyboard.press('Space')
    },
    write: async (target: Locator, text: string) => {
      await tabTo(target)
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
    },
    /** A list that opens: Enter, then the first letters of the option, then Enter. */
    choose: async (target: Locator, option: string) => {
      await tabTo(target)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('listbox')).toBeVisible()
      const wanted = page.getByRole('option', { name: option }).first()
      await expect(wanted).toBeAttached()
      for (let n = 0; n < 30 && !(await has(wanted)); n += 1) await page.keyboard.press('ArrowDown')
      expect(await has(wanted), option).toBe(true)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('listbox')).toBeHidden()
    },
    /** One of a group of radios: Tab into the group, then arrows, as browsers do it. */
    radio: async (group: Locator, name: string) => {
      const wanted = group.getByRole('radio', { name, exact: true })
      await tabTo(group.getByRole('radio'))
      if (await has(wanted)) await page.keyboard.press('Space')
      for (let n = 0; n < 12 && !(await has(wanted)); n += 1) await page.keyboard.press('ArrowDown')
      await expect(wanted).toBeChecked()
    },
    /** A row of the own file chooser: Tab to the list, then arrows. */
    row: async (list: Locator, name: string) => {
      const rows = list.getByRole('button')
      const wanted = list.getByRole('button', { name })
      // A folder that was entered just now is read first: the rows before it are of no use.
      await expect(wanted).toBeAttached()
      await tabTo(rows.first())
      for (let n = 0; n < 40 && !(await has(wanted)); n += 1) await page.keyboard.press('ArrowDown')
      expect(await has(wanted), name).toBe(true)
    },
    key: (key: string) => page.keyboard.press(key),
    keys: async (...all: readonly string[]) => {
      for (const key of all) await page.keyboard.press(key)
    },
    type: (text: string) => page.keyboard.type(text),
  }
}
