import { useLayoutEffect } from 'react'
import { addWatched, type WatchedSpan } from '#shared/study/watched.ts'
import type { Pass } from '../../../state/passes.ts'
import type { Workspace } from '../../../state/workspace.ts'
import { seenBetween } from '../../../state/watching.ts'

/** While it plays, what was watched is put down this often (ms): a share changes no faster than that. */
const PUT_DOWN_EVERY_MS = 1000

/** Keeps what has been watched in a pass that asks for it. A locked coding asks for nothing any more. */
export function useWatching(workspace: Workspace, pass: Pass): void {
  const { id, minWatched } = pass
  useLayoutEffect(() => (minWatched > 0 ? watch(workspace, id) : undefined), [workspace, id, minWatched])
}

/** Follows the player until the function that it gives is called. */
export function watch({ player, ui, observation }: Workspace, passId: string): () => void {
  let seen: WatchedSpan[] = []
  const putDown = (): void => {
    if (seen.length === 0) return
    const { watched } = ui.getState()
    const spans = seen.reduce(addWatched, [...(watched[passId] ?? [])])
    seen = []
    ui.setState({ watched: { ...watched, [passId]: spans } })
  }
  const stop = player.store.subscribe((now, before) => {
    if (!observation.store.getState().editable) return
    const span = seenBetween(before, now)
    if (span !== null) seen = addWatched(seen, span)
    const [first] = seen
    const last = seen.at(-1)
    const isDue = first !== undefined && last !== undefined && last[1] - first[0] >= PUT_DOWN_EVERY_MS
    if (isDue || !now.playing) putDown()
  })
  return () => {
    stop()
    putDown()
  }
}
