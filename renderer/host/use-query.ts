import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallInput, CallName, CallOutput } from '#shared/contract/calls.ts'
import type { Topic } from '#shared/contract/events.ts'
import { useClient } from './client-context.tsx'
import { useConnection } from './connection.ts'

export type Query<T> = {
  /** The last answer; kept while a newer one is on its way. */
  readonly data: T | undefined
  /** Whether `data` answers what is asked now, and not what was asked before. */
  readonly isCurrent: boolean
  readonly error: unknown
  readonly refetch: () => void
}

type QueryOptions = {
  /** What the answer depends on: it is asked for again when one of these changed. */
  readonly topics?: readonly Topic[]
  readonly enabled?: boolean
}

/** Asks once, and again whenever the input, one of the topics or the person at the desk changes. */
export function useQuery<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: QueryOptions = {},
): Query<CallOutput<N>> {
  const client = useClient()
  const [state, setState] = useState<{ data?: CallOutput<N>; of?: string; error: unknown }>({ error: null })
  const returns = useConnection((connection) => connection.returns)
  const latest = useRef(0)
  const enabled = options.enabled ?? true
  const key = JSON.stringify(input)
  const topics = (options.topics ?? []).join(' ')

  const refetch = useCallback(() => {
    const turn = ++latest.current
    client.call(name, JSON.parse(key) as CallInput<N>).then(
      (data) => {
        if (turn === latest.current) setState({ data, of: key, error: null })
      },
      (error: unknown) => {
        if (turn === latest.current) setState((before) => ({ ...before, error }))
      },
    )
  }, [client, name, key])

  useEffect(() => {
    if (enabled) refetch()
  }, [enabled, refetch, returns])

  useEffect(() => {
    if (!enabled) return
    return client.subscribe((event) => {
      if (event.type === 'session' || (event.type === 'changed' && topics.split(' ').includes(event.topic))) refetch()
    })
  }, [client, enabled, topics, refetch])

  return { data: state.data, isCurrent: state.of === key, error: state.error, refetch }
}
