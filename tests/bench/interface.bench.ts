import { chromium, type Page } from '@playwright/test'
import { buildIfStale } from '../../electron/launch/build.ts'
import { inProject } from '../../electron/launch/paths.ts'
import { startLocalServer, type LocalServer } from '../../electron/local-server/start-local-server.ts'
import { createApp } from '../../electron/services/handlers.ts'
import { appVersion, demoDir } from '../../electron/services/installation.ts'
import type { Reply } from '../../electron/services/platform.ts'
import { setUpDesk } from '../support/e2e/desk.ts'
import { codingAddress, setUpStudy } from '../support/e2e/host.ts'
import { findChromium } from '../support/find-program.ts'
import { percentile, type BenchRow } from './bench-row.ts'

const PRESSES = 100
const KEYS = ['d', 's', 'f', 'a', 'g']
const FRAME_MS = 1000 / 60
const DURABLE_MS = 20

/** Moments on this computer's clock, in milliseconds: keys pressed, codes drawn, acknowledgements heard in the window. */
type Moments = { readonly pressed: number[]; readonly drawn: number[]; readonly heard: number[] }

function momentsIn(page: Page): Promise<Moments> {
  return page.evaluate(() => {
    const times = (name: string): number[] =>
      performance.getEntriesByName(name).map(({ startTime }) => performance.timeOrigin + startTime)
    return { pressed: times('attune:key'), drawn: times('attune:drawn'), heard: times('attune:durable') }
  })
}

/** From each press to the first of `after` that follows it. */
function delays(pressed: readonly number[], after: readonly number[]): number[] {
  return pressed.flatMap((key) => {
    const next = after.find((time) => time >= key)
    return next === undefined ? [] : [next - key]
  })
}

/** The local server in this process, noting when each commit is on disk: when the store's transaction has returned. */
async function startNotingServer(userData: string): Promise<{ server: LocalServer; onDisk: number[] }> {
  const onDisk: number[] = []
  const server = await startLocalServer({
    createApp: (platform) => {
      const app = createApp(platform)
      const call = async (name: string, input: unknown): Promise<Reply> => {
        const reply = await app.call(name, input)
        if (name === 'observation.commit' && reply.ok) onDisk.push(performance.timeOrigin + performance.now())
        return reply
      }
      return { ...app, call }
    },
    platform: { version: appVersion(), userData, demoDir: demoDir(), now: () => new Date(), log: () => undefined },
    rendererDir: inProject('out/renderer'),
  })
  return { server, onDisk }
}

/** Presses code keys while the demo's two cameras play, one at a time, each after the one before is on disk. */
async function code(page: Page): Promise<Moments> {
  await page.locator('[data-testid=stage][data-ready=true]').waitFor()
  await page.keyboard.press('Space')
  for (let n = 0; n < PRESSES; n += 1) {
    await page.keyboard.press(KEYS[n % KEYS.length] ?? 'd')
    await page.locator('[data-testid=saved][data-save=saved]').waitFor()
    // As fast as a quick coder: presses in the same frame would be drawn together.
    await page.waitForTimeout(120)
  }
  return momentsIn(page)
}

/** How long a coder's key takes until its code is drawn on the timeline, and until it is on disk, in the real browser. */
export async function run(): Promise<BenchRow[]> {
  const executablePath = await findChromium()
  if (executablePath === undefined) return []
  await buildIfStale('renderer')
  const desk = setUpDesk()
  const browser = await chromium.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--autoplay-policy=no-user-gesture-required'],
  })
  desk.putRecordings('films', ['D001-t1-mother.mp4', 'D001-t1-baby.mp4'])
  const { server, onDisk } = await startNotingServer(desk.at('user-data'))
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(server.url)
    const [assignment = ''] = await setUpStudy(page, desk.at('study.attune'), [
      {
        dyad: 'D001',
        cameras: [
          [desk.at('films', 'D001-t1-mother.mp4'), 'caregiver'],
          [desk.at('films', 'D001-t1-baby.mp4'), 'infant'],
        ],
      },
    ])
    await page.goto(codingAddress(server.origin, assignment))
    await page.reload()
    const { pressed, drawn, heard } = await code(page)
    return [
      ...rowsOf('mark drawn', delays(pressed, drawn), FRAME_MS),
      ...rowsOf('durable on disk', delays(pressed, onDisk), DURABLE_MS),
      ...rowsOf('shown as saved', delays(pressed, heard)),
      { name: 'presses measured, two cameras playing', value: pressed.length, unit: '', more: true },
    ]
  } finally {
    await browser.close()
    await server.close()
    await desk.clear()
  }
}

function rowsOf(what: string, values: readonly number[], target?: number): BenchRow[] {
  const aim = target === undefined ? {} : { target }
  return [
    { name: `key press to ${what}, median`, value: percentile(values, 0.5), unit: 'ms', ...aim },
    { name: `key press to ${what}, 95th percentile`, value: percentile(values, 0.95), unit: 'ms', ...aim },
  ]
}
