import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSchemeFile } from '#shared/formats/scheme-file/write-scheme-file.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { sha256Of } from '../../../electron/services/exchange/scheme-file.ts'
import {
  appIn,
  CODER_PASSCODE,
  codeOf,
  LEAD_PASSCODE,
  smallStudy,
  stillface,
  temporaryFolder,
  type SmallStudy,
} from '../../support/study-builder.ts'

const folder = temporaryFolder()
const { app, client } = appIn(folder.path)
const ours = { ...sensIntr9, id: 'ours', name: 'Ours' }
const path = join(folder.path, 'ours.json')
const saved = join(folder.path, 'saved.json')
let study: SmallStudy

beforeAll(async () => {
  study = await smallStudy(client, folder.path)
  writeFileSync(path, writeSchemeFile(ours, sha256Of))
  await client.call('schemes.importFile', { path })
  await client.call('schemes.retire', { ...stillface, retired: true })
  await client.call('session.signIn', { personId: study.coder.id, passcode: CODER_PASSCODE })
})
afterAll(async () => {
  await app.close()
  folder.remove()
})

const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['look into a file', () => client.call('schemes.readFile', { path })],
  ['take a file in', () => client.call('schemes.importFile', { path })],
  ['save a version as a file', () => client.call('schemes.exportFile', { ...stillface, path: saved })],
  ['see the drafts', () => client.call('schemes.drafts', {})],
  ['see one draft', () => client.call('schemes.draft', { id: 'ours' })],
  ['begin a draft', () => client.call('schemes.copyToDraft', { ...stillface, as: null })],
  ['change a draft', () => client.call('schemes.saveDraft', { id: 'ours', baseRevision: 1, scheme: ours })],
  ['discard a draft', () => client.call('schemes.discardDraft', { id: 'ours' })],
  ['publish a draft', () => client.call('schemes.publishDraft', { id: 'ours', baseRevision: 1, version: '1.0.0' })],
  ['take a version back into use', () => client.call('schemes.retire', { ...stillface, retired: false })],
]

test.each(steps)('a coder may not %s', async (_what, step) => {
  expect(await codeOf(step())).toBe('role-needed')
})

test('a coder goes on with a version that was retired, and can read it', async () => {
  expect((await client.call('schemes.list', {})).find(({ id }) => id === stillface.id)?.status).toBe('retired')
  expect((await client.call('schemes.get', stillface)).id).toBe(stillface.id)
  const [work] = await client.call('work.mine', {})
  const view = await client.call('observation.open', { assignmentId: work?.assignmentId ?? '' })
  expect([view.scheme.id, view.editable]).toEqual([stillface.id, true])
})

test('nothing that a coder tried has left a trace', async () => {
  expect(existsSync(saved)).toBe(false)
  expect(readFileSync(path, 'utf8')).toBe(writeSchemeFile(ours, sha256Of))
  await client.call('session.signIn', { personId: study.lead.id, passcode: LEAD_PASSCODE })
  expect(await client.call('schemes.drafts', {})).toMatchObject([{ id: 'ours', revision: 1 }])
  expect((await client.call('schemes.list', {})).map(({ id, status }) => [id, status])).toEqual([
    [stillface.id, 'retired'],
  ])
})
