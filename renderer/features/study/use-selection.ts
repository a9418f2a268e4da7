import { useCallback, useState } from 'react'

/** Recordings picked for a common step, over pages of a list. */
export function useSelection() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const set = useCallback((changed: readonly string[], on: boolean) => {
    setIds((before) => {
      const next = new Set(before)
      for (const id of changed) {
        if (on) next.add(id)
        else next.delete(id)
      }
      return next
    })
  }, [])
  const clear = useCallback(() => setIds(new Set()), [])
  return { ids, set, clear }
}

export type Selection = ReturnType<typeof useSelection>
