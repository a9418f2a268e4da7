import { useEffect, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { defaultPreferences, type Preferences } from '#shared/study/preferences.ts'
import type { OpenedWorkspace } from './use-open-workspace.ts'

/**
 * The keys and lengths of whoever is at the desk; null until they have come. Another window of the same person may
 * change them. Where they cannot be fetched the defaults hold: nobody is kept from coding by that.
 */
export function usePreferences(client: Client): Preferences | null {
  const [preferences, setPreferences] = useState<Preferences | null>(null)
  useEffect(() => {
    let current = true
    const fetch = (): void => {
      client.call('preferences.get', {}).then(
        (fetched) => {
          if (current) setPreferences(fetched)
        },
        () => {
          if (current) setPreferences((before) => before ?? defaultPreferences)
        },
      )
    }
    fetch()
    const stop = client.subscribe((event) => {
      if (event.type === 'changed' && event.topic === 'preferences') fetch()
    })
    return () => {
      current = false
      stop()
    }
  }, [client])
  return preferences
}

/** The open workspace works by them from the first key on. */
export function useFollowPreferences(opened: OpenedWorkspace | null, preferences: Preferences): void {
  useEffect(() => opened?.workspace.ui.setState({ preferences }), [opened, preferences])
}
