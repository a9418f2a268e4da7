import { afterEach, expect, test, vi } from 'vitest'
import { connect } from '../../../renderer/host/connect.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A client over HTTP in a page, and how each of its requests was sent. */
function page() {
  const page = Object.assign(new EventTarget(), { attune: undefined })
  const sent: boolean[] = []
  vi.stubGlobal('window', page)
  vi.stubGlobal('fetch', (_address: string, { keepalive }: RequestInit) => {
    sent.push(keepalive === true)
    return Promise.resolve(new Response(JSON.stringify({ ok: true, value: null })))
  })
  const client = connect()
  const say = (text: string): Promise<unknown> => client.call('recent.forget', { path: text })
  return { say, sent, tell: (event: string) => page.dispatchEvent(new Event(event)) }
}

test('what is sent as the page goes outlives it, and only that', async () => {
  const { say, sent, tell } = page()
  await say('before')
  tell('pagehide')
  await say('while it goes')
  tell('pageshow')
  await say('come back to')
  expect(sent).toEqual([false, true, false])
})

test('what is longer than browsers let outlive a page is sent like anything else', async () => {
  const { say, sent, tell } = page()
  tell('pagehide')
  await say('x'.repeat(70_000))
  expect(sent).toEqual([false])
})
