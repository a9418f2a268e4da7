import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import { isAppError } from '#shared/lib/app-error.ts'
import type { Sound } from '#shared/study/sound-peaks.ts'
import { scanPicture, scanSound } from '../../../../renderer/host/media-scan.ts'
import { FakeWorker, latest, settled } from './fake-worker.ts'

const stored = vi.fn()
/** What the host hears itself: nothing, unless a test says otherwise. */
const listen = vi.fn()
const client: Client = {
  call: (name, input) => {
    if (name === 'media.listen') return (listen(input) ?? Promise.resolve(null)) as never
    stored(name, input)
    return Promise.resolve(null as never)
  },
  subscribe: () => () => undefined,
}
const file = { mediaId: 'm', url: '/media/m' }
const sound = { startUs: -5000, binUs: 5000, levels: [Uint8Array.of(0, 255)] }
beforeEach(() => {
  FakeWorker.all = []
  stored.mockClear()
  listen.mockReset()
  vi.stubGlobal('Worker', FakeWorker)
  vi.stubGlobal('document', { baseURI: 'http://127.0.0.1:1/' })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('what was heard is stored, and the worker is ended', async () => {
  const scan = scanSound(client, file)
  await settled()
  expect(latest().orders).toEqual([{ kind: 'sound', url: 'http://127.0.0.1:1/media/m', gentle: false }])
  latest().say({ kind: 'sound', sound })
  expect(await scan).toBe('stored')
  expect(stored.mock.calls).toEqual([
    ['media.saveWaveform', { mediaId: 'm', startUs: -5000, binUs: 5000, levels: ['AP8='] }],
  ])
  expect(latest().ended).toBe(true)
})

test('that there is no sound to be heard is kept, and not being able to keep it is no failure', async () => {
  const scan = scanSound(client, file)
  await settled()
  latest().say({ kind: 'no-sound' })
  expect(await scan).toBe('no-sound')
  expect(stored.mock.calls).toEqual([['media.saveNoSound', { mediaId: 'm', why: 'none' }]])
  const offline: Client = { ...client, call: () => Promise.reject(new Error('gone')) }
  const again = scanSound(offline, file)
  await settled()
  latest().say({ kind: 'no-sound' })
  expect(await again).toBe('no-sound')
})

test('a second scan begins when the first is over', async () => {
  const first = scanSound(client, file)
  const second = scanPicture(client, { ...file, durationMs: 1000 })
  await settled()
  expect(FakeWorker.all).toHaveLength(1)
  latest().say({ kind: 'no-sound' })
  expect(await first).toBe('no-sound')
  await settled()
  expect(FakeWorker.all).toHaveLength(2)
  latest().say({ kind: 'picture', check: { stepMs: 1000, black: [], frozen: [] } })
  expect(await second).toBe('stored')
})

test('a cancelled scan ends its worker at once and stores nothing', async () => {
  const stop = new AbortController()
  const scan = scanSound(client, file, { signal: stop.signal })
  await settled()
  stop.abort()
  expect(await scan).toBe('cancelled')
  expect([latest().ended, stored.mock.calls.length]).toEqual([true, 0])
})

test('a scan cancelled while it waits never begins', async () => {
  const stop = new AbortController()
  const first = scanSound(client, file)
  const second = scanSound(client, file, { signal: stop.signal })
  await settled()
  stop.abort()
  latest().say({ kind: 'no-sound' })
  await first
  expect(await second).toBe('cancelled')
  expect(FakeWorker.all).toHaveLength(1)
})

test('a file that cannot be read to its end is a refusal in words, and the next scan goes on', async () => {
  const scan = scanSound(client, file)
  const refusal = scan.catch((error: unknown) => (isAppError(error) ? error.code : error))
  await settled()
  latest().say({ kind: 'failed' })
  expect(await refusal).toBe('media-scan-failed')
  const next = scanSound(client, file)
  await settled()
  latest().say({ kind: 'no-sound' })
  expect(await next).toBe('no-sound')
})

test('progress is passed on', async () => {
  const heard: number[] = []
  const scan = scanSound(client, file, { onProgress: (fraction) => heard.push(fraction) })
  await settled()
  latest().say({ kind: 'progress', fraction: 0.25 })
  latest().say({ kind: 'no-sound' })
  await scan
  expect(heard).toEqual([0.25])
})

describe('a host that can listen itself', () => {
  const heard = { startUs: 0, binUs: 5000, levels: ['AP8='] }

  test('spares the page its worker, and what it heard is stored and shown', async () => {
    listen.mockResolvedValue(heard)
    const shown: Sound[] = []
    expect(await scanSound(client, file, { onSound: (each) => shown.push(each) })).toBe('stored')
    expect(FakeWorker.all).toEqual([])
    expect(shown).toEqual([{ startUs: 0, binUs: 5000, levels: [Uint8Array.of(0, 255)] }])
    expect(stored.mock.calls).toEqual([['media.saveWaveform', { mediaId: 'm', ...heard }]])
  })

  test('and fails leaves it to the page', async () => {
    listen.mockRejectedValue(new Error('the converter is gone'))
    const scan = scanSound(client, file)
    await settled()
    latest().say({ kind: 'sound', sound })
    expect(await scan).toBe('stored')
  })

  test('is told when the person cancels, and the page does not begin then either', async () => {
    const stop = new AbortController()
    let refuse = (): void => undefined
    listen.mockReturnValue(new Promise((_resolve, reject) => (refuse = () => reject(new Error('cancelled')))))
    const scan = scanSound(client, file, { signal: stop.signal })
    await settled()
    stop.abort()
    expect(stored.mock.calls).toMatchObject([['jobs.cancel', { jobId: expect.any(String) }]])
    refuse()
    expect(await scan).toBe('cancelled')
    expect(FakeWorker.all).toEqual([])
  })
})
