import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MOST_BODY_BYTES } from '../../../electron/local-server/app-routes.ts'
import { ask, getMedia, post, serverUnderTest, type UnderTest } from './server-under-test.ts'

let under: UnderTest
beforeAll(async () => {
  under = await serverUnderTest()
  const path = join(under.dir, 'visit.mp4')
  writeFileSync(path, 'moving pictures')
  under.app.files.set('known', path)
})
afterAll(() => under.end())
beforeEach(() => {
  under.app.asked.length = 0
})

describe('entering', () => {
  test('the cookie cannot be read by scripts, is sent to this site alone, and is named by port', async () => {
    const entered = await ask(under.server.newAddress())
    expect(entered.status).toBe(303)
    expect(entered.headers.location).toBe('/')
    const port = new URL(under.server.origin).port
    expect(entered.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^attune-${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    )
  })

  test('an address works once, and says what to do the second time', async () => {
    const address = under.server.newAddress()
    await ask(address)
    const again = await ask(address)
    expect(again.status).toBe(401)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(again.body).toContain('start Attune again')
  })

  test('who has entered already may open a used address again', async () => {
    const address = under.server.newAddress()
    await ask(address)
    expect((await ask(address, { headers: { cookie: under.cookie } })).status).toBe(303)
  })

  test('a look ahead at an address does not use it up', async () => {
    const address = under.server.newAddress()
    expect((await ask(address, { method: 'HEAD' })).headers['set-cookie']).toBeUndefined()
    expect((await ask(address)).status).toBe(303)
  })

  test('a made-up token is refused', async () => {
    expect((await ask(`${under.server.origin}/?token=${'A'.repeat(43)}`)).status).toBe(401)
  })
})

describe('without the cookie', () => {
  test.each(['', 'attune-1=x', 'attune=', 'other=1'])('a call is refused (cookie "%s")', async (cookie) => {
    const answer = await post(under, 'app.info', '{}', { cookie })
    expect(answer.status).toBe(401)
    expect(JSON.parse(answer.body)).toEqual({ ok: false, error: { code: 'server-not-entered', params: {} } })
    expect(under.app.asked).toEqual([])
  })

  test('a cookie of the right name and a wrong value is refused', async () => {
    const forged = under.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect((await post(under, 'app.info', '{}', { cookie: forged })).status).toBe(401)
  })

  test('events and recordings are refused', async () => {
    expect((await ask(`${under.server.origin}/api/events`)).status).toBe(401)
    expect((await getMedia(under, 'known', { cookie: '' })).status).toBe(401)
  })
})

describe('from elsewhere', () => {
  const names = (port: string): string[] => [
    `localhost:${port}`,
    `attacker.example:${port}`,
    '127.0.0.1',
    'attacker.example',
  ]
  test('a foreign Host is refused for pages, calls, events and recordings', async () => {
    for (const host of names(new URL(under.server.origin).port)) {
      const headers = { host, cookie: under.cookie }
      expect([host, (await ask(under.server.origin, { headers })).status]).toEqual([host, 403])
      expect((await ask(`${under.server.origin}/api/events`, { headers })).status).toBe(403)
      expect((await post(under, 'app.info', '{}', { host })).status).toBe(403)
    }
    for (const host of [new URL(under.server.origin).host, 'attacker.example']) {
      expect((await getMedia(under, 'known', { host })).status).toBe(403)
    }
    expect(under.app.asked).toEqual([])
  })

  const foreign = ['http://attacker.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1']
  test.each(foreign)('a page of %s may neither call nor read', async (origin) => {
    expect((await post(under, 'app.info', '{}', { origin })).status).toBe(403)
    expect((await ask(`${under.server.origin}/api/events`, { headers: { cookie: under.cookie, origin } })).status).toBe(
      403,
    )
    const media = await getMedia(under, 'known', { origin })
    expect(media.status).toBe(403)
    expect(media.headers['access-control-allow-origin']).toBeUndefined()
    expect(under.app.asked).toEqual([])
  })

  test('a call or a recording without any Origin is refused: browsers always send one there', async () => {
    const { origin } = under.server
    const headers = { cookie: under.cookie, 'content-type': 'application/json' }
    expect((await ask(`${origin}/api/app.info`, { method: 'POST', headers, body: '{}' })).status).toBe(403)
    expect((await ask(`${under.mediaOrigin}/media/known`, { headers: { cookie: under.cookie } })).status).toBe(403)
  })

  test('a request that the browser marks as coming from another port of this machine is refused', async () => {
    const headers = { cookie: under.cookie, 'sec-fetch-site': 'same-site' }
    expect((await ask(`${under.server.origin}/api/events`, { headers })).status).toBe(403)
  })

  test('a preflight of a foreign page is refused, that of our own is answered for reading only', async () => {
    const preflight = (origin: string) =>
      ask(`${under.mediaOrigin}/media/known`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET' },
      })
    expect((await preflight('http://attacker.example')).status).toBe(403)
    const own = await preflight(under.server.origin)
    expect(own.status).toBe(204)
    expect(own.headers['access-control-allow-methods']).toBe('GET, HEAD')
  })
})

