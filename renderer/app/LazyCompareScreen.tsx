import { lazy, Suspense } from 'react'
import type { CompareRoute } from '../host/routes.ts'
import { Loading } from '../ui/Loading.tsx'

/** It brings player and timeline with it, which the other leading screens do without. */
const CompareScreen = lazy(async () => ({ default: (await import('./screens/CompareScreen.tsx')).CompareScreen }))

export function LazyCompareScreen({ route }: { readonly route: CompareRoute }) {
  return (
    <Suspense fallback={<Loading>Opening both codings…</Loading>}>
      <CompareScreen key={`${route.recordingId} ${route.scheme.id}@${route.scheme.version}`} route={route} />
    </Suspense>
  )
}
