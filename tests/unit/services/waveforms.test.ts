import { afterEach, beforeEach, expect, test } from 'vitest'
import type { App } from '../../../electron/services/platform.ts'
import { calls } from '#shared/contract/calls.ts'
import type { Client } from '#shared/contract/client.ts'
import {
  appIn,
  codeOf,
  CODER_PASSCODE,
  openMine,
  smallStudy,
  temporaryFolder,
  type SmallStudy,
} from '../../support/study-builder.ts'

let folder = temporaryFolder()
let app: App
let client: Client
let study: SmallStudy

beforeEach(async () => {
  folder = temporaryFolder()
  ;({ app, client } = appIn(folder.path))
  study = await smallStudy(client, folder.path, ['D001', 'D002'])
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

const bytes = (bins: number, value: number): string => Buffer.alloc(bins * 2, value).toString('base64')
const wave = (value = 128) => ({
  startUs: -20_000,
  binUs: 5000,
  levels: [bytes(12_000, value), bytes(3000, value), bytes(750, value), bytes(188, value)],
})
const filesOf = async (recording: number): Promise<string[]> => {
  const detail = await client.call('recordings.get', { id: study.recordingIds[recording] ?? '' })
  return detail.fileNames.map(({ mediaId }) => mediaId)
}

test('a file has no waveform until one is kept, and then each of its levels', async () => {
  const [mediaId = ''] = await filesOf(0)
  expect(await client.call('media.waveform', { mediaId, level: 0 })).toBeNull()
  await client.call('media.saveWaveform', { mediaId, ...wave() })
  const third = await client.call('media.waveform', { mediaId, level: 2 })
  expect(third).toEqual({ level: 2, levels: 4, startUs: -20_000, binUs: 80_000, peaks: bytes(750, 128) })
})

test('beyond the last level, the coarsest one is given', async () => {
  const [mediaId = ''] = await filesOf(0)
  await client.call('media.saveWaveform', { mediaId, ...wave() })
  expect(await client.call('media.waveform', { mediaId, level: 12 })).toMatchObject({ level: 3, levels: 4 })
})

test('a waveform takes the place of the one before, all of it', async () => {
  const [mediaId = ''] = await filesOf(0)
  await client.call('media.saveWaveform', { mediaId, ...wave() })
  await client.call('media.saveWaveform', { mediaId, startUs: 0, binUs: 5000, levels: [bytes(100, 7)] })
  expect(await client.call('media.waveform', { mediaId, level: 3 })).toMatchObject({ level: 0, levels: 1, startUs: 0 })
})

test('a coder keeps and sees the waveform of a recording given to them, under the name they have for it', async () => {
  await client.call('session.signIn', { personId: study.coder.id, passcode: CODER_PASSCODE })
  const mediaId = (await openMine(client)).cameras[0]?.segments[0]?.mediaId ?? ''
  await client.call('media.saveWaveform', { mediaId, ...wave(9) })
  expect(await client.call('media.waveform', { mediaId, level: 3 })).toMatchObject({ peaks: bytes(188, 9) })
})

test('for a coder, a file that is not theirs and one that is not there are alike', async () => {
  const [mediaId = ''] = await filesOf(0)
  await client.call('session.signIn', { personId: study.coder.id, passcode: CODER_PASSCODE })
  for (const name of [mediaId, 'med_nowhere'])
    expect(await codeOf(client.call('media.waveform', { mediaId: name, level: 0 }))).toBe('media-unknown')
  expect(await codeOf(client.call('media.saveWaveform', { mediaId, ...wave() }))).toBe('media-unknown')
})

test.each([
  ['half a bin', { levels: [Buffer.alloc(5).toString('base64')] }],
  ['nothing', { levels: [''] }],
  ['levels that do not follow each other', { levels: [bytes(12_000, 1), bytes(2999, 1)] }],
  ['bins too short to be of use', { binUs: 10 }],
])('refused, with nothing kept: %s', async (_what, change) => {
  const [mediaId = ''] = await filesOf(0)
  expect(await codeOf(client.call('media.saveWaveform', { mediaId, ...wave(), ...change }))).toBe('input-invalid')
  expect(await client.call('media.waveform', { mediaId, level: 0 })).toBeNull()
})

test('of sound that goes on long after the film, what lies beside the film and two minutes more is kept', async () => {
  const [mediaId = ''] = await filesOf(0)
  const levels = [400_000, 100_000, 25_000, 6250, 1563].map((bins) => bytes(bins, 3))
  await client.call('media.saveWaveform', { mediaId, ...wave(), levels })
  const finest = await client.call('media.waveform', { mediaId, level: 0 })
  const bins = Buffer.from(finest?.peaks ?? '', 'base64').length / 2
  expect(bins * 5).toBeGreaterThanOrEqual(60_000 + 120_000)
  expect(bins * 5).toBeLessThan(200_000)
  expect(await client.call('media.waveform', { mediaId, level: 1 })).toMatchObject({
    peaks: bytes(Math.ceil(bins / 4), 3),
  })
})

test('that somebody listened and heard nothing is kept apart from nobody having listened', async () => {
  const row = async () => {
    const { rows, sums } = await client.call('media.list', {})
    return { noSound: rows[0]?.noSound, left: sums.withoutWaveform }
  }
  const { rows, sums } = await client.call('media.list', {})
  const mediaId = rows[0]?.mediaId ?? ''
  expect(await row()).toEqual({ noSound: null, left: sums.withoutWaveform })
  await client.call('media.saveNoSound', { mediaId, why: 'unreadable' })
  expect(await row()).toEqual({ noSound: 'unreadable', left: sums.withoutWaveform - 1 })
  await client.call('media.saveWaveform', { mediaId, ...wave() })
  expect(await row()).toEqual({ noSound: null, left: sums.withoutWaveform - 1 })
  expect(await codeOf(client.call('media.saveNoSound', { mediaId: 'med_nowhere', why: 'none' }))).toBe('media-unknown')
})

test('four hours of sound pass the contract', () => {
  const bins = (4 * 3600 * 1000) / 5
  const levels = [bins, bins / 4, bins / 16].map((count) => bytes(count, 77))
  const parsed = calls['media.saveWaveform'].input.safeParse({ mediaId: 'm', startUs: 0, binUs: 5000, levels })
  expect(parsed.success).toBe(true)
})
