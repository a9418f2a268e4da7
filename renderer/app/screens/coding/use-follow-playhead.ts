import { useEffect } from 'react'
import { followView } from '../../../features/timeline/time-scale.ts'
import { useUnsaved } from '../../../host/unsaved.ts'
import type { Workspace } from '../../../state/workspace.ts'

/** Turns the timeline's page when the playhead leaves it, and warns before the window closes on unsaved codes. */
export function useFollowPlayhead({ player, ui, observation }: Workspace): void {
  useEffect(
    () =>
      player.store.subscribe((now, before) => {
        if (now.moment.atMs === before.moment.atMs) return
        const { view } = ui.getState()
        const next = followView(view, now.moment.atMs, player.durationMs)
        if (next !== view) ui.setState({ view: next })
      }),
    [player, ui],
  )
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (observation.store.getState().unsaved > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', onUnload)
    const stop = observation.store.subscribe(({ unsaved }) => useUnsaved.setState({ any: unsaved > 0 }))
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      stop()
      useUnsaved.setState({ any: false })
    }
  }, [observation])
}