describe('addresses', () => {
  const outside = [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/%5c..%5csecret.txt',
    '/assets/..%00/secret.txt',
    '//secret.txt',
    '/%252e%252e/secret.txt',
    '/%',
    '/notes.attune',
    '//127.0.0.1/secret.txt',
    '/assets',
  ]
  test.each(outside)('%s leads nowhere', async (rawPath) => {
    const answer = await ask(under.server.origin, { rawPath, headers: { cookie: under.cookie } })
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('not for the page')
  })

  test.each(['unknown', '..', '%2e%2e%2fsecret.txt', '../secret.txt', '', 'known/..', 'known?x', 'x'.repeat(5000)])(
    'the media id "%s" is not found',
    async (id) => {
      const headers = { cookie: under.cookie, origin: under.server.origin }
      expect((await ask(under.mediaOrigin, { rawPath: `/media/${id}`, headers })).status).toBe(404)
    },
  )

  test('a recording that has vanished is not found', async () => {
    under.app.files.set('vanished', join(under.dir, 'vanished.mp4'))
    expect((await getMedia(under, 'vanished')).status).toBe(404)
  })
})

describe('the wrong way', () => {
  test('other methods are refused', async () => {
    const headers = { cookie: under.cookie, origin: under.server.origin, 'content-type': 'application/json' }
    expect(
      (
        await ask(`${under.server.origin}/api/app.info`, {
          headers: { cookie: under.cookie, origin: under.server.origin },
        })
      ).status,
    ).toBe(405)
    expect((await ask(`${under.server.origin}/api/events`, { method: 'POST', headers, body: '{}' })).status).toBe(405)
    expect((await ask(under.server.origin, { method: 'POST', headers })).status).toBe(405)
    expect((await ask(`${under.mediaOrigin}/media/known`, { method: 'DELETE', headers })).status).toBe(405)
    expect(under.app.asked).toEqual([])
  })

  test('a body that is too large is refused, whether it says so or not', async () => {
    const large = JSON.stringify('x'.repeat(MOST_BODY_BYTES + 1))
    const told = await post(under, 'app.info', '{}', { 'content-length': String(large.length) }).catch(() => undefined)
    const untold = await post(under, 'app.info', large, { 'transfer-encoding': 'chunked' }).catch(() => undefined)
    for (const answer of [told, untold]) if (answer !== undefined) expect(answer.status).toBe(413)
    expect(untold ?? told).toBeDefined()
    expect(under.app.asked).toEqual([])
  })

  test('a body that is not JSON, or does not say that it is, is refused', async () => {
    expect((await post(under, 'app.info', '{"a":')).status).toBe(400)
    expect((await post(under, 'app.info', '{}', { 'content-type': 'text/plain' })).status).toBe(400)
    expect((await post(under, '%', '{}')).status).toBe(400)
    expect(under.app.asked).toEqual([])
  })
})
