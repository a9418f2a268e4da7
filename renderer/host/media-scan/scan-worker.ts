import type { ScanMessage, ScanReport } from './scan-order.ts'
import { readSound } from './read-sound.ts'
import { readPicture } from './read-picture.ts'

/** One worker, one order: whoever started it ends it. */
const say = (report: ScanReport): void => self.postMessage(report)

let gentle = false
let began = performance.now()
let told = 0

/** Now and then: tells how far the work is, and lets playback have the machine where that is wanted. */
async function onward(fraction: number): Promise<void> {
  const now = performance.now()
  if (now - told > TELL_MS) {
    told = now
    say({ kind: 'progress', fraction: Math.min(1, Math.max(0, fraction)) })
  }
  if (!gentle || now - began < WORK_MS) return
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  began = performance.now()
}
const TELL_MS = 100
const WORK_MS = 20
const REST_MS = 40

self.addEventListener('message', ({ data }: MessageEvent<ScanMessage>) => {
  gentle = data.gentle
  if (data.kind === 'pace') return
  const report: Promise<ScanReport> =
    data.kind === 'sound' ? readSound(data.url, onward) : readPicture(data.url, data.durationMs, onward)
  report.then(say, () => say({ kind: 'failed' }))
})
