import { useEffect, useState } from 'react'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { SchemeRow } from '#shared/contract/views.ts'
import { useClient } from './client-context.tsx'
import { useQuery } from './use-query.ts'

export type StudySchemes = {
  readonly rows: readonly SchemeRow[] | undefined
  /** The schemes in full, in the order of `rows`; empty until they have come. */
  readonly schemes: readonly Scheme[]
  readonly error: unknown
}

/** All published schemes of the study with their content. */
export function useSchemes(): StudySchemes {
  const client = useClient()
  const list = useQuery('schemes.list', {}, { topics: ['schemes'] })
  const [state, setState] = useState<{ schemes: readonly Scheme[]; error: unknown }>({ schemes: [], error: null })
  const rows = list.data
  useEffect(() => {
    if (rows === undefined) return
    let current = true
    Promise.all(rows.map(({ id, version }) => client.call('schemes.get', { id, version }))).then(
      (schemes) => {
        if (current) setState({ schemes, error: null })
      },
      (error: unknown) => {
        if (current) setState({ schemes: [], error })
      },
    )
    return () => {
      current = false
    }
  }, [client, rows])
  return { rows, schemes: state.schemes, error: list.error ?? state.error }
}

export type EpisodeKind = { readonly id: string; readonly name: string; readonly nominalS: number }

/** The kinds of episode that the schemes of the study know, each once. */
export function episodeKinds(schemes: readonly Scheme[]): readonly EpisodeKind[] {
  const kinds = new Map<string, EpisodeKind>()
  for (const scheme of schemes) {
    for (const { id, name, nominalS } of scheme.episodes) {
      if (!kinds.has(id)) kinds.set(id, { id, name, nominalS })
    }
  }
  return [...kinds.values()]
}
