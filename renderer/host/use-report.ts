import { useCallback, useEffect } from 'react'
import { create } from 'zustand'
import type { CallInput, CallOutput } from '#shared/contract/calls.ts'
import type { Topic } from '#shared/contract/events.ts'
import { useClient } from './client-context.tsx'
import { useJob } from './use-job.ts'

type ReportName = 'reliability.report' | 'gate.report'
type Kept<N extends ReportName> = { readonly value: CallOutput<N>; readonly outdated: boolean }
type Reports = { readonly [N in ReportName]?: Kept<N> }

/** Reports take seconds to compute, so one that still holds is kept while screens come and go. */
const useReports = create<Reports>()(() => ({}))

const outdating: readonly Topic[] = ['study', 'recordings', 'schemes', 'assignments', 'observation', 'gate']

export function forgetReports(): void {
  useReports.setState({}, true)
}

/** Marks kept reports as outdated when the study changes. Mounted once, around all screens. */
export function useOutdateReports(): void {
  const client = useClient()
  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.type !== 'changed' || !outdating.includes(event.topic)) return
        useReports.setState(({ 'reliability.report': reliability, 'gate.report': gate }) => ({
          ...(reliability === undefined ? {} : { 'reliability.report': { ...reliability, outdated: true } }),
          ...(gate === undefined ? {} : { 'gate.report': { ...gate, outdated: true } }),
        }))
      }),
    [client],
  )
}

export type Report<T> = {
  readonly data: T | undefined
  /** The study changed after it was computed. Not computed anew unasked: coders may be at work all day. */
  readonly outdated: boolean
  readonly running: boolean
  readonly fraction: number
  readonly note: string
  readonly error: unknown
  readonly compute: () => void
  readonly cancel: () => void
}

/** A computed report: the kept one if it still holds, else a new one. */
export function useReport<N extends ReportName>(name: N, enabled = true): Report<CallOutput<N>> {
  const job = useJob(name)
  const kept = useReports((reports) => reports[name]) as Kept<N> | undefined
  const { run } = job

  const compute = useCallback(() => {
    // Both reports take nothing but the id of the job.
    void run({} as Omit<CallInput<N>, 'jobId'>).then((value) => {
      if (value !== null) useReports.setState({ [name]: { value, outdated: false } })
    })
  }, [run, name])

  useEffect(() => {
    if (enabled && useReports.getState()[name]?.outdated !== false) compute()
  }, [enabled, name, compute])

  const { running, fraction, note, error, cancel } = job
  return { data: kept?.value, outdated: kept?.outdated ?? false, running, fraction, note, error, compute, cancel }
}
