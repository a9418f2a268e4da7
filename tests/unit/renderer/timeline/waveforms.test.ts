import { expect, test, vi } from 'vitest'
import { createWaveforms, type WaveformSource } from '../../../../renderer/state/waveforms.ts'

const FILE = { mediaId: 'm', url: '/media/m' }
const level = (n: number, levels = 4) => ({
  ...{ level: n, levels, startUs: 0, binUs: 5000 * 4 ** n },
  peaks: Uint8Array.of(128 - 32, 128 + 32),
})
const sound = { startUs: 0, binUs: 5000, levels: [0, 1].map(() => Uint8Array.of(0, 255)) }

const knowing = () => ({
  fetchLevel: vi.fn<WaveformSource['fetchLevel']>((_id, n) => Promise.resolve(level(Math.min(3, n)))),
  read: vi.fn<WaveformSource['read']>(() => Promise.resolve('stored')),
})
const source = (over: Partial<WaveformSource> = {}): WaveformSource => ({ ...knowing(), ...over })
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const statusOf = (waveforms: ReturnType<typeof createWaveforms>) => waveforms.store.getState().status['m']?.kind

test('what the host knows is shown without listening again', async () => {
  const from = knowing()
  const waveforms = createWaveforms(from)
  waveforms.ask([FILE])
  await settled()
  waveforms.read([FILE])
  expect([statusOf(waveforms), from.read.mock.calls.length]).toEqual(['shown', 0])
})

test('the coarsest level stands in until the fitting one has come, which is asked for once', async () => {
  const from = knowing()
  const waveforms = createWaveforms(from)
  waveforms.ask([FILE])
  await settled()
  expect(waveforms.levelFor('m', 25_000)?.binUs).toBe(320_000)
  waveforms.levelFor('m', 25_000)
  const before = waveforms.store.getState().arrived
  await settled()
  expect(waveforms.levelFor('m', 25_000)?.binUs).toBe(20_000)
  expect(waveforms.store.getState().arrived).toBe(before + 1)
  expect(from.fetchLevel.mock.calls.map(([, n]) => n)).toEqual([12, 1])
})

test.each([
  [100, 5000],
  [5000, 5000],
  [19_999, 5000],
  [20_000, 20_000],
  [10_000_000, 320_000],
])('for pixels of %d us, bins of %d us are wanted', async (us, binUs) => {
  const waveforms = createWaveforms(source())
  waveforms.ask([FILE])
  await settled()
  waveforms.levelFor('m', us)
  await settled()
  expect(waveforms.levelFor('m', us)?.binUs).toBe(binUs)
})

test('what nobody has heard yet is offered, and read when asked for', async () => {
  const from = source({
    fetchLevel: () => Promise.resolve(null),
    read: (_file, { onProgress, onSound }) => {
      onProgress(0.5)
      onSound(sound)
      return Promise.resolve('stored')
    },
  })
  const waveforms = createWaveforms(from)
  waveforms.ask([FILE])
  await settled()
  expect(statusOf(waveforms)).toBe('absent')
  waveforms.read([FILE])
  expect(waveforms.store.getState().status['m']).toEqual({ kind: 'reading', fraction: 0.5 })
  await settled()
  expect(statusOf(waveforms)).toBe('shown')
  expect(waveforms.levelFor('m', 1)?.peaks).toEqual(Uint8Array.of(0, 255))
  expect(waveforms.loudest('m')).toBe(1)
})

test('a cancelled reading is offered again', async () => {
  const waveforms = createWaveforms(
    source({
      fetchLevel: () => Promise.resolve(null),
      read: (_file, { signal }) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve('cancelled'))),
    }),
  )
  waveforms.ask([FILE])
  await settled()
  waveforms.read([FILE])
  waveforms.cancel([FILE])
  await settled()
  expect(statusOf(waveforms)).toBe('absent')
})

test('a file without sound says so, and one that cannot be read too', async () => {
  for (const [outcome, kind] of [
    ['no-sound', 'none'],
    ['failed', 'failed'],
  ] as const) {
    const read = () => (outcome === 'failed' ? Promise.reject(new Error('gone')) : Promise.resolve(outcome))
    const waveforms = createWaveforms(source({ fetchLevel: () => Promise.resolve(null), read }))
    waveforms.ask([FILE])
    await settled()
    waveforms.read([FILE])
    await settled()
    expect(statusOf(waveforms)).toBe(kind)
  }
})

test('what was heard is shown even where it could not be kept', async () => {
  const waveforms = createWaveforms(
    source({
      fetchLevel: () => Promise.resolve(null),
      read: (_file, { onSound }) => {
        onSound(sound)
        return Promise.reject(new Error('disk full'))
      },
    }),
  )
  waveforms.ask([FILE])
  await settled()
  waveforms.read([FILE])
  await settled()
  expect(statusOf(waveforms)).toBe('shown')
})

test('a level that cannot be fetched is not asked for again and again', async () => {
  const fetchLevel = vi.fn<WaveformSource['fetchLevel']>((_id, n) =>
    n === 12 ? Promise.resolve(level(3)) : Promise.reject(new Error('gone')),
  )
  const waveforms = createWaveforms(source({ fetchLevel }))
  waveforms.ask([FILE])
  await settled()
  for (let n = 0; n < 5; n += 1) {
    waveforms.levelFor('m', 5000)
    await settled()
  }
  expect(fetchLevel).toHaveBeenCalledTimes(2)
})
