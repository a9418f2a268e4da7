import { writeFileSync } from 'node:fs'
import { get, request, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Reply } from '../../../electron/services/platform.ts'
import { ask, getMedia, post, serverUnderTest, type UnderTest } from './server-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await serverUnderTest()
})
afterEach(() => under.end())

/** A stream that stays open: the answer, and a promise of the text once it holds what is looked for. */
function open(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on('error', reject)
  })
}
function textWith(stream: IncomingMessage, wanted: string): Promise<string> {
  let text = ''
  return new Promise((resolve) => {
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => {
      text += chunk
      if (text.includes(wanted)) resolve(text)
    })
  })
}
const openEvents = (): Promise<IncomingMessage> => open(`${under.server.origin}/api/events`, { cookie: under.cookie })

describe('the interface', () => {
  test('the page comes at / with its type, its policy, and anew each time', async () => {
    const { status, headers, body } = await ask(under.server.origin)
    expect(status).toBe(200)
    expect(body).toContain('<title>Attune</title>')
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  test('the policy lets in recordings from the media port, scripts from nowhere else, and frames not at all', async () => {
    const policy = String((await ask(under.server.origin)).headers['content-security-policy']).split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain(`connect-src 'self' ${under.mediaOrigin}`)
    expect(policy).toContain("worker-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.find((part) => part.startsWith('media-src'))?.split(' ')).toContain(under.mediaOrigin)
  })

  test('files whose name carries a hash may be kept', async () => {
    const { headers } = await ask(`${under.server.origin}/assets/app-1a2b.js`)
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(headers['cache-control']).toContain('immutable')
  })
})

describe('calls', () => {
  test('name and input reach the application and its reply comes back', async () => {
    under.app.reply = { ok: true, value: { revision: 3 } }
    const answer = await post(under, 'observation.commit', '{"label":"Smile"}')
    expect(under.app.asked).toEqual([{ name: 'observation.commit', input: { label: 'Smile' } }])
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { ok: true, value: { revision: 3 } }])
  })

  test('a refusal comes back as its envelope, never as a success', async () => {
    under.app.reply = { ok: false, error: { code: 'observation-locked', params: { by: 'Rater 1' } } }
    const answer = await post(under, 'observation.commit', '{}')
    expect([answer.status, JSON.parse(answer.body)]).toEqual([422, under.app.reply])
  })
})

describe('a call that takes long', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('sends a sign of life each minute, and then its reply', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { app, server, cookie } = under
    const finish: ((reply: Reply) => void)[] = []
    app.call = () => new Promise((resolve) => finish.push(resolve))
    const headers = { cookie, origin: server.origin, 'content-type': 'application/json' }
    const begun = new Promise<IncomingMessage>((resolve, reject) => {
      const asked = request(`${server.origin}/api/export.run`, { method: 'POST', headers, agent: false }, resolve)
      asked.on('error', reject)
      asked.end('{}')
    })
    await expect.poll(() => finish.length).toBe(1)
    vi.advanceTimersByTime(60_000)
    const whole = textWith(await begun, '}}')
    finish[0]?.({ ok: false, error: { code: 'cancelled', params: {} } })
    const text = await whole
    expect(text.startsWith(' ')).toBe(true)
    expect(JSON.parse(text)).toEqual({ ok: false, error: { code: 'cancelled', params: {} } })
  })
})

describe('events', () => {
  test('every open tab hears every event', async () => {
    const tabs = await Promise.all([openEvents(), openEvents()])
    const heard = tabs.map((tab) => textWith(tab, 'assignments'))
    await expect.poll(() => under.app.listeners.size).toBe(2)
    for (const listener of under.app.listeners) listener({ type: 'changed', topic: 'assignments' })
    for (const text of await Promise.all(heard)) {
      expect(text).toContain('data: {"type":"changed","topic":"assignments"}\n\n')
    }
    expect(tabs[0].headers['content-type']).toBe('text/event-stream; charset=utf-8')
    for (const tab of tabs) tab.destroy()
  })

  test('a tab that is closed is forgotten', async () => {
    const tab = await openEvents()
    await expect.poll(() => under.app.listeners.size).toBe(1)
    tab.destroy()
    await expect.poll(() => under.app.listeners.size).toBe(0)
  })
})

describe('recordings', () => {
  beforeEach(() => {
    const path = join(under.dir, 'visit.mp4')
    writeFileSync(path, 'abcdefghij')
    under.app.files.set('visit-1', path)
  })

  test('a part of a file comes with its place in the whole', async () => {
    const answer = await getMedia(under, 'visit-1', { range: 'bytes=2-4' })
    expect([answer.status, answer.body]).toEqual([206, 'cde'])
    expect(answer.headers['content-range']).toBe('bytes 2-4/10')
    expect(answer.headers['content-length']).toBe('3')
  })

  test('the page may read the picture of a recording, no other page may', async () => {
    const { headers } = await getMedia(under, 'visit-1')
    expect(headers['access-control-allow-origin']).toBe(under.server.origin)
    expect(headers['access-control-allow-credentials']).toBe('true')
    expect(headers['vary']).toContain('Origin')
  })

  test('the address that the services give the page is the one that answers', async () => {
    const url = under.app.platform?.mediaUrl('visit-1') ?? ''
    expect((await ask(url, { headers: { cookie: under.cookie, origin: under.server.origin } })).body).toBe('abcdefghij')
  })

  test('six recordings and the events of two tabs, none of them read, do not stall a call', async () => {
    const path = join(under.dir, 'long.mp4')
    writeFileSync(path, Buffer.alloc(20_000_000))
    under.app.files.set('long', path)
    const headers = { cookie: under.cookie, origin: under.server.origin }
    const streams = await Promise.all([
      ...Array.from({ length: 6 }, () => open(`${under.mediaOrigin}/media/long`, headers)),
      openEvents(),
      openEvents(),
    ])
    expect((await post(under, 'observation.commit', '{}')).status).toBe(200)
    expect(streams.map((stream) => stream.statusCode)).toEqual(Array.from({ length: 8 }, () => 200))
    for (const stream of streams) stream.destroy()
  })
})

describe('closing', () => {
  test('ends open streams, closes the study once, and answers nobody any more', async () => {
    const events = await openEvents()
    const ended = new Promise((resolve) => events.once('close', resolve))
    await Promise.all([under.server.close(), under.server.close()])
    await ended
    expect(under.app.closed).toBe(1)
    await expect(ask(under.server.origin)).rejects.toThrow('ECONNREFUSED')
  })
})
