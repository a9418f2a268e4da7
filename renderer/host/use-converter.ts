import { useState } from 'react'
import type { ConverterState } from '#shared/study/media.ts'
import { useChooser } from './chooser.tsx'
import { useClient } from './client-context.tsx'
import { useAction } from './use-action.ts'
import { useQuery } from './use-query.ts'

export type Converter = {
  /** Undefined until the host has answered. */
  readonly state: ConverterState | undefined
  readonly error: unknown
  readonly busy: boolean
  /** Lets the person point at an ffmpeg of their own; nothing happens when they think better of it. */
  readonly choose: () => void
  /** Goes back to the one that the system finds by itself. */
  readonly useSystems: () => void
  /** Looks once more, after something was installed. */
  readonly lookAgain: () => void
}

/** The converter of this machine and the ways to get at one. */
export function useConverter(): Converter {
  const client = useClient()
  const chooseFile = useChooser()
  const query = useQuery('converter.get', {}, { topics: ['conversions'] })
  const [answer, setAnswer] = useState<{ readonly over: ConverterState | undefined; readonly state: ConverterState }>()
  const set = useAction(async (path: string | null) => {
    setAnswer({ over: query.data, state: await client.call('converter.choose', { path }) })
  })
  const choose = useAction(async () => {
    const [path] = await chooseFile('program')
    if (path !== undefined) await set.run(path)
  })
  return {
    // A later answer of the host counts over the one that the choice got.
    state: answer !== undefined && answer.over === query.data ? answer.state : query.data,
    error: set.error ?? choose.error ?? query.error,
    busy: set.busy || choose.busy,
    choose: () => void choose.run(),
    useSystems: () => void set.run(null),
    lookAgain: () => {
      set.clearError()
      query.refetch()
    },
  }
}
