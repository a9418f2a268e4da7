import { useEffect, useState } from 'react'
import { isAppError } from '#shared/lib/app-error.ts'
import { messageFor } from '#shared/contract/messages.ts'
import type { Client } from '#shared/contract/client.ts'
import type { ObservationView } from '#shared/contract/views.ts'
import type { Preferences } from '#shared/study/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useFollowPreferences, usePreferences } from './coding/use-preferences.ts'
import { useOpenWorkspace } from './coding/use-open-workspace.ts'
import { WorkspaceScreen } from './coding/WorkspaceScreen.tsx'
import styles from './CodingScreen.module.css'

type CodingScreenProps = { readonly assignmentId: string; readonly client: Client; readonly onExit: () => void }

/** The coding workspace of one assignment: opens the observation, then hands over. */
export function CodingScreen({ assignmentId, client, onExit }: CodingScreenProps) {
  const [view, setView] = useState<ObservationView | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  const preferences = usePreferences(client)
  useEffect(() => {
    let current = true
    client.call('observation.open', { assignmentId }).then(
      (opened) => {
        if (current) setView(opened)
      },
      (cause: unknown) => {
        if (current) setError(cause)
      },
    )
    return () => {
      current = false
    }
  }, [assignmentId, client, attempt])
  const retry = (): void => {
    setError(null)
    setAttempt(attempt + 1)
  }
  if (view !== null && preferences !== null)
    return <OpenedScreen view={view} preferences={preferences} client={client} onExit={onExit} />
  return (
    <main className={styles.opening}>
      {error === null ? (
        <Loading>Opening the recording…</Loading>
      ) : (
        <Notice kind="stop" announce action={<Button onPress={retry}>Try again</Button>}>
          {messageFor(
            isAppError(error) ? { code: error.code, params: error.params } : { code: 'host-unreachable', params: {} },
          )}{' '}
          <Button kind="quiet" onPress={onExit}>
            Back to my work
          </Button>
        </Notice>
      )}
    </main>
  )
}

type OpenedScreenProps = {
  readonly view: ObservationView
  readonly preferences: Preferences
  readonly client: Client
  readonly onExit: () => void
}

function OpenedScreen({ view, preferences, client, onExit }: OpenedScreenProps) {
  const opened = useOpenWorkspace(client, view)
  useFollowPreferences(opened, preferences)
  return opened === null ? (
    <main className={styles.opening}>
      <Loading>Opening the pictures…</Loading>
    </main>
  ) : (
    <WorkspaceScreen opened={opened} client={client} onExit={onExit} />
  )
}
