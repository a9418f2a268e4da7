import { lazy, Suspense } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { Loading } from '../ui/Loading.tsx'

type CodingScreenProps = {
  readonly assignmentId: string
  readonly client: Client
  readonly onExit: () => void
}

/** The workspace with its player is the largest part of the interface: fetched when first coded. */
const CodingScreen = lazy(async () => {
  const screens = import.meta.glob<{ CodingScreen: React.ComponentType<CodingScreenProps> }>(
    './screens/CodingScreen.tsx',
  )
  const load = screens['./screens/CodingScreen.tsx']
  if (load === undefined) throw new Error('no coding screen in this build')
  return { default: (await load()).CodingScreen }
})

export function LazyCodingScreen(props: CodingScreenProps) {
  return (
    <Suspense fallback={<Loading>Opening the recording…</Loading>}>
      {/* A new coding is a new screen: nothing of the one before may stay. */}
      <CodingScreen key={props.assignmentId} {...props} />
    </Suspense>
  )
}
