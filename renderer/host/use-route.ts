import { useMemo, useSyncExternalStore } from 'react'
import { hashOf, parseRoute, type Route } from './routes.ts'

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (onChange) => {
      window.addEventListener('hashchange', onChange)
      return () => window.removeEventListener('hashchange', onChange)
    },
    () => window.location.hash,
  )
  return useMemo(() => parseRoute(hash), [hash])
}

export function goTo(route: Route): void {
  window.location.hash = hashOf(route)
}

/** Says in the address where we are by now, without a step that the way back would stop at. */
export function nameHere(route: Route): void {
  window.history.replaceState(null, '', hashOf(route))
}
