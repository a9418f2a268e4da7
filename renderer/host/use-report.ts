import { useCallback, useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { CallInput, CallOutput } from '#shared/contract/calls.ts'
import type { Topic } from '#shared/contract/events.ts'
import { useClient } from './client-context.tsx'
import { useJob } from './use-job.ts'

type ReportName = 'reliability.report' | 'gate.report' | 'drift.report'
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
        changes += 1
        useReports.setState(({ 'reliability.report': reliability, 'gate.report': gate, 'drift.report': drift }) => ({
          ...(reliability === undefined ? {} : { 'reliability.report': { ...reliability, outdated: true } }),
          ...(gate === undefined ? {} : { 'gate.report': { ...gate, outdated: true } }),
          ...(drift === undefined ? {} : { 'drift.report': { ...drift, outdated: true } }),
        }))
      }),
    [client],
  )
}

/** How long the study has to be left alone before a report is computed anew by itself. */
const RENEW_AFTER_MS = 2000

export type Report<T> = {
  readonly data: T | undefined
  /** The study changed after it was computed. Computed anew only if `renew` was asked for. */
  readonly outdated: boolean
  readonly running: boolean
  readonly fraction: number
  readonly note: string
  readonly error: unknown
  readonly compute: () => void
  readonly cancel: () => void
}

/** Counts the changes of the study, so that a report knows whether one came while it was computed. */
let changes = 0

/**
 * A computed report: the kept one if it still holds, else a new one. `renew`: while it is on the screen it is computed
 * anew by itself once the study has changed and then been left alone for some seconds.
 */
export function useReport<N extends ReportName>(
  name: N,
  enabled = true,
  { renew = false }: { readonly renew?: boolean } = {},
): Report<CallOutput<N>> {
  const job = useJob(name)
  const kept = useReports((reports) => reports[name]) as Kept<N> | undefined
  const { run } = job

  const compute = useCallback(() => {
    // All reports take nothing but the id of the job.
    const before = changes
    void run({} as Omit<CallInput<N>, 'jobId'>).then((value) => {
      if (value !== null) useReports.setState({ [name]: { value, outdated: changes !== before } })
    })
  }, [run, name])

  useEffect(() => {
    if (enabled && useReports.getState()[name]?.outdated !== false) compute()
  }, [enabled, name, compute])

  const { running, fraction, note, error, cancel } = job
  const tried = useRef(-1)
  useEffect(() => {
    // After a failed or cancelled run it waits for the next change, or for being asked.
    if (!renew || !enabled || kept?.outdated !== true || running || tried.current === changes) return undefined
    const timer = setTimeout(() => {
      tried.current = changes
      compute()
    }, RENEW_AFTER_MS)
    return () => clearTimeout(timer)
  }, [renew, enabled, kept, running, compute])
  return { data: kept?.value, outdated: kept?.outdated ?? false, running, fraction, note, error, compute, cancel }
}
