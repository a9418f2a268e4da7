import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, describe, test, vi } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { App } from '../../../electron/services/platform.ts'
import { appIn, codeOf, temporaryFolder } from '../../support/study-builder.ts'

let folder = temporaryFolder()
let app: App
let client: Client

beforeEach(async () => {
  vi.stubEnv('ATTUNE_FFMPEG', 'none')
  folder = temporaryFolder()
  ;({ app, client } = appIn(folder.path))
  await client.call('study.create', { path: join(folder.path, 's'), name: 'Trial', personName: 'Lea' })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await app.close()
  folder.remove()
})

const settings = (): string => join(folder.path, 'settings.json')

function converter(): string {
  const place = join(folder.path, 'program')
  mkdirSync(place, { recursive: true })
  for (const name of ['ffmpeg', 'ffprobe']) {
    writeFileSync(join(place, name), `#!/bin/sh\necho "${name} version 7.1 Copyright"\n`)
    chmodSync(join(place, name), 0o755)
  }
  return join(place, 'ffmpeg')
}

describe.skipIf(process.platform === 'win32')('the converter of this machine', () => {
  test('without one, it is said which system this is', async () => {
    expect(await client.call('converter.get', {})).toEqual({
      ...{ converter: null, problem: null },
      system: expect.stringMatching(/^(linux-(apt|dnf|other)|mac|windows)$/),
    })
  })

  test('a chosen one is kept for every study of this machine, and can be given up', async () => {
    const path = converter()
    await client.call('converter.choose', { path })
    await app.close()
    ;({ app, client } = appIn(folder.path))
    await client.call('study.create', { path: join(folder.path, 'other'), name: 'Other', personName: 'Lea' })
    expect(await client.call('converter.get', {})).toMatchObject({ converter: { path, version: '7.1', chosen: true } })
    expect(await client.call('converter.choose', { path: null })).toMatchObject({ converter: null, problem: null })
  })

  test('choosing what is none changes nothing', async () => {
    const path = converter()
    await client.call('converter.choose', { path })
    expect(await codeOf(client.call('converter.choose', { path: join(folder.path, 'gone') }))).toBe(
      'converter-not-ffmpeg',
    )
    expect(await client.call('converter.get', {})).toMatchObject({ converter: { path } })
  })

  test('a chosen one that is gone is said to be gone', async () => {
    const path = converter()
    await client.call('converter.choose', { path })
    rmSync(path)
    expect(await client.call('converter.get', {})).toMatchObject({
      converter: null,
      problem: { code: 'converter-not-ffmpeg', params: { name: 'ffmpeg' } },
    })
  })

  test('damaged settings are no settings, and are mended by the next choice', async () => {
    writeFileSync(settings(), '{"ffmpeg": ')
    expect(await client.call('converter.get', {})).toMatchObject({ converter: null, problem: null })
    const path = converter()
    await client.call('converter.choose', { path })
    expect(JSON.parse(readFileSync(settings(), 'utf8'))).toEqual({ ffmpeg: path })
  })

  test('a folder in the place of the settings is said to be in the way, and nothing is left beside it', async () => {
    mkdirSync(settings())
    expect(await client.call('converter.get', {})).toMatchObject({ converter: null, problem: null })
    expect(await codeOf(client.call('converter.choose', { path: converter() }))).toBe('settings-not-kept')
    expect(readdirSync(dirname(settings())).filter((name) => name.startsWith('settings'))).toEqual(['settings.json'])
  })

  test('settings of another kind stay when the converter is chosen', async () => {
    writeFileSync(settings(), '{"later": 1, "ffmpeg": 7}')
    const path = converter()
    await client.call('converter.choose', { path })
    expect(JSON.parse(readFileSync(settings(), 'utf8'))).toEqual({ later: 1, ffmpeg: path })
  })
})
