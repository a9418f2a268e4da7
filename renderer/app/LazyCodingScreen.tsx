import { lazy, Suspense } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { Loading } from '../ui/Loading.tsx'

/** The workspace with its player is the largest part of the interface: fetched when first coded. */
const CodingScreen = lazy(async () => ({ default: (await import('./screens/CodingScreen.tsx')).CodingScreen }))

type LazyCodingScreenProps = {
  readonly assignmentId: string
  readonly client: Client
  readonly onExit: () => void
}

export function LazyCodingScreen(props: LazyCodingScreenProps) {
  return (
    <Suspense fallback={<Loading>Opening the recording…</Loading>}>
      {/* A new coding is a new screen: nothing of the one before may stay. */}
      <CodingScreen key={props.assignmentId} {...props} />
    </Suspense>
  )
}
