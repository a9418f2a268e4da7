import { test as base, expect, type Page } from '@playwright/test'
import { clipsMissing } from '../media-clips.ts'
import { percentile } from '../../bench/bench-row.ts'
import type { Proof, Settled } from './page/harness.ts'
import { proofClip } from './proof-clips.ts'
import { proofRecording, type ProofRecording, type RecordingPlan } from './proof-recordings.ts'
import type { ProofRow } from './proof-row.ts'
import { startProofServer, type ProofServer } from './start-proof-server.ts'

/** `npm run test:media` proves at length; `npm test` does the same with fewer pictures. */
export const AT_LENGTH = process.env['ATTUNE_PROOF'] === 'full'

type Fixtures = {
  /** Opens a recording, drawing its clips first. A clip that this ffmpeg cannot draw skips the test. */
  readonly open: (plan: RecordingPlan) => Promise<{ readonly recording: ProofRecording; readonly proof: ProofCalls }>
}
type WorkerFixtures = {
  readonly server: ProofServer
  /** One page for all tests of a worker: what is open stays open for the next test of the same recording. */
  readonly stage: { readonly page: Page; shown: ProofRecording | null }
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // The first argument has to be a destructured object, even where nothing is taken out of it.
    async ({}, use) => {
      const server = await startProofServer()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  stage: [
    async ({ browser, server }, use) => {
      const page = await browser.newPage({ viewport: { width: 1000, height: 600 } })
      await page.goto(server.newAddress())
      await use({ page, shown: null })
      await page.close()
    },
    { scope: 'worker' },
  ],
  open: async ({ stage, server }, use) => {
    const proof = proofIn(stage.page)
    await use(async (plan) => {
      const why = whyNot(plan)
      test.skip(why !== undefined, why)
      if (stage.shown?.title !== plan.title) {
        stage.shown = null
        await proof.close()
        const recording = await proofRecording(plan, (clip) => server.mediaUrl(proofClip(clip)))
        await proof.open(recording)
        stage.shown = recording
      }
      return { recording: stage.shown, proof }
    })
  },
})

/** Why a recording cannot be proved here, in words; undefined when it can. */
function whyNot(plan: RecordingPlan): string | undefined {
  if (clipsMissing !== undefined) return clipsMissing
  const undrawn = plan.cameras.flatMap(({ files }) => files).find(({ clip }) => !canDraw(clip))
  return undrawn === undefined ? undefined : `this ffmpeg cannot draw ${undrawn.clip}`
}

function canDraw(clip: string): boolean {
  try {
    proofClip(clip)
    return true
  } catch {
    return false
  }
}

export type ProofCalls = {
  readonly [K in keyof Proof]: (...args: Parameters<Proof[K]>) => Promise<Awaited<ReturnType<Proof[K]>>>
}

/** The page's harness as if it were here. */
export function proofIn(page: Page): ProofCalls {
  const call = (name: keyof Proof, args: readonly unknown[]): Promise<unknown> =>
    page.evaluate(([named, given]) => (window.proof[named] as (...values: readonly unknown[]) => unknown)(...given), [
      name,
      args,
    ] as const)
  return new Proxy({} as ProofCalls, {
    get:
      (_target, name: keyof Proof) =>
      (...args: readonly unknown[]) =>
        call(name, args),
  })
}

const SHOWN = 5

/** Puts a line into the table that is printed at the end, and fails the test when anything was wrong. */
export function judge(
  row: Pick<ProofRow, 'recording' | 'operation' | 'operations' | 'note'> & {
    readonly wrong: readonly string[]
    readonly settled?: readonly Settled[]
  },
): void {
  const { settled, wrong, ...rest } = row
  const times = settled?.map(({ tookMs }) => tookMs) ?? []
  const line: ProofRow = {
    ...rest,
    wrong: wrong.length,
    ...(times.length === 0 ? {} : { medianMs: percentile(times, 0.5), p95Ms: percentile(times, 0.95) }),
  }
  test.info().annotations.push({ type: 'proof', description: JSON.stringify(line) })
  expect.soft(wrong.slice(0, SHOWN), `${wrong.length} of ${row.operations} wrong`).toEqual([])
}

export { expect }
