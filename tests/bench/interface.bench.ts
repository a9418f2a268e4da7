import { chromium, type Page } from '@playwright/test'
import { buildIfStale } from '../../electron/launch/build.ts'
import { setUpDesk } from '../support/e2e/desk.ts'
import { codingAddress, setUpStudy } from '../support/e2e/host.ts'
import { findChromium } from '../support/find-program.ts'
import { percentile, type BenchRow } from './bench-row.ts'

const PRESSES = 100
const KEYS = ['d', 's', 'f', 'a', 'g']
const FRAME_MS = 1000 / 60
const DURABLE_MS = 20

type Latency = { readonly drawn: number; readonly durable: number }

/** For each key press the marks that the workspace sets: from the key event to the drawing, and to the acknowledgement. */
function latencies(page: Page): Promise<Latency[]> {
  return page.evaluate(() => {
    const times = (name: string): number[] => performance.getEntriesByName(name).map(({ startTime }) => startTime)
    const [drawn, durable] = [times('attune:drawn'), times('attune:durable')]
    return times('attune:key').flatMap((key) => {
      const next = (list: readonly number[]): number => (list.find((time) => time >= key) ?? NaN) - key
      return [{ drawn: next(drawn), durable: next(durable) }]
    })
  })
}

/** Presses code keys while the demo's two cameras play, one at a time, each after the one before is on disk. */
async function code(page: Page): Promise<Latency[]> {
  await page.locator('[data-testid=stage][data-ready=true]').waitFor()
  await page.keyboard.press('Space')
  for (let n = 0; n < PRESSES; n += 1) {
    await page.keyboard.press(KEYS[n % KEYS.length] ?? 'd')
    await page.locator('[data-testid=saved][data-save=saved]').waitFor()
    // As fast as a quick coder: presses in the same frame would be drawn together.
    await page.waitForTimeout(120)
  }
  return latencies(page)
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
  try {
    desk.putRecordings('films', ['D001-t1-mother.mp4', 'D001-t1-baby.mp4'])
    const server = await desk.start()
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
    const measured = await code(page)
    const drawn = measured.map((each) => each.drawn).filter(Number.isFinite)
    const durable = measured.map((each) => each.durable).filter(Number.isFinite)
    return [
      { name: 'key press to mark drawn, median', value: percentile(drawn, 0.5), unit: 'ms', target: FRAME_MS },
      {
        name: 'key press to mark drawn, 95th percentile',
        value: percentile(drawn, 0.95),
        unit: 'ms',
        target: FRAME_MS,
      },
      { name: 'key press to durable on disk, median', value: percentile(durable, 0.5), unit: 'ms' },
      {
        name: 'key press to durable on disk, 95th percentile',
        value: percentile(durable, 0.95),
        unit: 'ms',
        target: DURABLE_MS,
      },
      {
        name: 'presses measured, two cameras playing',
        value: Math.min(drawn.length, durable.length),
        unit: '',
        more: true,
      },
    ]
  } finally {
    await browser.close()
    await desk.clear()
  }
}
