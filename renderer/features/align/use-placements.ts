import { useMemo, useState } from 'react'
import type { Camera } from '#shared/study/recording.ts'
import {
  beganUs,
  offsetOf,
  overlaps,
  ownClock,
  sameMoment,
  startsOf,
  type OwnClock,
  type Placement,
} from './clock-offset.ts'
import { movableId, type Movable } from './movables.ts'
import { asSaved, changePlacement, placeCamera, type Placements } from './placements.ts'

export type Frame = { readonly cameraId: string; readonly frame: number }

export type Placed = {
  /** Where everything lies by what was chosen here. */
  readonly cameras: readonly Camera[]
  readonly reference: Camera
  readonly clocks: ReadonlyMap<string, OwnClock>
  /** Whether anything differs from what is saved. */
  readonly changed: boolean
  /** Cameras that would never be seen together with the reference camera. */
  readonly apart: readonly Camera[]
  /** What was last asked to begin before the file before it ends, and stayed where it was. */
  readonly blocked: Movable | null
  /** Puts cameras so that these frames show the same moment; `frames` holds the reference camera's too. */
  readonly markSame: (frames: Readonly<Record<string, number>>) => void
  /** Moves a later file, and those after it, so that its frame and that of another camera show the same moment. */
  readonly markPart: (moved: Movable, frame: number, other: Frame) => void
  /** Moves a picture on by so many of its own frames. */
  readonly move: (moved: Movable, frames: number) => void
  readonly backToSaved: () => void
}

/** Where the cameras of a recording lie while they are being put onto one clock. @param saved at least one camera */
export function usePlacements(saved: readonly Camera[]): Placed {
  const savedClocks = useMemo(() => new Map(saved.map((camera) => [camera.id, ownClock(camera)])), [saved])
  const [{ placements, blocked }, setState] = useState(asSaved)
  const cameras = useMemo(
    () => saved.map((camera) => placeCamera(camera, placements, savedClocks.get(camera.id) ?? ownClock(camera))),
    [saved, savedClocks, placements],
  )
  const clocks = useMemo(() => clocksOf(cameras, placements, savedClocks), [cameras, placements, savedClocks])
  const reference = cameras.find((camera) => camera.isReference) ?? cameras[0]
  if (reference === undefined) throw new RangeError('a recording without cameras has no clock')
  const clockOf = (id: string): OwnClock => clocks.get(id) ?? ownClock(reference)
  const lying = (camera: Camera) => ({ clock: clockOf(camera.id), beganUs: beganUs(camera) })
  const timeOf = ({ cameraId, frame }: Frame): number => {
    const camera = cameras.find(({ id }) => id === cameraId) ?? reference
    return beganUs(camera) + clockOf(camera.id).startUs(frame)
  }
  const put = (moved: Movable, change: (before: Placement, clock: OwnClock) => Placement): void => {
    const camera = saved.find(({ id }) => id === moved.cameraId)
    if (camera === undefined) return
    const clock = savedClocks.get(camera.id) ?? ownClock(camera)
    setState((before) => changePlacement(before, moved, camera, clock, (placement) => change(placement, clock)))
  }
  return {
    ...{ cameras, reference, clocks, blocked },
    changed: cameras.some((camera, n) => String(startsOf(camera)) !== String(startsOf(saved[n] ?? camera))),
    apart: cameras.filter((camera) => !overlaps(lying(reference), lying(camera))),
    markSame: (frames) => {
      const from = { ...lying(reference), frame: frames[reference.id] ?? 0 }
      const marked = Object.entries(frames)
        .filter(([id]) => id !== reference.id)
        .map(([id, frame]): [string, Placement] => [
          movableId(id, 1),
          { beganUs: sameMoment(from, { clock: clockOf(id), frame }), movedOn: 0 },
        ])
      setState((before) => ({ placements: { ...before.placements, ...Object.fromEntries(marked) }, blocked: null }))
    },
    markPart: (moved, frame, other) => {
      const laterUs = Math.round(timeOf(other) - timeOf({ cameraId: moved.cameraId, frame }))
      put(moved, (before, clock) => ({ beganUs: offsetOf(before, clock) + laterUs, movedOn: 0 }))
    },
    move: (moved, frames) => put(moved, (before) => ({ ...before, movedOn: before.movedOn + frames })),
    backToSaved: () => setState(asSaved),
  }
}

/** A camera whose files keep their distances keeps its clock, which begins with its first frame. */
function clocksOf(
  cameras: readonly Camera[],
  placements: Placements,
  saved: ReadonlyMap<string, OwnClock>,
): ReadonlyMap<string, OwnClock> {
  return new Map(
    cameras.map((camera) => {
      const isApart = camera.segments.some((_, n) => n > 0 && placements[movableId(camera.id, n + 1)] !== undefined)
      const clock = isApart ? undefined : saved.get(camera.id)
      return [camera.id, clock ?? ownClock(camera)]
    }),
  )
}
