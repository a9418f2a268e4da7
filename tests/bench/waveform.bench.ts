import { chromium, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { buildIfStale } from '../../electron/launch/build.ts'
import { inProject } from '../../electron/launch/paths.ts'
import { startLocalServer } from '../../electron/local-server/start-local-server.ts'
import { createApp } from '../../electron/services/handlers.ts'
import { appVersion, demoDir } from '../../electron/services/installation.ts'
import { setUpDesk } from '../support/e2e/desk.ts'
import { codingAddress, setUpStudy } from '../support/e2e/host.ts'
import { findChromium, findFfmpeg } from '../support/find-program.ts'
import type { BenchRow } from './bench-row.ts'

const SECONDS = 1800
/** Half an hour of a tone that comes and goes over noise, two channels, beside a small picture. Drawn once. */
function film(): string {
  const path = inProject('out/bench-clips/sound-30min.mp4')
  if (existsSync(path)) return path
  mkdirSync(dirname(path), { recursive: true })
  const sound = 'aevalsrc=0.4*sin(2*PI*440*t)*lt(mod(t\\,2)\\,0.5)+0.02*random(0)|0.3*sin(2*PI*300*t):s=48000'
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25', '-pix_fmt', 'yuv420p']
  execFileSync(findFfmpeg() ?? 'ffmpeg', [
    ...['-loglevel', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25', '-f', 'lavfi', '-i', sound],
    ...['-t', String(SECONDS), ...video, '-c:a', 'aac', '-b:a', '128k', '-movflags', '+faststart', `${path}.part.mp4`],
  ])
  renameSync(`${path}.part.mp4`, path)
  return path
}

/**
 * Memory (MB) of this process, which is the host, with all the pages and converters that it started; NaN where that cannot
 * be seen. What listens is one of them, whichever it is.
 */
function memory(): number {
  if (process.platform !== 'linux') return NaN
  const sizes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        if (Number(pid) !== process.pid && !/--type=renderer|ffmpeg/.test(command)) return []
        if (!isOurs(pid)) return []
        return [Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000]
      } catch {
        return [] // it has ended meanwhile
      }
    })
  return sizes.reduce((sum, size) => sum + size, 0)
}

function isOurs(pid: string): boolean {
  for (let at = Number(pid); at > 1;) {
    if (at === process.pid) return true
    at = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${at}/status`, 'utf8'))?.[1] ?? 0)
  }
  return false
}

/** Opens the recording and waits until its sound is shown. `how` names who listens. */
async function listen(page: Page, address: string, how: string): Promise<BenchRow[]> {
  const row = page.getByRole('group', { name: /^Sound of/ })
  await page.goto(address)
  await page.reload()
  // It is begun when the picture has been there for two seconds.
  await row.getByRole('button', { name: 'Cancel' }).waitFor({ timeout: 60_000 })
  const before = memory()
  const began = performance.now()
  let most = before
  const watch = setInterval(() => (most = Math.max(most, memory())), 100)
  await row.waitFor({ state: 'detached', timeout: 120_000 })
  clearInterval(watch)
  const seconds = (performance.now() - began) / 1000
  return [
    { name: `30 min of sound by ${how}, until drawn and kept`, value: seconds, unit: 's', target: 10 },
    { name: `memory that it takes at most, by ${how}`, value: most - before, unit: 'MB', target: 400 },
  ]
}

/** How long the waveform of a usual recording takes in the real browser, and how much memory. */
export async function run(): Promise<BenchRow[]> {
  const executablePath = await findChromium()
  const ffmpeg = findFfmpeg()
  if (executablePath === undefined || ffmpeg === undefined) return []
  await buildIfStale('renderer')
  const path = film()
  const rows: BenchRow[] = []
  const before = process.env['ATTUNE_FFMPEG']
  for (const [how, program] of [
    ['the converter', ffmpeg],
    ['the page alone', 'none'],
  ] as const) {
    process.env['ATTUNE_FFMPEG'] = program
    rows.push(...(await heard(executablePath, path, how)))
  }
  if (before === undefined) delete process.env['ATTUNE_FFMPEG']
  else process.env['ATTUNE_FFMPEG'] = before
  return rows
}

async function heard(executablePath: string, path: string, how: string): Promise<BenchRow[]> {
  const desk = setUpDesk()
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const server = await startLocalServer({
    createApp,
    platform: {
      ...{ version: appVersion(), userData: desk.at('user-data'), demoDir: demoDir() },
      ...{ now: () => new Date(), log: () => undefined },
    },
    rendererDir: inProject('out/renderer'),
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(server.url)
    const film = { dyad: 'D001', cameras: [[path, 'both']] as const }
    const [assignment = ''] = await setUpStudy(page, desk.at('study.attune'), [film])
    return await listen(page, codingAddress(server.origin, assignment), how)
  } finally {
    await browser.close()
    await server.close()
    await desk.clear()
  }
}
