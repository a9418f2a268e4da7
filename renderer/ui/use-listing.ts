import { useCallback, useEffect, useRef, useState } from 'react'
import type { FolderListing } from '#shared/contract/views.ts'

/** The folder that is looked into. A folder that cannot be opened leaves the one before in place. */
export function useListing(startDir: string, list: (dir: string) => Promise<FolderListing>) {
  const [state, setState] = useState<{ listing: FolderListing | null; error: unknown }>({ listing: null, error: null })
  const latest = useRef(0)
  const open = useCallback(
    (dir: string) => {
      const turn = ++latest.current
      list(dir).then(
        (listing) => {
          if (turn === latest.current) setState({ listing, error: null })
        },
        (error: unknown) => {
          if (turn === latest.current) setState((before) => ({ ...before, error }))
        },
      )
    },
    [list],
  )
  useEffect(() => open(startDir), [open, startDir])
  return { ...state, open }
}
