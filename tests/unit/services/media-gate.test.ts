import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GateCheck } from '#shared/study/gate.ts'
import {
  appIn,
  codeAndLock,
  codeOf,
  demoMedia,
  jobId,
  registerRow,
  stillface,
  temporaryFolder,
} from '../../support/study-builder.ts'

const folder = temporaryFolder()
const { app, client } = appIn(folder.path)
const films = ['mother', 'baby'].map((camera) => join(folder.path, `${camera}.mp4`))
const [mother = '', baby = ''] = films

beforeAll(async () => {
  mkdirSync(folder.path, { recursive: true })
  copyFileSync(demoMedia('D001-t1-mother.mp4'), mother)
  copyFileSync(demoMedia('D001-t1-baby.mp4'), baby)
  await client.call('study.create', { path: join(folder.path, 's'), name: 'Trial', personName: 'Lea' })
  const files = films.map((path) => ({ path, view: 'both' as const, offsetMs: 0 }))
  const [outcome] = await client.call('recordings.import', { ...jobId(), rows: [registerRow('D001', { files })] })
  await client.call('schemes.addTemplate', { template: stillface.id })
  const personId = (await client.call('people.list', {}))[0]?.id ?? ''
  await client.call('assignments.create', {
    recordingIds: [outcome?.recordingId ?? ''],
    scheme: stillface,
    coders: [{ personId, role: 'primary' }],
  })
  await codeAndLock(client)
})
afterAll(async () => {
  await app.close()
  folder.remove()
})

async function mediaCheck(): Promise<GateCheck | undefined> {
  const { rows } = await client.call('gate.report', jobId())
  const found = new Set(rows.map(({ checks }) => JSON.stringify(checks.find(({ id }) => id === 'G18'))))
  expect(found.size).toBe(1)
  return rows[0]?.checks.find(({ id }) => id === 'G18')
}

test('G18 passes while films are as they were, and says when one is kept elsewhere', async () => {
  expect(await mediaCheck()).toMatchObject({ verdict: 'pass', code: 'gate.G18.same', params: { verified: 2 } })
  const kept = readFileSync(baby)
  rmSync(baby)
  expect(await mediaCheck()).toMatchObject({
    ...{ verdict: 'pass', code: 'gate.G18.named' },
    params: { verified: 1, missing: 1 },
  })
  writeFileSync(baby, kept)
})

test('G18 fails for every variable once a check found a coded film changed, and no decision overrules it', async () => {
  const kept = readFileSync(mother)
  const damaged = Buffer.from(kept)
  damaged[2000] = (damaged[2000] ?? 0) ^ 0xff
  writeFileSync(mother, damaged)
  await client.call('media.check', { ...jobId(), full: false })
  expect(await mediaCheck()).toMatchObject({ verdict: 'fail', params: { changed: 1, recordings: 1, verified: 1 } })
  const { rows } = await client.call('gate.report', jobId())
  const decision = client.call('gate.override', {
    scheme: rows[0]?.scheme ?? '',
    variables: [rows[0]?.variable ?? ''],
    reasonCode: 'other',
    reasonText: 'A reason that is long enough.',
  })
  expect(await codeOf(decision)).toBe('override-not-possible')
  writeFileSync(mother, kept)
  await client.call('media.check', { ...jobId(), full: false })
  expect(await mediaCheck()).toMatchObject({ verdict: 'pass', code: 'gate.G18.same' })
})
