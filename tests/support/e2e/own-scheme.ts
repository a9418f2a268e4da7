import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { ms } from '#shared/time/ms.ts'
import { demoMedia, type Desk } from './desk.ts'
import { codingAddress, openAt, setUpStudy, type Film } from './host.ts'
import { workspace } from './workspace.ts'

/** The demo's cameras of one recording, by whom they show. */
const motherAndBaby: Film['cameras'] = [
  [demoMedia('D001-t1-mother.mp4'), 'caregiver'],
  [demoMedia('D001-t1-baby.mp4'), 'infant'],
]

/**
 * A study of one recording of a minute, one episode of `kind`, assigned under a scheme of the lab's own to the person at
 * the desk, whose workspace is open.
 */
export async function openOwnScheme(
  page: Page,
  desk: Desk,
  scheme: Scheme,
  { kind = 'play', cameras = motherAndBaby }: { readonly kind?: string; readonly cameras?: Film['cameras'] } = {},
): Promise<{ readonly here: ReturnType<typeof workspace>; readonly assignment: string }> {
  const file = desk.at('own-scheme.json')
  writeFileSync(file, JSON.stringify(scheme))
  const server = await desk.start()
  await page.goto(server.url)
  const [assignment = ''] = await setUpStudy(page, desk.at('study.attune'), [{ dyad: 'D001', cameras }], {
    template: file,
    episodes: [{ kind, startMs: ms(0), endMs: ms(60_000) }],
  })
  await openAt(page, codingAddress(server.origin, assignment))
  const here = workspace(page)
  await here.isReady()
  return { here, assignment }
}
