import { readFileSync, statSync } from 'node:fs'
import { chromium, type Browser, type Page } from '@playwright/test'
import { seededRandom } from '#shared/lib/prng.ts'
import { packFrames } from '#shared/time/frame-index.ts'
import { ms } from '#shared/time/ms.ts'
import { probeFile } from '../../electron/services/media/probe.ts'
import { findChromium } from '../support/find-program.ts'
import { clipsMissing } from '../support/media-clips.ts'
import { FRAMES_A_MINUTE, halfHourAt720p, proxyAt720p } from '../support/player-proof/bench-media.ts'
import { apartMs } from '../support/player-proof/judge.ts'
import type { Proof } from '../support/player-proof/page/harness.ts'
import { proofClip } from '../support/player-proof/proof-clips.ts'
import { proofRecording, TWO_CAMERAS, type ProofRecording } from '../support/player-proof/proof-recordings.ts'
import { startProofServer, type ProofServer } from '../support/player-proof/start-proof-server.ts'
import { percentile, type BenchRow } from './bench-row.ts'

const FRAMES = 45_000
const random = seededRandom(8)
const anyFrame = (): number => Math.floor(random() * FRAMES)
const many = <T>(length: number, make: (n: number) => T): T[] => Array.from({ length }, (_, n) => make(n))

/** How quick the player is on a large file, whether it holds on to memory, how compact its index is. */
export async function run(): Promise<BenchRow[]> {
  const executablePath = await findChromium()
  if (executablePath === undefined || clipsMissing !== undefined) {
    console.error(`Not measured: ${clipsMissing ?? 'no Chromium found'}`)
    return [{ name: 'player', value: NaN, unit: '' }]
  }
  const path = halfHourAt720p()
  const index = await indexRows(path)
  const server = await startProofServer()
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--autoplay-policy=no-user-gesture-required']
  const browser = await chromium.launch({ executablePath, args })
  try {
    const recording = await recordingOf('half an hour', path, server)
    const proxy = await recordingOf('proxy', await proxyAt720p(), server)
    return [
      { name: 'size of the file, 30 min at 720p', value: statSync(path).size / 1e9, unit: 'GB' },
      ...(await openingRows(browser, server, recording)),
      ...(await jumpRows(browser, server, recording)),
      ...(await stepRows(browser, server, recording, 'step in it, a key frame twice a second')),
      ...(await stepRows(browser, server, proxy, 'step in our copy for quick steps, 720p', 60)),
      ...(await peerRows(browser, server, path)),
      ...(await memoryRows(browser, server, recording)),
      ...index,
      ...(await driftRows(browser, server)),
    ]
  } finally {
    await browser.close()
    await server.close()
  }
}

async function recordingOf(title: string, path: string, server: ProofServer): Promise<ProofRecording> {
  const found = await probeFile(path)
  if (!found.ok) throw new Error(found.code)
  const { width, height, hasAudio, codec } = found.probe
  const map = { offsetUs: 0, rate: 1, frames: found.frames }
  const file = { mediaId: 'half-hour', url: server.mediaUrl(path), state: 'present' as const, map }
  const segments = [{ ...file, width, height, hasAudio, codec }]
  return {
    title,
    cameras: [{ id: 'only', view: 'both', label: 'only', isReference: true, segments }],
    durationMs: ms(found.probe.durationMs),
    truth: [{ id: 'only', code: 1, rotation: 0, startMs: [] }],
  }
}

async function pageOf(browser: Browser, server: ProofServer): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 600 } })
  await page.goto(server.newAddress())
  return page
}

const showing = (page: Page, frames: readonly number[]): ReturnType<Proof['showFrames']> =>
  page.evaluate((asked) => window.proof.showFrames(asked), frames)
const open = (page: Page, recording: ProofRecording): Promise<number> =>
  page.evaluate((given) => window.proof.open(given), recording)

const timed = (name: string, values: readonly number[], target?: number): BenchRow[] => [
  { name: `${name}, median`, value: percentile(values, 0.5), unit: 'ms' },
  {
    name: `${name}, 95th percentile`,
    value: percentile(values, 0.95),
    unit: 'ms',
    ...(target === undefined ? {} : { target }),
  },
]

async function openingRows(browser: Browser, server: ProofServer, recording: ProofRecording): Promise<BenchRow[]> {
  const times: number[] = []
  for (let n = 0; n < 7; n += 1) {
    const page = await pageOf(browser, server)
    times.push(await open(page, recording))
    await page.close()
  }
  return timed('opening it to the first frame on screen', times, 500)
}

async function jumpRows(browser: Browser, server: ProofServer, recording: ProofRecording): Promise<BenchRow[]> {
  const page = await pageOf(browser, server)
  await open(page, recording)
  const asked = many(200, anyFrame)
  const jumps = await showing(page, asked)
  const wrong = jumps.filter(({ codes }, n) => codes[0]?.frame !== (asked[n] ?? 0) % FRAMES_A_MINUTE).length
  await page.close()
  return [
    ...timed(
      'jump to a random frame',
      jumps.map(({ tookMs }) => tookMs),
      200,
    ),
    { name: 'wrong pictures among these jumps', value: wrong, unit: '', target: 0 },
  ]
}

