import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import { newScheme, starterShapes } from '#shared/scheme/edit/starters.ts'
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

const make = (id: string, shape: (typeof starterShapes)[number] = 'codes') =>
  client.call('schemes.makeDraft', { id, name: 'Gaze', from: { kind: 'starter', shape } })
const save = (id: string, baseRevision: number, scheme: unknown) =>
  client.call('schemes.saveDraft', { id, baseRevision, scheme })

describe('a new scheme', () => {
  test.each(starterShapes)('is a draft that can be published as it stands: %s', async (shape) => {
    const row = await make('gaze', shape)
    expect(row).toMatchObject({ id: 'gaze', name: 'Gaze', basedOn: null, problems: 0 })
    const published = await client.call('schemes.publishDraft', {
      id: 'gaze',
      baseRevision: row.revision,
      version: '1.0.0',
    })
    expect(published).toMatchObject({ id: 'gaze', version: '1.0.0' })
  })

  test('needs an id that neither a draft nor a version has', async () => {
    await make('gaze')
    expect(await codeOf(make('gaze'))).toBe('scheme-id-taken')
    const [template] = await client.call('schemes.list', {})
    expect(await codeOf(make(template!.id))).toBe('scheme-id-taken')
    expect(await codeOf(make('Not an id'))).toBe('input-invalid')
  })

  test('may be what somebody has of a draft that is another one by now', async () => {
    await make('gaze')
    const value = { ...newScheme({ id: 'gaze', name: 'Gaze' }, 'codes'), summary: 'Mine.' }
    const from = { kind: 'draft' as const, value }
    await client.call('schemes.makeDraft', { id: 'gaze-2', name: 'Gaze, mine', from })
    expect(await client.call('schemes.draft', { id: 'gaze-2' })).toMatchObject({
      value: { id: 'gaze-2', name: 'Gaze, mine', summary: 'Mine.' },
    })
    expect((await client.call('schemes.draft', { id: 'gaze' })).value).not.toMatchObject({ summary: 'Mine.' })
  })
})

describe('a draft with fields still open', () => {
  const half = { id: 'gaze', name: '', sets: [{ label: '', codes: [{ key: null }] }], more: [1, null, 'text'] }

  test('is kept to the letter, lists what is open, and does not keep others from being listed', async () => {
    const { revision } = await make('gaze')
    await make('other')
    await save('gaze', revision, half)
    const view = await client.call('schemes.draft', { id: 'gaze' })
    expect(view.value).toEqual(half)
    expect(view).toMatchObject({ scheme: null, comparison: null, name: 'Gaze' })
    expect(view.problemRows.map(({ code }) => code)).toEqual(expect.arrayContaining(['empty-text', 'not-filled']))
    for (const { place, words } of view.problemRows) expect([place, words]).not.toContain('')
    const rows = await client.call('schemes.drafts', {})
    expect(rows.map(({ id, problems }) => [id, problems > 0])).toEqual([
      ['gaze', true],
      ['other', false],
    ])
  })

  test('cannot be published, and can be once it is filled in', async () => {
    const { revision } = await make('gaze')
    const open = await save('gaze', revision, half)
    const publish = (baseRevision: number) =>
      client.call('schemes.publishDraft', { id: 'gaze', baseRevision, version: '1.0.0' })
    expect(await codeOf(publish(open.revision))).toBe('scheme-problems')
    const filled = await save('gaze', open.revision, newScheme({ id: 'gaze', name: 'Gaze again' }, 'codes'))
    expect(await publish(filled.revision)).toMatchObject({ name: 'Gaze again' })
  })

  test('is compared with the newest version as soon as it fits again', async () => {
    const { revision } = await make('gaze')
    await client.call('schemes.publishDraft', { id: 'gaze', baseRevision: revision, version: '1.0.0' })
    const draft = await client.call('schemes.copyToDraft', { id: 'gaze', version: '1.0.0', as: null })
    await save('gaze', draft.revision, half)
    expect(await client.call('schemes.draft', { id: 'gaze' })).toMatchObject({ basedOn: '1.0.0', comparison: null })
  })
})

test.each([
  ['no object', 'text', 'scheme-draft-unfit'],
  ['the draft of another scheme', { id: 'other' }, 'scheme-draft-unfit'],
  ['a hidden character', { id: 'gaze', name: 'a\u202Eb' }, 'scheme-draft-hidden'],
  ['more than a scheme may hold', { id: 'gaze', name: 'x'.repeat(4_000_001) }, 'scheme-draft-too-large'],
])('what no draft may hold is refused, and the draft stays: %s', async (_, value, code) => {
  const { revision } = await make('gaze')
  const before = await client.call('schemes.draft', { id: 'gaze' })
  expect(await codeOf(save('gaze', revision, value))).toBe(code)
  expect(await client.call('schemes.draft', { id: 'gaze' })).toEqual(before)
})

test('a version is not begun a second time while somebody is at work on its draft', async () => {
  const { revision } = await make('gaze')
  await client.call('schemes.publishDraft', { id: 'gaze', baseRevision: revision, version: '1.0.0' })
  const begin = () => client.call('schemes.copyToDraft', { id: 'gaze', version: '1.0.0', as: null })
  const first = await begin()
  await save('gaze', first.revision, { ...newScheme({ id: 'gaze', name: 'Gaze' }, 'codes'), summary: 'Mine.' })
  expect(await codeOf(begin())).toBe('scheme-draft-there')
  expect((await client.call('schemes.draft', { id: 'gaze' })).value).toMatchObject({ summary: 'Mine.' })
})

test('advice is told with its places, and keeps nothing from being published', async () => {
  await make('gaze')
  const { adviceRows, problemRows } = await client.call('schemes.draft', { id: 'gaze' })
  expect(problemRows).toEqual([])
  expect(adviceRows.length).toBeGreaterThan(0)
  for (const { place, words } of adviceRows) expect([place, words]).not.toContain('')
})
