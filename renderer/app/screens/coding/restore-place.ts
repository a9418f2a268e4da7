import type { ObservationView } from '#shared/contract/views.ts'
import type { Place } from '#shared/study/place.ts'
import type { WatchedSpan } from '#shared/study/watched.ts'
import { ms } from '#shared/time/ms.ts'
import { passesOf } from '../../../state/passes.ts'
import type { Player } from '../../../state/player.ts'
import { choosePass, type Workspace } from '../../../state/workspace.ts'

/** Where the coder is: what `restorePlace` brings back. Cameras go by their position, which names no recording. */
export function placeOf({ player, ui, observation }: Workspace): Place {
  const { cameras } = observation.store.getState().view
  const { audible, rate } = player.store.getState()
  const position = cameras.findIndex((camera) => camera.id === audible)
  const { passId, stages, watched } = ui.getState()
  const seen = Object.entries(watched).map(([pass, spans]): [string, WatchedSpan[]] => [pass, [...spans]])
  return {
    atMs: player.currentMoment().atMs,
    passId,
    rate,
    audible: position < 0 ? null : position,
    stages: { ...stages },
    ...(seen.length === 0 ? {} : { watched: Object.fromEntries(seen) }),
  }
}

/**
 * Puts the workspace back to where its coder left it. What is no longer there (a pass of another version, a camera, the
 * end of a longer recording) is left as it is at first.
 *
 * @returns whether that is anywhere but the beginning.
 */
export function restorePlace(
  workspace: Workspace,
  view: Pick<ObservationView, 'place' | 'scheme' | 'cameras'>,
): boolean {
  const { place } = view
  if (place === null) return false
  const { player, ui } = workspace
  const pass = passesOf(view.scheme).find(({ id }) => id === place.passId)
  if (pass !== undefined) choosePass(workspace, pass)
  ui.setState({ stages: place.stages, watched: place.watched ?? {} })
  player.setRate(place.rate)
  const audible = place.audible === null ? null : view.cameras[place.audible]
  if (audible !== undefined) player.setAudible(audible?.id ?? null)
  const atMs = ms(Math.min(place.atMs, player.durationMs))
  whenReady(player, () => player.seekTo(atMs))
  return player.snap(atMs) > player.snap(ms(0))
}

/** A picture can be asked for once the cameras are open. */
function whenReady(player: Player, act: () => void): void {
  if (player.store.getState().ready) {
    act()
    return
  }
  const stop = player.store.subscribe(({ ready }) => {
    if (!ready) return
    stop()
    act()
  })
}
