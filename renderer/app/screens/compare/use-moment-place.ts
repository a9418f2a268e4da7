import { useMemo, useState } from 'react'
import type { CompareView } from '#shared/contract/compare-views.ts'
import type { Decision } from '#shared/study/consensus.ts'
import type { Moment, MomentClass } from '#shared/study/moment.ts'

export type MomentPlace = {
  /** Those of the chosen classes, in order. */
  readonly moments: readonly Moment[]
  readonly current: Moment | null
  readonly decisions: ReadonlyMap<string, Decision>
  readonly kinds: readonly MomentClass[]
  readonly counts: Readonly<Record<MomentClass, number>>
  /** Of all differences that are due: how many, and how many of them are settled. */
  readonly due: number
  readonly settledDue: number
  readonly choose: (key: string) => void
  readonly setKinds: (kinds: readonly MomentClass[]) => void
  readonly goBy: (steps: 1 | -1) => void
  /** The next difference after `from` that is due and not settled, from the beginning again after the last. */
  readonly goToOpen: (from: string | null) => void
}

/** Which difference is at hand, among those that are shown. */
export function useMomentPlace(view: CompareView, wanted: string | null): MomentPlace {
  const all = useMemo(() => withNowDue(view), [view])
  const [kinds, setKinds] = useState<readonly MomentClass[]>([])
  const [chosen, setChosen] = useState(wanted)
  const moments = useMemo(
    () => (kinds.length === 0 ? all : all.filter(({ kind }) => kinds.includes(kind))),
    [all, kinds],
  )
  const decisions = useMemo(
    () => new Map((view.consensus?.decisions ?? []).map((decision) => [decision.moment, decision])),
    [view.consensus],
  )
  const counts = useMemo(() => countsOf(all), [all])
  const at = moments.findIndex(({ key }) => key === chosen)
  const current = moments[at] ?? moments[0] ?? null
  const due = all.filter((one) => one.due)
  const goToOpen = (from: string | null): void => {
    const begin = moments.findIndex(({ key }) => key === from) + 1
    const around = [...moments.slice(begin), ...moments.slice(0, begin)]
    const next = around.find((one) => one.due && !decisions.has(one.key) && one.key !== from)
    if (next !== undefined) setChosen(next.key)
  }
  return {
    ...{ moments, current, decisions, kinds, counts },
    due: due.length,
    settledDue: due.filter(({ key }) => decisions.has(key)).length,
    choose: setChosen,
    setKinds,
    goBy: (steps) => {
      const next = moments[Math.min(moments.length - 1, Math.max(0, (at < 0 ? 0 : at) + steps))]
      if (next !== undefined) setChosen(next.key)
    },
    goToOpen,
  }
}

/** Some differences are due only because of what was decided about others. */
function withNowDue({ moments, consensus }: CompareView): readonly Moment[] {
  const nowDue = new Set(consensus?.nowDue ?? [])
  return nowDue.size === 0 ? moments : moments.map((one) => (nowDue.has(one.key) ? { ...one, due: true } : one))
}

function countsOf(moments: readonly Moment[]): Record<MomentClass, number> {
  const counts: Record<MomentClass, number> = {
    ...{ code: 0, time: 0, only_first: 0, only_second: 0, detail: 0 },
    ...{ rating: 0, answer: 0 },
  }
  for (const { kind } of moments) counts[kind] += 1
  return counts
}
