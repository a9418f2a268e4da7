import type { Camera } from '#shared/study/recording.ts'
import { beganUs, offsetOf, pauseBeforeUs, placedAt, startsOf, type OwnClock, type Placement } from './clock-offset.ts'
import { movableId, type Movable } from './movables.ts'

/** By the id of what moves: when a camera began, or by how much one of its later files lies later than it was saved. */
export type Placements = Readonly<Record<string, Placement>>

/** `blocked`: what was last asked to begin before the file before it ends. It stayed where it was. */
export type PlacementState = { readonly placements: Placements; readonly blocked: Movable | null }
export const asSaved: PlacementState = { placements: {}, blocked: null }

/** The files of a camera where they lie: each as far from the one before it as saved, but for those moved by themselves. */
export function placeCamera(camera: Camera, placements: Placements, clock: Pick<OwnClock, 'frameUs'>): Camera {
  let by = 0
  const starts = startsOf(camera).map((us, n) => {
    const placement = placements[movableId(camera.id, n + 1)]
    if (placement !== undefined) by += offsetOf(placement, clock) - (n === 0 ? us : 0)
    return us + by
  })
  return placedAt(camera, starts)
}

/**
 * Changes where something lies. A later file that would begin before the one before it ends stays where it is.
 * @param camera the one that `moved` is of, as it is saved
 */
export function changePlacement(
  before: PlacementState,
  moved: Movable,
  camera: Camera,
  clock: Pick<OwnClock, 'frameUs'>,
  change: (before: Placement) => Placement,
): PlacementState {
  const start = { beganUs: moved.part === 1 ? beganUs(camera) : 0, movedOn: 0 }
  const placements = { ...before.placements, [moved.id]: change(before.placements[moved.id] ?? start) }
  const overlaps = pauseBeforeUs(placeCamera(camera, placements, clock), moved.part) < 0
  return overlaps ? { ...before, blocked: moved } : { placements, blocked: null }
}
