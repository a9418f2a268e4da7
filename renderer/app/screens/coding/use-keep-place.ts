import { useLayoutEffect } from 'react'
import type { Client } from '#shared/contract/client.ts'
import type { Workspace } from '../../../state/workspace.ts'
import { createPlaceKeeper } from './place-keeper.ts'
import { placeOf } from './restore-place.ts'

/** Keeps where the coder is while they work, and when they leave. Nobody keeps a place in the coding of somebody else. */
export function useKeepPlace(client: Client, workspace: Workspace, isOwn: boolean): void {
  // A layout effect: it ends, and the place is read, before the player is taken down.
  useLayoutEffect(() => {
    const { player, ui, observation } = workspace
    if (!isOwn) return undefined
    const { assignmentId } = observation.store.getState().view
    const keeper = createPlaceKeeper(
      () => placeOf(workspace),
      (place) => client.call('observation.setPlace', { assignmentId, place }),
    )
    const onPlayer = player.store.subscribe((now, before) => {
      const isSame =
        now.moment.atMs === before.moment.atMs &&
        now.rate === before.rate &&
        now.audible === before.audible &&
        now.playing === before.playing
      if (!isSame) keeper.changed(now.playing || now.reverse > 0)
    })
    const onUi = ui.subscribe((now, before) => {
      const isSame = now.passId === before.passId && now.stages === before.stages && now.watched === before.watched
      if (!isSame) keeper.changed(player.store.getState().playing)
    })
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') keeper.flush()
    }
    document.addEventListener('visibilitychange', onHidden)
    window.addEventListener('pagehide', keeper.leave)
    return () => {
      onPlayer()
      onUi()
      document.removeEventListener('visibilitychange', onHidden)
      window.removeEventListener('pagehide', keeper.leave)
      keeper.flush()
    }
  }, [client, workspace, isOwn])
}
