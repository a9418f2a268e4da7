import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import { writeSchemeFile } from '#shared/formats/scheme-file/write-scheme-file.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { sha256Of } from '../../../electron/services/exchange/scheme-file.ts'
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

const ours: Scheme = { ...sensIntr9, id: 'ours', name: 'Ours' }
const reworded: Scheme = {
  ...ours,
  ratings: ours.ratings.map((rating) => ({ ...rating, question: `${rating.question} Think twice.` })),
}
const broken: Scheme = {
  ...ours,
  composites: ours.composites.map((composite) => ({ ...composite, expr: 'nothing + 1' })),
}

function put(scheme: unknown, name = 'ours.json'): string {
  const path = `${folder.path}/${name}`
  writeFileSync(path, typeof scheme === 'string' ? scheme : JSON.stringify(scheme))
  return path
}

const file = (scheme: Scheme, name?: string): string => put(writeSchemeFile(scheme, sha256Of), name)

async function published(scheme: Scheme, version = '1.0.0'): Promise<void> {
  const { revision } = await client.call('schemes.importFile', { path: file(scheme) })
  await client.call('schemes.publishDraft', { id: scheme.id, baseRevision: revision, version })
}

describe('a file', () => {
  test('is looked at first: what it is, and what it would change', async () => {
    await published(ours)
    const look = await client.call('schemes.readFile', { path: file(reworded) })
    expect(look).toMatchObject({
      ok: true,
      hashed: true,
      draftThere: false,
      comparison: { from: '1.0.0', level: 'major' },
    })
    expect(await client.call('schemes.drafts', {})).toEqual([])
  })

  test('with problems keeps nothing and says where each of them is', async () => {
    const path = put({ ...ours, colour: 'red' })
    const look = await client.call('schemes.readFile', { path })
    expect(look).toMatchObject({ ok: false, more: 0 })
    expect(look.ok ? [] : look.problems.map(({ code, words }) => [code, words !== ''])).toEqual([
      ['unknown-member', true],
    ])
    expect(await codeOf(client.call('schemes.importFile', { path }))).toBe('scheme-file-invalid')
    expect(await client.call('schemes.drafts', {})).toEqual([])
  })

  test('that cannot be read says so', async () => {
    expect(await codeOf(client.call('schemes.importFile', { path: `${folder.path}/absent.json` }))).toBe(
      'scheme-file-unreadable',
    )
  })

  test('becomes a draft; a newer file of the same scheme takes its place', async () => {
    const first = await client.call('schemes.importFile', { path: file(ours) })
    expect(first).toMatchObject({ id: 'ours', basedOn: null, revision: 1, problems: 0 })
    const second = await client.call('schemes.importFile', { path: file({ ...ours, name: 'Ours, revised' }) })
    expect(second).toMatchObject({ id: 'ours', name: 'Ours, revised', revision: 2 })
    expect(await client.call('schemes.drafts', {})).toHaveLength(1)
  })
})

describe('a draft', () => {
  test('is published under the number that its changes ask for, and is gone then', async () => {
    await published(ours)
    const { revision } = await client.call('schemes.importFile', { path: file(reworded) })
    const publish = (version: string): Promise<unknown> =>
      client.call('schemes.publishDraft', { id: 'ours', baseRevision: revision, version })
    expect(await codeOf(publish('1.1.0'))).toBe('scheme-version-low')
    expect(await codeOf(publish('1.0.0'))).toBe('scheme-version-low')
    expect(await client.call('schemes.draft', { id: 'ours' })).toMatchObject({ basedOn: '1.0.0', nextVersion: '2.0.0' })
    await publish('2.0.0')
    expect(await client.call('schemes.drafts', {})).toEqual([])
    const rows = (await client.call('schemes.list', {})).filter(({ id }) => id === 'ours')
    expect(rows.map(({ version }) => version)).toEqual(['1.0.0', '2.0.0'])
    expect((await client.call('schemes.get', { id: 'ours', version: '1.0.0' })).ratings).toEqual(ours.ratings)
  })

  test('that is the same as the newest version has nothing to publish', async () => {
    await published(ours)
    const { revision } = await client.call('schemes.copyToDraft', { id: 'ours', version: '1.0.0', as: null })
    expect(
      await codeOf(client.call('schemes.publishDraft', { id: 'ours', baseRevision: revision, version: '2.0.0' })),
    ).toBe('scheme-unchanged')
  })

  test('may hold problems, which keep it from being published', async () => {
    const { revision } = await client.call('schemes.importFile', { path: file(ours) })
    const saved = await client.call('schemes.saveDraft', { id: 'ours', baseRevision: revision, scheme: broken })
    const view = await client.call('schemes.draft', { id: 'ours' })
    expect(view.problemRows.length).toBe(ours.composites.length)
    expect(view.problemRows[0]?.place).toContain('formula')
    expect(
      await codeOf(client.call('schemes.publishDraft', { id: 'ours', baseRevision: saved.revision, version: '1.0.0' })),
    ).toBe('scheme-problems')
  })

  test('that somebody changed meanwhile is not overwritten', async () => {
    const { revision } = await client.call('schemes.importFile', { path: file(ours) })
    await client.call('schemes.saveDraft', { id: 'ours', baseRevision: revision, scheme: reworded })
    const stale = { id: 'ours', baseRevision: revision }
    expect(await codeOf(client.call('schemes.saveDraft', { ...stale, scheme: ours }))).toBe('scheme-draft-changed')
    expect(await codeOf(client.call('schemes.publishDraft', { ...stale, version: '1.0.0' }))).toBe(
      'scheme-draft-changed',
    )
    expect((await client.call('schemes.draft', { id: 'ours' })).scheme).toEqual(reworded)
  })

  test('that is begun anew is not taken for the one that was discarded', async () => {
    const seen = await client.call('schemes.importFile', { path: file(ours) })
    await client.call('schemes.discardDraft', { id: 'ours' })
    const anew = await client.call('schemes.importFile', { path: file(reworded) })
    expect(anew.revision).toBeGreaterThan(seen.revision)
    const stale = { id: 'ours', baseRevision: seen.revision }
    expect(await codeOf(client.call('schemes.saveDraft', { ...stale, scheme: ours }))).toBe('scheme-draft-changed')
    expect(await codeOf(client.call('schemes.publishDraft', { ...stale, version: '1.0.0' }))).toBe(
      'scheme-draft-changed',
    )
    expect((await client.call('schemes.draft', { id: 'ours' })).scheme).toEqual(reworded)
  })

  test('can be made of a template as a scheme of one’s own, but not under an id in use', async () => {
    const [template] = await client.call('schemes.list', {})
    if (template === undefined) throw new Error('the study has a scheme')
    const copy = { id: template.id, version: template.version, as: { id: 'lab_copy', name: 'Copy of the lab' } }
    expect(await client.call('schemes.copyToDraft', copy)).toMatchObject({ id: 'lab_copy', name: 'Copy of the lab' })
    expect(await codeOf(client.call('schemes.copyToDraft', copy))).toBe('scheme-id-taken')
    const taken = { ...copy, as: { id: template.id, name: 'Copy' } }
    expect(await codeOf(client.call('schemes.copyToDraft', taken))).toBe('scheme-id-taken')
  })

  test('that is discarded is gone', async () => {
    await client.call('schemes.importFile', { path: file(ours) })
    await client.call('schemes.discardDraft', { id: 'ours' })
    expect(await client.call('schemes.drafts', {})).toEqual([])
    expect(await codeOf(client.call('schemes.discardDraft', { id: 'ours' }))).toBe('scheme-draft-not-found')
    expect(await codeOf(client.call('schemes.draft', { id: 'ours' }))).toBe('scheme-draft-not-found')
  })
})

