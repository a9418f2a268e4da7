import { useEffect, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import type { ObservationView } from '#shared/contract/views.ts'
import { createPlayer } from '../../../features/player/create-player.ts'
import { restorePlace } from './restore-place.ts'
import { createObservationStore } from '../../../state/observation-store.ts'
import { createWorkspaceUi, type Workspace } from '../../../state/workspace.ts'

export type OpenedWorkspace = {
  readonly workspace: Workspace
  /** The element that the player draws each camera into. */
  readonly pictures: ReadonlyMap<string, HTMLElement>
  /** Whether it opened where its coder had left it, anywhere but at the beginning. */
  readonly isBack: boolean
}

/** Builds everything that belongs to an open observation, and takes the player down again when the screen is left. */
export function useOpenWorkspace(client: Client, view: ObservationView): OpenedWorkspace | null {
  const [opened, setOpened] = useState<OpenedWorkspace | null>(null)
  useEffect(() => {
    const pictures = new Map<string, HTMLElement>()
    const player = createPlayer({
      cameras: view.cameras,
      durationMs: view.durationMs,
      mount: (camera) => {
        const element = document.createElement('div')
        pictures.set(camera.id, element)
        return element
      },
    })
    const workspace: Workspace = {
      observation: createObservationStore(client, view),
      player,
      ui: createWorkspaceUi(view),
      newId: () => crypto.randomUUID(),
    }
    setOpened({ workspace, pictures, isBack: restorePlace(workspace, view) })
    return () => player.destroy()
  }, [client, view])
  return opened
}
