import { useCallback } from 'react'
import type { CallInput, CallOutput } from '#shared/contract/calls.ts'
import type { Client } from '#shared/contract/client.ts'
import { idleWork, startWork, stopWork, useWork, type WorkState } from './background-work.ts'
import { callJob } from './call-job.ts'
import { useClient } from './client-context.tsx'

/** Jobs that take minutes to hours, so that nobody should have to stay on a screen for them. */
export type BackgroundJobName = 'conversions.run' | 'media.check' | 'media.relinkFolder'
type JobInput<N extends BackgroundJobName> = Omit<CallInput<N>, 'jobId'>

/** As `Job` of use-job.ts, but it goes on when the screen is left, and every screen sees the same run. */
export type BackgroundJob<N extends BackgroundJobName> = WorkState<CallOutput<N>> & {
  /** Runs it, or joins the run that is under way. The answer is null when it failed or was stopped. */
  readonly run: (input: JobInput<N>) => Promise<CallOutput<N> | null>
  readonly cancel: () => void
}

export function runInBackground<N extends BackgroundJobName>(
  client: Client,
  name: N,
  input: JobInput<N>,
): Promise<CallOutput<N> | null> {
  return startWork(name, async (report, signal) => {
    try {
      return await callJob(client, name, input, {
        ...{ onProgress: report, signal },
        onId: (jobId) => rememberJob(name, jobId),
      })
    } finally {
      rememberJob(name, null)
    }
  })
}

export function useBackgroundJob<N extends BackgroundJobName>(name: N): BackgroundJob<N> {
  const client = useClient()
  const state = useWork((all) => all[name] ?? idleWork) as WorkState<CallOutput<N>>
  const run = useCallback((input: JobInput<N>) => runInBackground(client, name, input), [client, name])
  const cancel = useCallback(() => stopWork(name), [name])
  return { ...state, run, cancel }
}

const keyOf = (name: BackgroundJobName): string => `attune-job ${name}`

/**
 * A job outlives the page that began it: kept for the tab, so that after it was loaded again the work can still be
 * stopped. A page without storage only loses that.
 */
function rememberJob(name: BackgroundJobName, jobId: string | null): void {
  try {
    if (jobId === null) sessionStorage.removeItem(keyOf(name))
    else sessionStorage.setItem(keyOf(name), jobId)
  } catch {
    // Storage is switched off, or this is no browser.
  }
}

/** The job that this tab began before it was loaded again; null when there is none, or it is in hand. */
export function orphanedJob(name: BackgroundJobName): string | null {
  if (useWork.getState()[name]?.running === true) return null
  try {
    return sessionStorage.getItem(keyOf(name))
  } catch {
    return null
  }
}