/** A hundred steps on and a hundred back, from two places within the first minute. */
async function stepRows(
  browser: Browser,
  server: ProofServer,
  recording: ProofRecording,
  name: string,
  target?: number,
): Promise<BenchRow[]> {
  const page = await pageOf(browser, server)
  await open(page, recording)
  // A person who steps has the recording open: what the browser still does to open it is no part of a step.
  await page.waitForTimeout(1000)
  const took: number[] = []
  for (const by of [1, -1]) {
    await showing(page, [150 + Math.floor(random() * (FRAMES_A_MINUTE - 300))])
    const by100 = many(100, () => by)
    const steps = await page.evaluate((k) => window.proof.steps(k), by100)
    took.push(...steps.map(({ tookMs }) => tookMs))
  }
  await page.close()
  return timed(name, took, target)
}

async function peerRows(browser: Browser, server: ProofServer, path: string): Promise<BenchRow[]> {
  const page = await pageOf(browser, server)
  const url = server.mediaUrl(path)
  const sink = await page.evaluate(([from, times]) => window.peers.canvasSink(from, times), [
    url,
    many(60, () => anyFrame() / 25),
  ] as const)
  const rate = 30_000 / 1001
  const plain = await page.evaluate(
    ([from, perSecond]) => window.peers.plainSteps(from, 100 / perSecond, perSecond, 100),
    [server.mediaUrl(proofClip('cfr2997.mp4')), rate] as const,
  )
  await page.close()
  const wrong = plain.filter(({ frame }, n) => frame !== 101 + n).length
  return [
    ...timed('mediabunny CanvasSink, random picture of the same file', sink),
    { name: 'plain video stepped by 1/29.97 s, wrong pictures of 100', value: wrong, unit: '' },
  ]
}

type Memory = { readonly own: number; readonly all: number }

/** Memory of all pages' processes (MB): their own, and with the pictures and data that they share with the browser. */
async function memoryOf(browser: Browser, page: Page): Promise<Memory> {
  const ofPage = await page.context().newCDPSession(page)
  await ofPage.send('HeapProfiler.collectGarbage')
  await ofPage.detach()
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  const sum = (field: string): number => pages.reduce((total, id) => total + statusOf(id, field), 0)
  return { own: sum('RssAnon'), all: sum('VmRSS') }
}

/** A size in MB from Linux's own account of a process; not measured elsewhere. */
function statusOf(pid: number, field: string): number {
  try {
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return NaN
  }
}

async function memoryRows(browser: Browser, server: ProofServer, recording: ProofRecording): Promise<BenchRow[]> {
  const page = await pageOf(browser, server)
  await open(page, recording)
  const after: Memory[] = []
  // The browser fills its store of pictures and data during the first hundreds of jumps and keeps it.
  for (const jumps of [250, 500]) {
    await showing(page, many(jumps, anyFrame))
    after.push(await memoryOf(browser, page))
  }
  await page.close()
  const [early, late] = after
  const ratio = (a: number | undefined, b: number | undefined): number => (a ?? NaN) / (b ?? NaN)
  return [
    { name: 'own memory of the pages, its stores filled by 250 jumps', value: early?.own ?? NaN, unit: 'MB' },
    { name: 'the same after 500 more', value: late?.own ?? NaN, unit: 'MB' },
    // What a garbage collector leaves lying differs by some per cent from one moment to the next.
    { name: 'after these against before', value: ratio(late?.own, early?.own), unit: 'x', target: 1.1 },
    { name: 'with what they share with the browser, after them', value: late?.all ?? NaN, unit: 'MB' },
    { name: 'after these against before', value: ratio(late?.all, early?.all), unit: 'x', target: 1.1 },
  ]
}

async function indexRows(path: string): Promise<BenchRow[]> {
  const times: number[] = []
  let bytes = 0
  let frames = 0
  for (let n = 0; n < 5; n += 1) {
    const begun = performance.now()
    const found = await probeFile(path)
    times.push(performance.now() - begun)
    if (!found.ok) throw new Error(found.code)
    bytes = JSON.stringify(found.frames).length
    frames = found.probe.frames
  }
  const uneven = packFrames(many(FRAMES, (n) => n * 40_000 + Math.round(9000 * Math.abs(Math.sin(n / 3)))))
  return [
    { name: 'frame index of that file: frames', value: frames, unit: '', more: true },
    { name: 'making it, median', value: percentile(times, 0.5), unit: 'ms', target: 1000 },
    { name: 'making it the first time', value: times[0] ?? NaN, unit: 'ms', target: 1000 },
    { name: 'its size as kept, constant rate', value: bytes, unit: 'bytes' },
    { name: 'size of as many frames at a variable rate', value: JSON.stringify(uneven).length / 1000, unit: 'kB' },
  ]
}

async function driftRows(browser: Browser, server: ProofServer): Promise<BenchRow[]> {
  const page = await pageOf(browser, server)
  const recording = await proofRecording(TWO_CAMERAS, (clip) => server.mediaUrl(proofClip(clip)))
  await open(page, recording)
  const looks = await page.evaluate(() => window.proof.sample(1000, 30_000, 100))
  await page.close()
  const apart = looks.flatMap(({ codes }) => Math.abs(apartMs(recording, codes) ?? Infinity))
  return [
    { name: 'two cameras playing, 30 s: looks at both pictures', value: looks.length, unit: '', more: true },
    {
      name: 'of these less than a frame (40 ms) apart',
      value: (100 * apart.filter((by) => by <= 40).length) / looks.length,
      unit: '%',
      more: true,
      target: 100,
    },
    {
      name: 'showing a common moment',
      value: (100 * apart.filter((by) => by === 0).length) / looks.length,
      unit: '%',
      more: true,
    },
    { name: 'most apart', value: Math.max(...apart), unit: 'ms', target: 40 },
  ]
}
