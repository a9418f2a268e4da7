import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../../electron/services/platform.ts'
import type { Client } from '#shared/contract/client.ts'
import { appIn, codeOf, demoMedia, jobId, temporaryFolder } from '../../support/study-builder.ts'

let folder = temporaryFolder()
let app: App
let client: Client

beforeEach(() => {
  folder = temporaryFolder()
  ;({ app, client } = appIn(folder.path))
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

const create = (name: string) => client.call('study.create', { path: join(folder.path, name), name, personName: 'Lea' })

describe('what is open stays open', () => {
  test('when a new study cannot be made', async () => {
    await create('one')
    expect(await codeOf(create('one'))).toBe('study-exists')
    expect(
      await codeOf(client.call('study.create', { path: '/nowhere/at/all/x', name: 'x', personName: 'L' })),
    ).toMatch(/^study-folder/)
    expect((await client.call('study.current', {}))?.name).toBe('one')
  })

  test('when another one cannot be opened', async () => {
    await create('one')
    writeFileSync(join(folder.path, 'letter.attune'), 'Dear all, this is a letter and no study. '.repeat(40))
    expect(await codeOf(client.call('study.open', { path: join(folder.path, 'letter.attune') }))).toBe(
      'study-not-a-study',
    )
    expect((await client.call('study.current', {}))?.name).toBe('one')
  })

  test('when a film that somebody wants to try cannot be coded, and nothing is made', async () => {
    await create('one')
    const film = join(folder.path, 'notes.mp4')
    writeFileSync(film, 'no film at all')
    const refused = await codeOf(
      client.call('study.tryVideo', { ...jobId(), paths: [film], template: 'stillface-phase' }),
    )
    expect(refused).toMatch(/^media-/)
    expect((await client.call('study.current', {}))?.name).toBe('one')
    expect(readdirSync(join(folder.path, 'tries'))).toEqual([])
  })
})

describe('opening', () => {
  test('one file from two windows at the same moment opens it for both', async () => {
    const { path } = await create('one')
    await client.call('study.close', {})
    const both = await Promise.all([client.call('study.open', { path }), client.call('study.open', { path })])
    expect(both.map(({ name }) => name)).toEqual(['one', 'one'])
  })

  test('two files at the same moment leaves one of them open, the later', async () => {
    const one = await create('one')
    const two = await create('two')
    await client.call('study.close', {})
    await Promise.all([client.call('study.open', { path: one.path }), client.call('study.open', { path: two.path })])
    expect((await client.call('study.current', {}))?.name).toBe('two')
  })

  test('an installation keeps its name', async () => {
    await create('one')
    const name = readFileSync(join(folder.path, 'installation-id'), 'utf8')
    await create('two')
    expect(readFileSync(join(folder.path, 'installation-id'), 'utf8')).toBe(name)
    expect(name).toMatch(/^in_[0-9a-f-]{36}\n$/)
  })

  test('an installation whose name was lost half-way gets a new one', async () => {
    writeFileSync(join(folder.path, 'installation-id'), '')
    await create('one')
    expect(readFileSync(join(folder.path, 'installation-id'), 'utf8')).toMatch(/^in_/)
  })
})

describe('the list of recent studies', () => {
  const list = () => client.call('recent.list', {})

  test('has the newest first, each study once, and says which ones are gone', async () => {
    const one = await create('one')
    await create('two')
    await client.call('study.open', { path: one.path })
    expect((await list()).map(({ name, present }) => [name, present])).toEqual([
      ['one', true],
      ['two', true],
    ])
  })

  test('forgets what it is told to forget, and leaves the file alone', async () => {
    const one = await create('one')
    await client.call('recent.forget', { path: one.path })
    expect([await list(), existsSync(one.path)]).toEqual([[], true])
  })

  test.each(['', 'not json', '{"a":1}', '[{"path":3}]'])(
    'that is damaged (%j) is an empty one, and is kept anew',
    async (text) => {
      writeFileSync(join(folder.path, 'recent.json'), text)
      expect(await list()).toEqual([])
      await create('one')
      expect((await list()).map(({ name }) => name)).toEqual(['one'])
    },
  )

  test('that cannot be written is no reason to refuse a study', async () => {
    mkdirSync(join(folder.path, 'recent.json'))
    expect((await create('one')).name).toBe('one')
    expect(await list()).toEqual([])
  })

  test('ends after twelve', async () => {
    const entries = Array.from({ length: 12 }, (_, n) => ({
      path: `/gone/${n}`,
      name: `gone ${n}`,
      openedAt: '2026-01-01T00:00:00Z',
    }))
    writeFileSync(join(folder.path, 'recent.json'), JSON.stringify(entries))
    await create('one')
    const rows = await list()
    expect([rows.length, rows[0]?.name, rows[11]?.name]).toEqual([12, 'one', 'gone 10'])
  })
})

describe('trying one’s own film', () => {
  test('makes a study of one recording, assigned and ready to be coded', async () => {
    const { assignmentId } = await client.call('study.tryVideo', {
      ...jobId(),
      ...{ paths: [demoMedia('D001-t1-mother.mp4'), demoMedia('D001-t1-baby.mp4')], template: 'sens-intr-9' },
    })
    const view = await client.call('observation.open', { assignmentId })
    expect(view.editable).toBe(true)
    expect(view.cameras).toHaveLength(2)
    expect(view.episodes.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[0, view.durationMs]])
    expect((await client.call('study.current', {}))?.session.person?.name).toBe('Me')
    expect((await client.call('recent.list', {})).map(({ present }) => present)).toEqual([true])
  })

  test('with a template that there is not makes nothing', async () => {
    const asked = { ...jobId(), paths: [demoMedia('D001-t1-mother.mp4')], template: 'none' }
    expect(await codeOf(client.call('study.tryVideo', asked))).toBe('template-unknown')
    expect(await client.call('study.current', {})).toBeNull()
  })

  test('the same film as both cameras is refused', async () => {
    const film = demoMedia('D001-t1-mother.mp4')
    const asked = { ...jobId(), paths: [film, film], template: 'sens-intr-9' }
    expect(await codeOf(client.call('study.tryVideo', asked))).toBe('media-already-here')
  })
})
