import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { MediaListRow } from '#shared/study/media.ts'
import { LOOK_THROUGH, lookThrough, useLooks } from '../../../../renderer/host/background-look.ts'
import { forgetWork, stopWork, workState } from '../../../../renderer/host/background-work.ts'
import { FakeWorker, latest, settled } from './fake-worker.ts'

const check = { stepMs: 1000, black: [{ startMs: 0, endMs: 5000 }], frozen: [] }
const sound = { startUs: 0, binUs: 5000, levels: [Uint8Array.of(0, 255)] }

function film(mediaId: string, over: Partial<MediaListRow> = {}): MediaListRow {
  return {
    ...{ mediaId, url: `/media/${mediaId}`, recordingId: `rec ${mediaId}`, name: `${mediaId}.mp4` },
    ...{ recording: 'D001', view: 'infant', part: 1, parts: 1, state: 'present', checkedAt: null, sha256: null },
    ...{ bytes: 1, durationMs: 60_000, fps: 25, variableRate: false, keyEveryMs: 500, soundCodec: 'aac' },
    ...{ hasAudio: true, hasWaveform: false, noSound: null, picture: null, gaps: [], rendition: null },
    ...{ copyState: null, coded: false },
    ...over,
  }
}

/** A host that has these files, and what it was asked to keep. */
function hostWith(...rows: MediaListRow[]) {
  const kept: [string, string][] = []
  const client = {
    call: (name: string, input: { mediaId?: string; why?: string }) => {
      if (name === 'media.list') return Promise.resolve({ rows, total: rows.length })
      if (name === 'media.listen') return Promise.resolve(null)
      kept.push([name, [input.mediaId, input.why].filter((text) => text !== undefined).join(' ')])
      return Promise.resolve(null)
    },
    subscribe: () => () => undefined,
  } as unknown as Client
  return { client, kept }
}

const all = { recordings: 'all' } as const
const stateOf = (mediaId: string) => useLooks.getState()[mediaId]?.state

beforeEach(() => {
  FakeWorker.all = []
  useLooks.setState({}, true)
  vi.stubGlobal('Worker', FakeWorker)
  vi.stubGlobal('document', { baseURI: 'http://127.0.0.1:1/' })
})
afterEach(() => {
  forgetWork()
  vi.unstubAllGlobals()
})

describe('sound and pictures, each by itself', () => {
  test('pictures are looked through although the sound breaks off, and that is remembered', async () => {
    const { client, kept } = hostWith(film('a'))
    const run = lookThrough(client, all)
    await settled()
    latest().say({ kind: 'failed' })
    await settled()
    latest().say({ kind: 'picture', check })
    expect(await run).toEqual({ files: 1, unread: ['a.mp4'] })
    expect(kept).toEqual([
      ['media.savePictureCheck', 'a'],
      ['media.saveNoSound', 'a unreadable'],
    ])
    expect(useLooks.getState()['a']).toMatchObject({ state: 'done', check, soundUnread: true })
  })

  test('where both break off, the disk may be the reason: nothing is remembered', async () => {
    const { client, kept } = hostWith(film('a'))
    const run = lookThrough(client, all)
    await settled()
    latest().say({ kind: 'failed' })
    await settled()
    latest().say({ kind: 'failed' })
    expect(await run).toEqual({ files: 1, unread: ['a.mp4'] })
    expect(kept).toEqual([])
  })

  test('sound is kept although the pictures cannot be read', async () => {
    const { client, kept } = hostWith(film('a'))
    const run = lookThrough(client, all)
    await settled()
    latest().say({ kind: 'sound', sound })
    await settled()
    latest().say({ kind: 'failed' })
    await run
    expect(kept).toEqual([['media.saveWaveform', 'a']])
  })

  test('what is known is not done again: a file without sound to be heard is looked at once', async () => {
    const mute = film('mute', { noSound: 'none' })
    const { client } = hostWith(mute, film('deaf', { noSound: 'none', picture: check }))
    const run = lookThrough(client, all)
    await settled()
    expect(latest().orders).toMatchObject([{ kind: 'picture' }])
    latest().say({ kind: 'picture', check })
    expect(await run).toEqual({ files: 1, unread: [] })
  })
})

describe('recordings that were added', () => {
  test('are looked through gently, and no others', async () => {
    const { client } = hostWith(film('old'), film('new', { hasAudio: false }))
    const run = lookThrough(client, { recordings: ['rec new'], gentle: true })
    await settled()
    expect(latest().orders).toMatchObject([{ kind: 'picture', gentle: true }])
    expect([stateOf('old'), stateOf('new')]).toEqual([undefined, 'looking'])
    latest().say({ kind: 'picture', check })
    expect(await run).toEqual({ files: 1, unread: [] })
  })

  test('that come while a look is under way are looked at after it', async () => {
    const { client } = hostWith(film('a', { hasAudio: false }), film('b', { hasAudio: false }))
    const run = lookThrough(client, { recordings: ['rec a'] })
    await settled()
    void lookThrough(client, { recordings: ['rec b'] })
    latest().say({ kind: 'picture', check })
    await settled()
    expect([stateOf('a'), stateOf('b')]).toEqual(['done', 'looking'])
    latest().say({ kind: 'picture', check })
    expect(await run).toEqual({ files: 2, unread: [] })
  })

  test('stopped, keep what was seen, and the rest can be started again', async () => {
    const { client } = hostWith(film('a', { hasAudio: false }), film('b', { hasAudio: false }))
    const run = lookThrough(client, { recordings: ['rec a', 'rec b'] })
    await settled()
    latest().say({ kind: 'picture', check })
    await settled()
    stopWork(LOOK_THROUGH)
    expect(await run).toBeNull()
    expect([stateOf('a'), stateOf('b'), workState(LOOK_THROUGH).error]).toEqual(['done', 'stopped', null])
    void lookThrough(client, { recordings: ['rec b'] })
    await settled()
    expect([stateOf('a'), stateOf('b')]).toEqual(['done', 'looking'])
  })
})
