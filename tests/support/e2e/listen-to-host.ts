import type { Page } from '@playwright/test'

/**
 * Collects everything that the host sends to this page from now on but the pictures: replies, event streams, and the
 * headers and addresses of the pictures. @returns what was heard so far
 */
export async function listenToHost(page: Page): Promise<() => Promise<readonly string[]>> {
  const heard: Promise<string>[] = []
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  session.on('Network.eventSourceMessageReceived', ({ data }) => {
    heard.push(Promise.resolve(data))
  })
  page.on('response', (response) => {
    const head = response.allHeaders().then((headers) => `${response.url()} ${JSON.stringify(headers)}`)
    heard.push(head)
    if (response.url().includes('/api/') && !response.url().endsWith('/api/events')) heard.push(response.text())
  })
  return () => Promise.all(heard)
}
