import { writeFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { chooser } from './chooser.ts'

/** A scheme as a lab might write it by hand. */
export const ourScheme: Scheme = {
  ...stillfacePhase,
  id: 'our-play',
  name: 'Our codes for play',
  summary: 'One state for each partner at any moment.',
}

/** Two slips: a key that is taken, and a pass that names a set which is not there. */
export function withSlips(scheme: Scheme): Scheme {
  return {
    ...scheme,
    passes: scheme.passes.map((pass, n) => (n === 0 ? { ...pass, sets: ['inf_phase', 'inf_regg'] } : pass)),
    sets: withCode(scheme, 'imon', { key: 'f' }),
  }
}

/** A definition is another one now, and so is the summary. */
export function reworded(scheme: Scheme): Scheme {
  return {
    ...scheme,
    summary: 'One state for each partner at any moment, for one second or longer.',
    sets: withCode(scheme, 'imon', { definition: "Looks at the mother's face for a second or longer." }),
  }
}

function withCode(
  scheme: Scheme,
  id: string,
  change: Partial<Scheme['sets'][number]['codes'][number]>,
): Scheme['sets'] {
  return scheme.sets.map((set) => ({
    ...set,
    codes: set.codes.map((code) => (code.id === id ? { ...code, ...change } : code)),
  }))
}

export const writeScheme = (path: string, scheme: unknown): void =>
  writeFileSync(path, `${JSON.stringify(scheme, null, 2)}\n`)

/** What a lead does with schemes. */
export const schemes = (page: Page) => {
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
  const versions = page.getByRole('region', { name: 'Schemes of the study' })
  const stepsOf = (name: string, version: string) =>
    page.getByRole('button', { name: `More steps for ${name}, version ${version}` })
  return {
    versions,
    version: (version: string) => versions.getByRole('row').filter({ hasText: version }),
    drafts: page.getByRole('region', { name: 'Drafts' }),
    stepsOf,
    choose: async (file: string) => {
      await page.getByRole('button', { name: 'Take in a scheme file…' }).click()
      const dialog = chooser(page, 'Choose a scheme’s file')
      await dialog.goInto('schemes')
      await dialog.pick(file)
      await dialog.take(/^Choose/)
    },
    takeStep: async (name: string, version: string, step: string) => {
      await stepsOf(name, version).click()
      await page.getByRole('menuitem', { name: step }).click()
    },
    isDraft: async (name: string) => {
      await expect(heading(name)).toBeVisible()
      await expect(page.getByRole('button', { name: 'Discard the draft…' })).toBeVisible()
    },
    publish: async (version: string) => {
      await page.getByRole('button', { name: `Publish as version ${version}…` }).click()
      const dialog = page.getByRole('dialog', { name: /^Publish/ })
      await expect(dialog.getByLabel('Version')).toHaveValue(version)
      await dialog.getByRole('button', { name: `Publish version ${version}` }).click()
      await expect(dialog).toBeHidden()
      await expect(page.getByText(`version ${version}. `, { exact: false }).first()).toBeVisible()
    },
  }
}