test('a retired version takes no new assignments, until it is used again', async () => {
  const [row] = await client.call('schemes.list', {})
  if (row === undefined) throw new Error('the study has a scheme')
  const ref = { id: row.id, version: row.version }
  await client.call('schemes.retire', { ...ref, retired: true })
  expect((await client.call('schemes.list', {}))[0]?.status).toBe('retired')
  const person = (await client.call('people.list', {}))[0]?.id ?? ''
  const { rows } = await client.call('assignments.list', {})
  const plan = { recordingIds: [rows[0]?.recordingId ?? ''], scheme: ref }
  expect(
    await codeOf(client.call('assignments.create', { ...plan, coders: [{ personId: person, role: 'primary' }] })),
  ).toBe('scheme-retired')
  await client.call('schemes.retire', { ...ref, retired: false })
  expect((await client.call('schemes.list', {}))[0]?.status).toBe('published')
})

test('recordings of babies whom a scheme is not for are counted, and may be assigned all the same', async () => {
  await published({ ...ours, ageMonths: { min: 6, max: 24 } })
  const [row] = (await client.call('assignments.list', {})).rows
  const recordingIds = [row?.recordingId ?? '']
  const look = (version: string, id = 'ours') =>
    client.call('assignments.ages', { recordingIds, scheme: { id, version } })
  // The baby is 20 weeks old.
  expect(await look('1.0.0')).toEqual({ outside: 1, ages: { min: 6, max: 24 } })
  const [template] = (await client.call('schemes.list', {})).filter(({ id }) => id !== 'ours')
  expect(await look(template?.version ?? '', template?.id)).toMatchObject({ outside: 0 })
  expect(await codeOf(look('9.9.9'))).toBe('scheme-not-found')
})

test('a version that is saved as a file and taken in again has the same hash, and nothing to publish', async () => {
  await published(ours)
  const path = `${folder.path}/out.json`
  const { hash } = await client.call('schemes.exportFile', { id: 'ours', version: '1.0.0', path })
  expect(readFileSync(path, 'utf8')).toContain(hash)
  const look = await client.call('schemes.readFile', { path })
  expect(look).toMatchObject({ ok: true, hashed: true, comparison: { level: 'none' } })
})

test('a file that cannot be written leaves nothing behind', async () => {
  await published(ours)
  const path = `${folder.path}/nowhere/out.json`
  expect(await codeOf(client.call('schemes.exportFile', { id: 'ours', version: '1.0.0', path }))).toBe(
    'file-place-gone',
  )
  expect(existsSync(path)).toBe(false)
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a file that lies beside the saved one is left alone', async () => {
  await published(ours)
  const beside = put('A letter.', 'out.json.part')
  await client.call('schemes.exportFile', { id: 'ours', version: '1.0.0', path: `${folder.path}/out.json` })
  expect(readFileSync(beside, 'utf8')).toBe('A letter.')
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual(['out.json.part'])
})

test('two versions are compared in words', async () => {
  await published(ours)
  await published({ ...ours, summary: 'Said otherwise.' }, '1.0.1')
  const { level, changes } = await client.call('schemes.compare', { id: 'ours', from: '1.0.0', to: '1.0.1' })
  expect([level, changes.length]).toEqual(['patch', 1])
})
