import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { templateById } from '#shared/scheme/templates/templates.ts'
import type { Desk } from './desk.ts'
import { callHost, openAt } from './host.ts'
import { expect } from './story.ts'
import { readWorkbook } from './workbook.ts'

type Place = { readonly page: Page; readonly desk: Desk; readonly origin: string; readonly template: string }

/**
 * How a coding under a template leaves the study of one recording: the scheme's page and the workbook say that nobody
 * has validated the wording and how it is to be reported, and the scores are those worked out by hand. A score that has
 * no value is given as undefined.
 */
export async function leavesAs(
  { page, desk, origin, template }: Place,
  known: Readonly<Record<string, number | undefined>>,
): Promise<void> {
  const scheme = templateById(template)
  if (scheme === undefined) throw new Error(`no template ${template}`)
  const { name, version, basis } = scheme
  await openAt(page, `${origin}/#/study/schemes/${template}@${version}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('Own wording, not validated')).toBeVisible()
  await expect(page.getByText(`Report as: ${basis.reportAs}.`)).toBeVisible()

  const path = desk.at(`${template}.xlsx`)
  await callHost(page, 'export.run', { jobId: randomUUID(), path, draft: true })
  const book = readWorkbook(path)
  const named = `scheme ${template}@${version}`
  const provenance = new Map(book.rows('provenance').map((row) => [row['key'], row['value']]))
  expect(provenance.get(`${named} validated`)).toBe('no')
  expect(provenance.get(`${named} report as`)).toBe(basis.reportAs)
  const readme = new Map(book.rows('README').map((row) => [row['item'], row['text']]))
  expect(readme.get(`Scheme ${template}@${version}`)).toContain('This wording has not been validated.')
  for (const row of book.rows('codebook').filter((each) => !String(each['name']).startsWith('ctx_')))
    expect(String(row['notes']), String(row['name'])).toContain(`${basis.reportAs}; wording not validated`)

  const [wide, ...others] = book.rows('scores_rec_wide')
  expect(others).toEqual([])
  for (const [variable, value] of Object.entries(known)) {
    if (value === undefined) expect(wide?.[variable], variable).toBeUndefined()
    else
      expect(wide?.[variable] ?? Number.NaN, `${variable} ${String(wide?.[`${variable}_mc`] ?? '')}`).toBeCloseTo(
        value,
        9,
      )
  }
}
