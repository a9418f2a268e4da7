import { afterEach, describe, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { runInBackground } from '../../../renderer/host/background-jobs.ts'
import { dismissWork, forgetWork, stopWork, workState } from '../../../renderer/host/background-work.ts'

afterEach(forgetWork)

/** A host with one job in hand: what it was asked, and how the test ends it. */
function hostWithJob() {
  const listeners = new Set<(event: AppEvent) => void>()
  const asked: { name: string; input: Record<string, unknown> }[] = []
  const endings: { resolve: (value: unknown) => void; reject: (error: unknown) => void }[] = []
  const client = {
    call: (name: string, input: Record<string, unknown>) => {
      asked.push({ name, input })
      if (name === 'jobs.cancel') {
        endings.at(-1)?.reject(new AppError('cancelled'))
        return Promise.resolve(null)
      }
      return new Promise((resolve, reject) => endings.push({ resolve, reject }))
    },
    subscribe: (listener: (event: AppEvent) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as Client
  const jobs = () => asked.filter(({ name }) => name !== 'jobs.cancel')
  return {
    client,
    asked,
    jobs,
    listeners,
    report: (fraction: number, note: string, jobId = String(jobs().at(-1)?.input['jobId'])) => {
      for (const listener of listeners) listener({ type: 'progress', jobId, fraction, note })
    },
    end: (value: unknown) => endings.at(-1)?.resolve(value),
    fail: (error: unknown) => endings.at(-1)?.reject(error),
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('a job in the background', () => {
  test('reports its own progress to whoever looks, and not that of another job', async () => {
    const host = hostWithJob()
    void runInBackground(host.client, 'conversions.run', {})
    await settled()
    host.report(0.4, '2 of 5')
    host.report(0.9, 'another', 'another-job')
    expect(workState('conversions.run')).toMatchObject({ running: true, fraction: 0.4, note: '2 of 5' })
  })

  test('keeps its answer for a screen that is opened after it ended', async () => {
    const host = hostWithJob()
    const run = runInBackground(host.client, 'conversions.run', {})
    await settled()
    host.end({ done: 5, failed: 0 })
    await run
    expect(workState('conversions.run')).toMatchObject({ running: false, result: { done: 5, failed: 0 }, error: null })
  })

  test('asked for twice is asked of the host once, and both who asked get the answer', async () => {
    const host = hostWithJob()
    const first = runInBackground(host.client, 'media.relinkFolder', { folder: '/films' })
    const second = runInBackground(host.client, 'media.relinkFolder', { folder: '/films' })
    await settled()
    host.end({ relinked: 3, stillMissing: 0 })
    expect([await first, await second, host.jobs().length]).toEqual([
      { relinked: 3, stillMissing: 0 },
      { relinked: 3, stillMissing: 0 },
      1,
    ])
  })

  test('that a person stopped is no failure', async () => {
    const host = hostWithJob()
    const run = runInBackground(host.client, 'media.check', { full: true })
    await settled()
    stopWork('media.check')
    await run
    expect(workState('media.check')).toEqual({ running: false, fraction: 0, note: '', error: null, result: null })
  })

  test('is stopped at the host by the id that it was started with', async () => {
    const host = hostWithJob()
    void runInBackground(host.client, 'media.check', { full: true })
    await settled()
    stopWork('media.check')
    expect(host.asked.at(-1)).toEqual({ name: 'jobs.cancel', input: { jobId: host.asked[0]?.input['jobId'] } })
  })

  test('that failed keeps why, until the next run or until it is dismissed', async () => {
    const host = hostWithJob()
    const run = runInBackground(host.client, 'media.check', { full: false })
    await settled()
    host.fail(new AppError('disk-full'))
    await run
    expect(workState('media.check').error).toMatchObject({ code: 'disk-full' })
    dismissWork('media.check')
    expect(workState('media.check').error).toBeNull()
  })

  test('listens to the host only while it runs', async () => {
    const host = hostWithJob()
    const run = runInBackground(host.client, 'media.check', { full: false })
    await settled()
    expect(host.listeners.size).toBe(1)
    host.end({ present: 1, missing: 0, changed: 0 })
    await run
    expect(host.listeners.size).toBe(0)
  })

  test('of another study leaves nothing behind, even when it ends later', async () => {
    const host = hostWithJob()
    const run = runInBackground(host.client, 'conversions.run', {})
    await settled()
    forgetWork()
    await run
    expect(workState('conversions.run').running).toBe(false)
    expect(workState('conversions.run').result).toBeNull()
  })

  test('begun for a new study is not touched by the end of the old one', async () => {
    const old = hostWithJob()
    const next = hostWithJob()
    const before = runInBackground(old.client, 'conversions.run', {})
    await settled()
    forgetWork()
    void runInBackground(next.client, 'conversions.run', {})
    await before
    await settled()
    expect(workState('conversions.run').running).toBe(true)
  })
})
