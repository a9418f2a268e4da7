import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallInput, CallOutput } from '#shared/contract/calls.ts'
import type { JobName } from './call-job.ts'
import { useClient } from './client-context.tsx'

type JobInput<N extends JobName> = Omit<CallInput<N>, 'jobId'>

export type Job<N extends JobName> = {
  readonly running: boolean
  /** 0 to 1. */
  readonly fraction: number
  readonly note: string
  /** Why the last run failed; null while running, after success, and when it was cancelled by the person. */
  readonly error: unknown
  /** Runs it. The answer is null when it failed or was cancelled. */
  readonly run: (input: JobInput<N>) => Promise<CallOutput<N> | null>
  readonly cancel: () => void
}

type State = { readonly running: boolean; readonly fraction: number; readonly note: string; readonly error: unknown }
const idle: State = { running: false, fraction: 0, note: '', error: null }

/** Long work with its progress and a way to stop it. Leaving the screen stops it too. */
export function useJob<N extends JobName>(name: N): Job<N> {
  const client = useClient()
  const [state, setState] = useState<State>(idle)
  const current = useRef<string | null>(null)
  const cancelled = useRef(new Set<string>())

  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.type !== 'progress' || event.jobId !== current.current) return
        setState((before) => (before.running ? { ...before, fraction: event.fraction, note: event.note } : before))
      }),
    [client],
  )

  const cancel = useCallback(() => {
    const jobId = current.current
    if (jobId === null) return
    cancelled.current.add(jobId)
    client.call('jobs.cancel', { jobId }).catch(() => undefined)
  }, [client])

  useEffect(() => cancel, [cancel])

  const run = useCallback(
    async (input: JobInput<N>): Promise<CallOutput<N> | null> => {
      const jobId = crypto.randomUUID()
      current.current = jobId
      setState({ ...idle, running: true })
      try {
        // The id completes the input; the compiler cannot see that through the generic.
        const value = await client.call(name, { ...input, jobId } as unknown as CallInput<N>)
        setState(idle)
        return value
      } catch (error) {
        setState({ ...idle, error: cancelled.current.has(jobId) ? null : error })
        return null
      } finally {
        if (current.current === jobId) current.current = null
      }
    },
    [client, name],
  )

  return { ...state, run, cancel }
}
