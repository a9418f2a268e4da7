import { lazy, Suspense } from 'react'
import { Loading } from '../ui/Loading.tsx'

/** It brings the player with it, which the other leading screens do without. */
const AlignScreen = lazy(async () => ({ default: (await import('./screens/AlignScreen.tsx')).AlignScreen }))

export function LazyAlignScreen({ recordingId }: { readonly recordingId: string }) {
  return (
    <Suspense fallback={<Loading>Opening the cameras…</Loading>}>
      <AlignScreen key={recordingId} recordingId={recordingId} />
    </Suspense>
  )
}
