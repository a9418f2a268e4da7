import { mkdtempSync, readdirSync, readlinkSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { mediaResponse } from '../../../electron/services/media/range.ts'

const dir = mkdtempSync(join(tmpdir(), 'attune-range-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

let serial = 0
function fileOf(bytes: Uint8Array): string {
  serial += 1
  const path = join(dir, `${serial}.mp4`)
  writeFileSync(path, bytes)
  return path
}
const patterned = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, n) => (n * 31 + (n >> 8)) % 251)

function ask(path: string, range?: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...(range === undefined ? {} : { range }), ...init.headers }
  return mediaResponse({ path, type: 'video/mp4' }, new Request('http://127.0.0.1/media/x', { ...init, headers }))
}
const bodyOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer())

/** Files of ours that this process holds open; only Linux can tell. */
function openHere(path: string): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path
    } catch {
      return false
    }
  }).length
}

test('a player that asks for the rest gets a portion of it and goes on from there; others get all', async () => {
  const content = patterned(20_000_000)
  const path = fileOf(content)
  expect((await bodyOf(await ask(path, 'bytes=0-'))).equals(content)).toBe(true)
  const asPlayer = { headers: { 'sec-fetch-dest': 'video' } }
  expect(await bodyOf(await ask(path, 'bytes=5-3000004', asPlayer))).toHaveLength(3_000_000)
  const read: Buffer[] = []
  for (let at = 0, pieces = 0; at < content.length && pieces < 100; pieces += 1) {
    const response = await ask(path, `bytes=${at}-`, asPlayer)
    const piece = await bodyOf(response)
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${at}-${at + piece.length - 1}/${content.length}`)
    read.push(piece)
    at += piece.length
  }
  expect(Buffer.concat(read).equals(content)).toBe(true)
  expect(read.length).toBeGreaterThan(20)
})

describe('one range of a file', () => {
  const size = 1000
  const content = patterned(size)
  const path = fileOf(content)

  test('a-b gives exactly those bytes, cut at the end of the file, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), fc.nat(2 * size), async (first, more) => {
        const last = Math.min(first + more, size - 1)
        const response = await ask(path, `bytes=${first}-${first + more}`)
        expect(response.status).toBe(206)
        expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/${size}`)
        expect(response.headers.get('content-length')).toBe(String(last - first + 1))
        expect(await bodyOf(response)).toEqual(Buffer.from(content.slice(first, last + 1)))
      }),
    )
  })

  test('a- gives the rest from there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), async (first) => {
        const response = await ask(path, `bytes=${first}-`)
        expect(response.headers.get('content-range')).toBe(`bytes ${first}-${size - 1}/${size}`)
        expect(await bodyOf(response)).toEqual(Buffer.from(content.slice(first)))
      }),
    )
  })

  test('-n gives the last n bytes, or the whole file when it has fewer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 * size }), async (count) => {
        const response = await ask(path, `bytes=-${count}`)
        expect(response.status).toBe(206)
        expect(response.headers.get('content-length')).toBe(String(Math.min(count, size)))
        expect(await bodyOf(response)).toEqual(Buffer.from(content.slice(-count)))
      }),
    )
  })

  test('a range that holds no byte of the file is refused with the size of the file', async () => {
    for (const range of [`bytes=${size}-`, `bytes=${size}-${size + 5}`, 'bytes=-0', 'bytes=99999999999999999999999-']) {
      const response = await ask(path, range)
      expect([range, response.status, response.headers.get('content-range')]).toEqual([range, 416, `bytes */${size}`])
      expect(await bodyOf(response)).toHaveLength(0)
    }
  })

  test('anything that is not one well-formed range of bytes gives the whole file', async () => {
    for (const range of ['bytes=', 'bytes=-', 'bytes=abc', 'bytes=5-2', 'frames=0-3', 'bytes=0-3,5-9', 'bytes=1.5-3']) {
      const response = await ask(path, range)
      expect([range, response.status]).toEqual([range, 200])
      expect(await bodyOf(response)).toEqual(Buffer.from(content))
    }
  })
})

test('no header that a client can write makes it fail or send other bytes than it announces', async () => {
  const content = patterned(300)
  const path = fileOf(content)
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^(bytes)?[ =\-,0-9a-z*]{0,20}$/), async (range) => {
      const response = await ask(path, range)
      const body = await bodyOf(response)
      expect(response.headers.get('content-length')).toBe(String(body.length))
      const [, first, last] = /^bytes (\d+)-(\d+)\/300$/.exec(response.headers.get('content-range') ?? '') ?? []
      if (response.status === 206) expect(body).toEqual(Buffer.from(content.slice(Number(first), Number(last) + 1)))
      else if (response.status === 200) expect(body).toEqual(Buffer.from(content))
      else expect(response.status).toBe(416)
    }),
  )
})

