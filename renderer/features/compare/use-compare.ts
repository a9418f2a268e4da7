import { useCallback, useEffect, useState } from 'react'
import { isAppError } from '#shared/lib/app-error.ts'
import type { CompareView, ConsensusView } from '#shared/contract/compare-views.ts'
import type { DecisionChoice } from '#shared/study/consensus.ts'
import { useClient } from '../../host/client-context.tsx'
import type { CompareRoute } from '../../host/routes.ts'

export type NewDecision = {
  readonly moment: string
  readonly choice: DecisionChoice
  readonly other: string | null
  readonly reason: string
}

export type Compare = {
  readonly view: CompareView | null
  readonly error: unknown
  /** Another window has decided something meanwhile: what is on screen is not what is stored. */
  readonly isStale: boolean
  readonly busy: boolean
  readonly load: () => void
  /** Answers whether it was stored. */
  readonly decide: (decision: NewDecision) => Promise<boolean>
  readonly step: (direction: 'undo' | 'redo') => Promise<boolean>
  readonly close: () => Promise<boolean>
}

type PairOf = Pick<CompareRoute, 'recordingId' | 'scheme'>
type Stand = { readonly busy: boolean; readonly error: unknown }

/** Two codings and the consensus between them: nothing counts as decided before the host has stored it. */
export function useCompare(of: PairOf): Compare {
  const client = useClient()
  const { view, setView, state, setState, load } = useOpened(of)
  const { recordingId } = of
  const { id, version } = of.scheme
  const store = async (work: (consensus: ConsensusView | null) => Promise<ConsensusView>): Promise<boolean> => {
    if (view === null || state.busy) return false
    setState({ busy: true, error: null })
    try {
      const consensus = await work(view.consensus)
      setView((before) => (before === null ? null : { ...before, consensus }))
      setState({ busy: false, error: null })
      return true
    } catch (error) {
      setState({ busy: false, error })
      return false
    }
  }
  const begun = (consensus: ConsensusView | null): { id: string; baseRevision: number } => ({
    id: consensus?.id ?? '',
    baseRevision: consensus?.revision ?? 0,
  })
  return {
    ...{ view, ...state, load },
    isStale: isAppError(state.error) && state.error.code === 'consensus-stale',
    decide: (decision) =>
      store((consensus) =>
        client.call('consensus.decide', {
          ...{ recordingId, scheme: { id, version } },
          baseRevision: consensus?.revision ?? 0,
          ...decision,
        }),
      ),
    step: (direction) => store((consensus) => client.call('consensus.step', { ...begun(consensus), direction })),
    close: () => store((consensus) => client.call('consensus.close', begun(consensus))),
  }
}

/** Opens both codings, and again when asked to. */
function useOpened({ recordingId, scheme: { id, version } }: PairOf) {
  const client = useClient()
  const [view, setView] = useState<CompareView | null>(null)
  const [state, setState] = useState<Stand>({ busy: false, error: null })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let current = true
    client.call('compare.open', { recordingId, scheme: { id, version } }).then(
      (opened) => {
        if (!current) return
        // The films stay open: they are the same, and only what was decided may be another.
        setView((before) => (before === null ? opened : { ...before, consensus: opened.consensus }))
        setState({ busy: false, error: null })
      },
      (error: unknown) => {
        if (current) setState({ busy: false, error })
      },
    )
    return () => {
      current = false
    }
  }, [client, recordingId, id, version, turn])
  const load = useCallback(() => setTurn((before) => before + 1), [])
  return { view, setView, state, setState, load }
}
