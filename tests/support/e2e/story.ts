import { test as base, expect, type Page } from '@playwright/test'
import { setUpDesk, type Desk } from './desk.ts'
import { watchPage, type Watch } from './watch-page.ts'

type Fixtures = {
  readonly desk: Desk
  /** What went wrong in the page unseen; the story ends red if anything did. `watch.allow` names what it expects. */
  readonly watch: Watch
}

/** A story: one person at one desk, one browser. */
export const test = base.extend<Fixtures>({
  // The first argument has to be a destructured object, even where nothing is taken out of it.
  desk: async ({}, use, testInfo) => {
    const desk = setUpDesk()
    await use(desk)
    if (testInfo.status !== testInfo.expectedStatus) console.log(desk.said())
    await desk.clear()
  },
  watch: [
    // After the desk, so that it is asked before the servers end.
    async ({ page, desk: _desk }: { page: Page; desk: Desk }, use: (watch: Watch) => Promise<void>) => {
      page.setDefaultTimeout(20_000)
      const watch = await watchPage(page)
      await use(watch)
      expect(watch.problems(), 'errors in the console, breaches of the content policy, requests to elsewhere').toEqual(
        [],
      )
    },
    { auto: true },
  ],
})

export { expect }
