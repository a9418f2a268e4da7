import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { CallInput } from '#shared/contract/calls.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { ms } from '#shared/time/ms.ts'
import { demoMedia, type Desk } from './desk.ts'
import { joinFilms } from './films.ts'
import { codingAddress, openAt, setUpStudy } from './host.ts'
import { workspace } from './workspace.ts'

const MINUTES = ['D001-t1-mother.mp4', 'D001-t2-mother.mp4', 'D001-t1-mother.mp4']

type Episodes = CallInput<'recordings.setEpisodes'>['episodes']

/** An open workspace, the assignment that is coded in it, and where the host is. */
type Coding = {
  readonly here: ReturnType<typeof workspace>
  readonly assignment: string
  readonly origin: string
}

/** One episode of free play from the start on. */
export const freePlay = (endMs: number): Episodes => [{ kind: 'free', startMs: ms(0), endMs: ms(endMs) }]

/**
 * A study of one recording of three minutes, by default with one episode of free play, assigned under a template to the person at
 * the desk, whose workspace is open.
 */
export async function openTemplate(
  page: Page,
  desk: Desk,
  template: string,
  episodes = freePlay(150_000),
): Promise<Coding> {
  const film = desk.at('films', 'play.mp4')
  joinFilms(MINUTES, film)
  return openCoding(page, desk, { template, film, episodes })
}

/** The same of a scheme of the story's own and a film of a minute, with one episode that is as long. */
export function openScheme(page: Page, desk: Desk, scheme: Scheme, kind: string): Promise<Coding> {
  const template = desk.at(`${scheme.id}.json`)
  writeFileSync(template, JSON.stringify(scheme))
  const episodes = [{ kind, startMs: ms(0), endMs: ms(60_000) }]
  return openCoding(page, desk, { template, film: demoMedia('D001-t1-mother.mp4'), episodes })
}

async function openCoding(
  page: Page,
  desk: Desk,
  { template, film, episodes }: { readonly template: string; readonly film: string; readonly episodes: Episodes },
): Promise<Coding> {
  const server = await desk.start()
  await page.goto(server.url)
  const [assignment = ''] = await setUpStudy(
    page,
    desk.at('study.attune'),
    [{ dyad: 'D001', cameras: [[film, 'both']] }],
    { template, episodes },
  )
  await openAt(page, codingAddress(server.origin, assignment))
  const here = workspace(page)
  await here.isReady()
  return { here, assignment, origin: server.origin }
}
