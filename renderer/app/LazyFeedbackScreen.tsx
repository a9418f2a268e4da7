import { lazy, Suspense } from 'react'
import { Loading } from '../ui/Loading.tsx'

/** It brings the player with it, which the other leading screens do without. */
const FeedbackScreen = lazy(async () => ({ default: (await import('./screens/FeedbackScreen.tsx')).FeedbackScreen }))

export function LazyFeedbackScreen({ assignmentId }: { readonly assignmentId: string }) {
  return (
    <Suspense fallback={<Loading>Opening the recording…</Loading>}>
      <FeedbackScreen key={assignmentId} assignmentId={assignmentId} />
    </Suspense>
  )
}
