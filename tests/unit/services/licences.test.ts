import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import { appIn, codeOf, smallStudy, temporaryFolder } from '../../support/study-builder.ts'

let folder: ReturnType<typeof temporaryFolder>
let app: ReturnType<typeof appIn>['app']
let client: Client

beforeEach(async () => {
  folder = temporaryFolder()
  const host = appIn(folder.path)
  app = host.app
  client = host.client
  await smallStudy(client, folder.path)
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

const statement = {
  instrument: 'Some Scale (Somebody, 1999)',
  holder: 'Parent and baby research group',
  evidence: 'manual, 4th edition',
  dated: '2026-01-31',
}

/** A draft from an empty shape with an episode that the recordings of the study have, published. */
async function publishedShell(): Promise<void> {
  const as = { id: 'ours', name: 'Ours' }
  const { revision } = await client.call('schemes.draftTemplate', { template: 'shell-rating-5', as })
  const { scheme } = await client.call('schemes.draft', { id: 'ours' })
  const [template] = await client.call('schemes.list', {})
  const { episodes } = await client.call('schemes.get', {
    id: template?.id ?? '',
    version: template?.version ?? '',
  })
  const filled = { ...scheme, episodes }
  const saved = await client.call('schemes.saveDraft', { id: 'ours', baseRevision: revision, scheme: filled })
  await client.call('schemes.publishDraft', { id: 'ours', baseRevision: saved.revision, version: '1.0.0' })
}

async function assign(): Promise<string> {
  const [person] = await client.call('people.list', {})
  const { rows } = await client.call('assignments.list', {})
  const coders = [{ personId: person?.id ?? '', role: 'primary' as const }]
  const scheme = { id: 'ours', version: '1.0.0' }
  return await codeOf(client.call('assignments.create', { recordingIds: [rows[0]?.recordingId ?? ''], scheme, coders }))
}

test('nobody is given a recording with an instrument before a lead has said by what the lab may use it', async () => {
  await publishedShell()
  expect(await client.call('schemes.licence', { id: 'ours' })).toBeNull()
  expect(await assign()).toBe('scheme-licence-missing')
  await client.call('schemes.stateLicence', { id: 'ours', ...statement })
  expect(await client.call('schemes.licence', { id: 'ours' })).toMatchObject({ schemeId: 'ours', ...statement })
  expect(await assign()).not.toBe('scheme-licence-missing')
})

test('a statement can be corrected; the newer one is shown', async () => {
  await publishedShell()
  await client.call('schemes.stateLicence', { id: 'ours', ...statement })
  await client.call('schemes.stateLicence', { id: 'ours', ...statement, evidence: 'certificate 12' })
  expect(await client.call('schemes.licence', { id: 'ours' })).toMatchObject({ evidence: 'certificate 12' })
})

test('what states nothing, or speaks of no scheme, is refused', async () => {
  const state = (more: object): Promise<string> =>
    codeOf(client.call('schemes.stateLicence', { id: 'ours', ...statement, ...more }))
  expect(await state({})).toBe('scheme-not-found')
  await publishedShell()
  for (const more of [{ holder: '' }, { dated: '31.1.2026' }, { dated: '2026-02-30' }, { instrument: 'a\u202Eb' }])
    expect(await state(more)).toBe('input-invalid')
})

test('an empty shape is a draft under an id of the lab’s own, and never published as it is', async () => {
  expect(await codeOf(client.call('schemes.addTemplate', { template: 'shell-rating-5' }))).toBe('template-unknown')
  await client.call('schemes.draftTemplate', { template: 'shell-rating-5', as: { id: 'ours', name: 'Ours' } })
  const again = { template: 'shell-rating-4', as: { id: 'ours', name: 'Other' } }
  expect(await codeOf(client.call('schemes.draftTemplate', again))).toBe('scheme-id-taken')
  expect(await codeOf(client.call('schemes.draftTemplate', { ...again, template: 'nothing' }))).toBe('template-unknown')
})
