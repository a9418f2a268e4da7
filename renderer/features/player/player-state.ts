import type { CameraState, PlayerState } from '../../state/player.ts'

/** The camera that leads: the reference camera while it has a picture, else the first that has one, else none. */
export function chooseLeader<V extends { readonly id: string; readonly state: () => CameraState }>(
  views: readonly V[],
  referenceId: string | null,
): V | null {
  const usable = views.filter((view) => view.state().problem === null)
  return usable.find((view) => view.id === referenceId) ?? usable[0] ?? null
}

/** Whether two states look the same, so that nothing is drawn for a change that is none. */
export function sameState(a: PlayerState, b: PlayerState): boolean {
  return (
    a.ready === b.ready &&
    a.playing === b.playing &&
    a.seeking === b.seeking &&
    a.rate === b.rate &&
    a.audible === b.audible &&
    a.loop === b.loop &&
    a.moment.atMs === b.moment.atMs &&
    a.moment.camera === b.moment.camera &&
    a.moment.frame === b.moment.frame &&
    a.cameras.length === b.cameras.length &&
    a.cameras.every((camera, i) => camera.ready === b.cameras[i]?.ready && camera.problem === b.cameras[i].problem)
  )
}
