import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../../electron/services/handlers.ts'
import { localClient } from '../../../electron/services/local-client.ts'
import type { App } from '../../../electron/services/platform.ts'
import type { Client } from '#shared/contract/client.ts'
import { jobId, temporaryFolder, testPlatform } from '../../support/study-builder.ts'

let folder = temporaryFolder()
let app: App
let client: Client
let path = ''

beforeEach(async () => {
  folder = temporaryFolder()
  app = createApp(testPlatform(join(folder.path, 'user-data')))
  client = localClient(app)
  const study = { path: join(folder.path, 'study'), name: 'Protected', personName: 'Lea' }
  path = (await client.call('study.create', { ...study, passphrase: "it's a long one" })).path
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

test('a protected file holds nothing that can be read without the passphrase', async () => {
  await client.call('study.close', {})
  const bytes = readFileSync(path)
  expect(bytes.includes('SQLite format')).toBe(false)
  expect(bytes.includes('Protected')).toBe(false)
})

test('without its passphrase, or with another, a protected study is refused and stays as it is', async () => {
  await client.call('study.close', {})
  await expect(client.call('study.open', { path })).rejects.toMatchObject({ code: 'study-not-a-study' })
  await expect(client.call('study.open', { path, passphrase: 'another' })).rejects.toMatchObject({
    code: 'study-not-a-study',
  })
  expect((await client.call('study.open', { path, passphrase: "it's a long one" })).name).toBe('Protected')
})

test('work in other threads reads a protected study', async () => {
  await client.call('schemes.addTemplate', { template: 'sens-intr-9' })
  expect((await client.call('gate.report', jobId())).rows).toEqual([])
})

test('a backup of a protected study is protected too, and can be put in its place', async () => {
  await client.call('schemes.addTemplate', { template: 'sens-intr-9' })
  await app.close()
  const [backup] = await client.call('study.backups', { path })
  if (backup === undefined) throw new Error('closing makes a backup')
  const restored = await client.call('study.restore', { path, backup: backup.id, passphrase: "it's a long one" })
  expect(restored.name).toBe('Protected')
  expect((await client.call('schemes.list', {})).map(({ id }) => id)).toEqual(['sens-intr-9'])
})
