import { ms, type Ms } from '#shared/time/ms.ts'
import type { Player } from '../../state/player.ts'

const underway = new WeakMap<Player, Ms>()

/** Where the next step counts from: the frame on screen or, while a step is still on its way, where that one goes. */
function origin(player: Player): Ms {
  const goal = player.store.getState().seeking ? underway.get(player) : undefined
  return goal ?? player.currentMoment().atMs
}

/** Goes by `by` ms, within the recording. Steps in quick succession add up, however slowly the file answers. */
export function moveBy(player: Player, by: number): void {
  const goal = ms(Math.min(Math.max(0, origin(player) + Math.round(by)), player.durationMs))
  player.seekTo(goal)
  if (!player.store.getState().seeking) return
  underway.set(player, goal)
  const stop = player.store.subscribe(({ seeking }) => {
    if (seeking) return
    underway.delete(player)
    stop()
  })
}
