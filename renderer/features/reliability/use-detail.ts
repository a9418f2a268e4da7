import { useCallback, useEffect } from 'react'
import { create } from 'zustand'
import type { ReliabilityDetail } from '#shared/study/reliability-detail.ts'
import type { ReliabilityReport } from '#shared/study/reliability-view.ts'
import { useJob } from '../../host/use-job.ts'

type Asked = { readonly scheme: string; readonly variable: string }

/** Details of the report that is on the screen; another report makes them void. */
type Kept = { readonly report: ReliabilityReport | null; readonly details: readonly ReliabilityDetail[] }
const useKept = create<Kept>()(() => ({ report: null, details: [] }))

function keep(report: ReliabilityReport, detail: ReliabilityDetail): void {
  useKept.setState((kept) => ({ report, details: [...(kept.report === report ? kept.details : []), detail] }))
}

export type Detail = {
  readonly data: ReliabilityDetail | undefined
  readonly running: boolean
  readonly fraction: number
  readonly note: string
  readonly error: unknown
  readonly compute: () => void
  readonly cancel: () => void
}

/** What stands behind one row, computed in a thread of its own when it is first asked for and kept with its report. */
export function useDetail(report: ReliabilityReport, { scheme, variable }: Asked): Detail {
  const { run, running, fraction, note, error, cancel } = useJob('reliability.detail')
  const data = useKept((kept) =>
    kept.report === report ? kept.details.find((one) => one.scheme === scheme && one.variable === variable) : undefined,
  )
  const compute = useCallback(() => {
    void run({ scheme, variable }).then((detail) => {
      if (detail !== null) keep(report, detail)
    })
  }, [run, report, scheme, variable])
  const there = data !== undefined
  useEffect(() => {
    if (!there) compute()
  }, [there, compute])
  return { data, running, fraction, note, error, compute, cancel }
}
