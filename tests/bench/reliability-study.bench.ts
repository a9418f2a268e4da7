import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { runInWorker } from '../../electron/services/jobs/run-in-worker.ts'
import { appIn, jobId } from '../support/study-builder.ts'
import { trialPasscode, trialScheme, trialStudy } from '../support/trial-study.ts'
import type { BenchRow } from './bench-row.ts'

const scheme = `${trialScheme.id}@${trialScheme.version}`

/** Seconds until the first sign of work, and from there to the report. */
async function inThread(path: string): Promise<{ readonly starting: number; readonly working: number }> {
  const started = performance.now()
  let begun = 0
  const progress = (): void => {
    if (begun === 0) begun = performance.now()
  }
  await runInWorker(
    'reliability',
    { path, key: undefined, today: '2026-11-28' },
    { id: 'bench', signal: new AbortController().signal, progress },
  )
  return { starting: (begun - started) / 1000, working: (performance.now() - begun) / 1000 }
}

/**
 * The workbench of a large trial, through the real store: 350 dyads at three time points, one recording in four coded
 * twice by changing pairs, 40 variables. How long each step takes, and the longest time that the main thread was held.
 */
export async function run(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
  try {
    const { path, leadId } = await trialStudy(join(folder, 'study.attune'), 350)
    const { app, client } = appIn(folder)
    await client.call('study.open', { path })
    await client.call('session.signIn', { personId: leadId, passcode: trialPasscode })
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const started = performance.now()
      await work()
      return (performance.now() - started) / 1000
    }
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const first = await inThread(path)
    delay.disable()
    const again = await inThread(path)
    const detail = (variable: string): Promise<number> =>
      timed(() => client.call('reliability.detail', { ...jobId(), scheme, variable }))
    const ofRating = await detail('sen_play')
    const ofStates = await detail('look')
    const page = await timed(() => client.call('reliability.saveReport', { ...jobId(), path: join(folder, 'r.html') }))
    await app.close()
    return [
      {
        name: 'report of 350 dyads x 3 x 40 variables, 25 % coded twice',
        value: first.working,
        unit: 's',
        target: 2,
      },
      { name: 'the same again', value: again.working, unit: 's', target: 2 },
      { name: 'starting its thread, from sources', value: first.starting, unit: 's' },
      { name: 'longest time that the main thread was held meanwhile', value: delay.max / 1e6, unit: 'ms', target: 100 },
      { name: 'everything behind one rating', value: ofRating, unit: 's', target: 2 },
      { name: 'everything behind a set of states', value: ofStates, unit: 's', target: 3 },
      { name: 'the report as a page, with everything behind all 40', value: page, unit: 's' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
