import { readFileSync } from 'node:fs'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { aimTargets } from '#shared/scheme/aim-target.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { axeFinds } from '../support/e2e/axe.ts'
import { callHost, openAt, setUpStudy } from '../support/e2e/host.ts'
import { writeScheme } from '../support/e2e/schemes.ts'
import { expect, test } from '../support/e2e/story.ts'
import { tick } from '../support/e2e/study.ts'

/**
 * States its language, what columns of the mother begin with, a tolerance of its own and a statistic beside it, and an aim
 * for a modifier.
 */
const stated: Scheme = {
  ...cueResponse,
  id: 'our-cues',
  name: 'Our cues and responses',
  language: 'de-CH',
  subjects: cueResponse.subjects.map((one) => (one.id === 'cg' ? { ...one, exportPrefix: 'mo' } : one)),
  reliability: [
    ...cueResponse.reliability.map((aim) =>
      aim.target === 'cue' ? { ...aim, toleranceMs: 500, also: ['icc_counts'] } : aim,
    ),
    { target: 'strength', statistic: 'kappa_pooled', point: 0.6, ciLower: 0.45, minN: 20 },
  ],
}

test('what a scheme says of its language, its columns and its aims is read on its page, in print and in the editor', async ({
  page,
  desk,
}) => {
  test.setTimeout(90_000)
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('members.attune'), [])
  writeScheme(desk.at('ours.json'), stated)
  const { id, revision } = await callHost(page, 'schemes.importFile', { path: desk.at('ours.json') })

  await test.step('the editor shows them, and a wrong tag is told where it stands', async () => {
    await openAt(page, `${server.origin}/#/study/schemes/drafts/${id}/edit`)
    const form = page.getByRole('region', { name: 'Form' })
    const outline = page.getByRole('navigation', { name: 'Parts of the scheme' })
    const language = form.getByLabel('Language of its texts')
    await expect(language).toHaveValue('de-CH')
    await language.fill('Schwyzerdütsch')
    await expect(form.getByText('is no tag of a language', { exact: false })).toBeVisible()
    await language.fill('de-CH')
    await expect(form.getByText('is no tag of a language', { exact: false })).toBeHidden()
    await outline
      .getByRole('button', { name: /^Subjects/ })
      .first()
      .click()
    await outline.getByRole('button', { name: 'Mother' }).first().click()
    await expect(form.getByLabel('Its columns begin with')).toHaveValue('mo')
    await outline
      .getByRole('button', { name: /^Reliability/ })
      .first()
      .click()
    await expect(outline.getByRole('button', { name: 'How strong is it?' }).first()).toBeVisible()
    const cue = aimTargets(stated, 'cue')[0]?.label ?? ''
    await outline.getByRole('button', { name: cue, exact: true }).last().click()
    const beside = form.getByRole('group', { name: 'Always printed beside it' })
    await expect(beside.getByRole('checkbox', { name: 'ICC(A,1) of counts' })).toBeChecked()
    await tick(page, 'Event kappa with missed events')
    await expect(beside.getByRole('checkbox', { checked: true })).toHaveCount(2)
    await expect(page.getByTestId('draft-saved')).toHaveAttribute('data-save', 'saved')
  })

  await test.step('the page of the published version says them', async () => {
    const draft = await callHost(page, 'schemes.draft', { id })
    const baseRevision = Math.max(revision, draft.revision)
    await callHost(page, 'schemes.publishDraft', { id, baseRevision, version: stated.version })
    await openAt(page, `${server.origin}/#/study/schemes/${encodeURIComponent(`${id}@${stated.version}`)}`)
    await expect(page.getByText('German (Switzerland), de-CH')).toBeVisible()
    await expect(page.getByText('columns begin with mo_')).toBeVisible()
    const aims = page.getByRole('table', { name: 'Reliability aims' })
    await expect(aims.getByRole('row', { name: /onsets within ±0.5 s/ })).toHaveCount(1)
    await expect(
      aims.getByText('printed beside it: Event kappa with missed events; ICC(A,1) of counts', { exact: true }),
    ).toBeVisible()
    await expect(aims.getByRole('row', { name: /Kappa, pooled/ })).toContainText('0.45')
    expect(await axeFinds(page), 'the scheme’s page').toEqual([])
  })

  await test.step('the printed manual is in its language', async () => {
    const ref = { id, version: stated.version }
    const { path } = await callHost(page, 'schemes.booklet', { ...ref, path: desk.at('manual.html') })
    expect(readFileSync(path, 'utf8')).toContain('<html lang="de-CH">')
  })
})