test('a file larger than one chunk comes whole and in order', async () => {
  const content = patterned(700_001)
  expect(await bodyOf(await ask(fileOf(content)))).toEqual(Buffer.from(content))
})

test('HEAD tells the size and that ranges work, without a body', async () => {
  const response = await ask(fileOf(patterned(10)), 'bytes=2-3', { method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-length')).toBe('10')
  expect(response.headers.get('accept-ranges')).toBe('bytes')
  expect(response.headers.get('content-type')).toBe('video/mp4')
  expect(response.body).toBeNull()
})

test('an empty file is an empty answer, and has no range', async () => {
  const path = fileOf(new Uint8Array())
  const whole = await ask(path)
  expect([whole.status, whole.headers.get('content-length')]).toEqual([200, '0'])
  const range = await ask(path, 'bytes=0-')
  expect([range.status, range.headers.get('content-range')]).toEqual([416, 'bytes */0'])
})

test('a file that is gone, or is a folder, is not found', async () => {
  expect((await ask(join(dir, 'gone.mp4'))).status).toBe(404)
  expect((await ask(dir)).status).toBe(404)
})

test('other methods are refused', async () => {
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect((await ask(fileOf(patterned(4)), undefined, { method })).status).toBe(405)
})

test('recordings are not kept in a cache on disk', async () => {
  expect((await ask(fileOf(patterned(4)))).headers.get('cache-control')).toBe('no-store')
})

test('a range asked for on top of an older version of the file gives the whole new one', async () => {
  const path = fileOf(patterned(50))
  const etag = (await ask(path, undefined, { method: 'HEAD' })).headers.get('etag') ?? ''
  expect((await ask(path, 'bytes=0-1', { headers: { 'if-range': etag } })).status).toBe(206)
  expect((await ask(path, 'bytes=0-1', { headers: { 'if-range': '"something-else"' } })).status).toBe(200)
})

test('the version of a file changes with the file and tells nothing of its date or size', async () => {
  const path = fileOf(patterned(5000))
  const version = async (): Promise<string> => (await ask(path)).headers.get('etag') ?? ''
  const filmed = new Date('2019-03-04T10:20:30.000Z')
  utimesSync(path, filmed, filmed)
  const before = await version()
  expect(before).toMatch(/^"[\w-]{22}"$/)
  expect(before).not.toMatch(/5000|1551694830/)
  expect(await version()).toBe(before)
  utimesSync(path, filmed, new Date('2021-01-01T00:00:00.000Z'))
  expect(await version()).not.toBe(before)
})

test('the version of a file belongs to its address, so that two addresses of one film cannot be told to be so', async () => {
  const path = fileOf(patterned(5000))
  const versionAt = async (url: string): Promise<string | null> =>
    (await mediaResponse({ path, type: 'video/mp4' }, new Request(url))).headers.get('etag')
  expect(await versionAt('http://127.0.0.1/media/x')).not.toBe(await versionAt('http://127.0.0.1/media/y'))
})

test('a file that shrinks while it is sent breaks the body off instead of ending it short', async () => {
  const path = fileOf(patterned(2_000_000))
  const reader = (await ask(path)).body?.getReader()
  await reader?.read()
  truncateSync(path, 300_000)
  const drain = async (): Promise<void> => {
    while ((await reader?.read())?.done === false);
  }
  await expect(drain()).rejects.toThrow(/shorter/)
})

describe.runIf(process.platform === 'linux')('open files', () => {
  test('a body that nobody reads holds no file open', async () => {
    const path = fileOf(patterned(1000))
    await ask(path)
    expect(openHere(path)).toBe(0)
  })

  test('a body read to its end leaves no file open', async () => {
    const path = fileOf(patterned(600_000))
    await bodyOf(await ask(path, 'bytes=10-'))
    expect(openHere(path)).toBe(0)
  })

  test('a cancelled body leaves no file open', async () => {
    const path = fileOf(patterned(2_000_000))
    const reader = (await ask(path)).body?.getReader()
    await reader?.read()
    expect(openHere(path)).toBe(1)
    await reader?.cancel()
    expect(openHere(path)).toBe(0)
  })

  test('an aborted request leaves no file open and its body fails', async () => {
    const path = fileOf(patterned(2_000_000))
    const stop = new AbortController()
    const reader = (await ask(path, undefined, { signal: stop.signal })).body?.getReader()
    await reader?.read()
    stop.abort()
    await expect(reader?.read()).rejects.toThrow()
    await expect.poll(() => openHere(path)).toBe(0)
  })
})
