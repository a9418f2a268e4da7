import type { Page } from '@playwright/test'

export type Watch = {
  readonly problems: () => readonly string[]
  /** From here on, messages that match are no problem: a story that ends the server expects failed requests. */
  readonly allow: (pattern: RegExp) => void
}

/** Listens for what a person would not see: errors in the console, breaches of the policy, requests to other machines. */
export async function watchPage(page: Page): Promise<Watch> {
  const problems: string[] = []
  const allowed: RegExp[] = []
  const note = (text: string): void => {
    if (!allowed.some((pattern) => pattern.test(text))) problems.push(text)
  }
  page.on('response', (response) => {
    if (response.status() < 400) return
    const refusal = `${String(response.status())} to ${new URL(response.url()).pathname}`
    response.text().then(
      (text) => {
        // Long work that is left behind answers that it was cancelled: as it should.
        if (!text.includes('"cancelled"')) note(`${refusal}: ${text.slice(0, 200)}`)
      },
      () => note(refusal),
    )
  })
  page.on('console', (message) => {
    // What was refused, and by what, is told by the listener above.
    if (message.text().startsWith('Failed to load resource: the server responded')) return
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      note(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => {
    note(`page: ${error.message}`)
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const own = protocol === 'data:' || protocol === 'blob:' || hostname === '127.0.0.1'
    if (!own) note(`request to ${request.url()}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${String(event.lineNumber)}`,
      )
    })
  })
  return {
    problems: () => problems,
    allow: (pattern) => {
      allowed.push(pattern)
    },
  }
}
