import { expect, type Page } from '@playwright/test'

type Place =
  'My work' | 'Recordings' | 'Files' | 'Schemes' | 'People' | 'Assignments' | 'Reliability' | 'Plan' | 'Export'

/** Clicks the box that a person sees; the real checkbox lies unseen within its label. */
export const tick = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .locator('label')
    .filter({ has: page.getByRole('checkbox', { name }) })
    .first()
    .click()

/** The frame of the leading screens, and what a lead does there. */
export const study = (page: Page) => {
  const nav = page.getByRole('navigation', { name: 'Study' })
  const choose = async (label: string, option: string | RegExp) => {
    await page.getByRole('dialog').getByRole('button', { name: label }).click()
    await page.getByRole('option', { name: option }).click()
  }
  return {
    goTo: async (place: Place) => {
      await nav.getByRole('link', { name: place }).click()
      await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible()
    },

    addTemplate: async (name: string) => {
      await page.getByRole('button', { name: `Add ${name}`, exact: true }).click()
      await expect(page.getByRole('button', { name: `${name} is in the study` })).toBeDisabled()
    },

    addPerson: async (person: { readonly name: string; readonly passcode: string; readonly ownPasscode?: string }) => {
      await page.getByRole('button', { name: 'Add person…' }).click()
      const dialog = page.getByRole('dialog', { name: 'Add a person' })
      await dialog.getByLabel('Name', { exact: true }).fill(person.name)
      await dialog.getByLabel('Passcode for this person').fill(person.passcode)
      if (person.ownPasscode !== undefined) await dialog.getByLabel('Your own passcode').fill(person.ownPasscode)
      await dialog.getByRole('button', { name: 'Add person' }).click()
      await expect(dialog).toBeHidden()
      await expect(page.getByRole('row', { name: person.name })).toBeVisible()
    },

    assignAll: async (plan: { readonly scheme: RegExp; readonly primary: string; readonly second: string }) => {
      await tick(page, 'Select all recordings of this page')
      await page.getByRole('button', { name: 'Assign…' }).click()
      await choose('Scheme', plan.scheme)
      await choose('Primary coder', plan.primary)
      await choose('Second coder', plan.second)
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
      await expect(dialog).toBeHidden()
    },

    signOut: async () => {
      await page.getByRole('button', { name: 'Sign out' }).click()
      await expect(page.getByText('Who is at the desk?')).toBeVisible()
    },

    signIn: async (name: string, passcode: string) => {
      await page.getByRole('radio', { name }).check()
      await page.getByLabel('Passcode').fill(passcode)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(nav).toBeVisible()
    },
  }
}
