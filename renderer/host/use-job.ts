import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallInput, CallOutput } from '#shared/contract/calls.ts'
import { callJob, type JobName } from './call-job.ts'
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
  const current = useRef<AbortController | null>(null)
  const cancel = useCallback(() => current.current?.abort(), [])
  useEffect(() => cancel, [cancel])

  const run = useCallback(
    async (input: JobInput<N>): Promise<CallOutput<N> | null> => {
      const stop = new AbortController()
      current.current = stop
      setState({ ...idle, running: true })
      try {
        const onProgress = (fraction: number, note: string): void => {
          if (current.current === stop) setState({ ...idle, running: true, fraction, note })
        }
        const value = await callJob(client, name, input, { onProgress, signal: stop.signal })
        setState(idle)
        return value
      } catch (error) {
        setState({ ...idle, error: stop.signal.aborted ? null : error })
        return null
      } finally {
        if (current.current === stop) current.current = null
      }
    },
    [client, name],
  )

  return { ...state, run, cancel }
}
