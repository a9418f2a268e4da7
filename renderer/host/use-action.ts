import { useCallback, useEffect, useRef, useState } from 'react'

export type Action<A extends readonly unknown[], T> = {
  readonly busy: boolean
  readonly error: unknown
  readonly clearError: () => void
  /** Resolves to the answer, or to undefined when it was refused; the refusal is then in `error`. */
  readonly run: (...args: A) => Promise<T | undefined>
}

/** One thing that a person does and that a host may refuse: busy while it runs, and the refusal kept for showing. */
export function useAction<A extends readonly unknown[], T>(work: (...args: A) => Promise<T>): Action<A, T> {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const pressed = useRef<Element | null>(null)
  // A button that is disabled while it works loses the focus, and Escape with it: it gets it back, above all after a refusal.
  useEffect(() => {
    if (state.busy) return
    const from = pressed.current
    pressed.current = null
    if (from instanceof HTMLElement && from.isConnected && document.activeElement === document.body) from.focus()
  }, [state.busy])
  const run = useCallback(
    async (...args: A): Promise<T | undefined> => {
      pressed.current = document.activeElement
      setState({ busy: true, error: null })
      try {
        const value = await work(...args)
        setState({ busy: false, error: null })
        return value
      } catch (error) {
        setState({ busy: false, error })
        return undefined
      }
    },
    [work],
  )
  const clearError = useCallback(() => setState({ busy: false, error: null }), [])
  return { ...state, run, clearError }
}
