import { useMemo, useState } from 'react'
import type { Camera } from '#shared/study/recording.ts'
import { beganUs, offsetOf, overlaps, ownClock, sameMoment, type OwnClock, type Placement } from './clock-offset.ts'

type Placements = Readonly<Record<string, Placement>>

export type Placed = {
  readonly reference: Camera
  readonly clocks: ReadonlyMap<string, OwnClock>
  /** When each camera begins by what was chosen here, in us; the reference camera where it was. */
  readonly offsets: Readonly<Record<string, number>>
  /** Whether anything differs from what is saved. */
  readonly changed: boolean
  /** Cameras that would never be seen together with the reference camera. */
  readonly apart: readonly Camera[]
  /** Puts cameras so that these frames show the same moment; `frames` holds the reference camera's too. */
  readonly markSame: (frames: Readonly<Record<string, number>>) => void
  /** Moves a camera's picture on by so many of its own frames. */
  readonly move: (id: string, frames: number) => void
  readonly backToSaved: () => void
}

/** Where the cameras of a recording lie while they are being put onto one clock. @param cameras at least one */
export function usePlacements(cameras: readonly Camera[]): Placed {
  const saved = useMemo(() => asSaved(cameras), [cameras])
  const clocks = useMemo(() => new Map(cameras.map((camera) => [camera.id, ownClock(camera)])), [cameras])
  const [placements, setPlacements] = useState<Placements>(saved)
  const reference = cameras.find((camera) => camera.isReference) ?? cameras[0]
  if (reference === undefined) throw new RangeError('a recording without cameras has no clock')
  const clockOf = (id: string): OwnClock => clocks.get(id) ?? ownClock(reference)
  const offsets = useMemo(() => {
    const all = cameras.map((camera): [string, number] => {
      const placement = placements[camera.id] ?? { beganUs: beganUs(camera), movedOn: 0 }
      return [camera.id, offsetOf(placement, clocks.get(camera.id) ?? { frameUs: 0 })]
    })
    return Object.fromEntries(all)
  }, [cameras, clocks, placements])
  const isApart = (camera: Camera): boolean =>
    !overlaps(
      { clock: clockOf(reference.id), beganUs: beganUs(reference) },
      { clock: clockOf(camera.id), beganUs: offsets[camera.id] ?? 0 },
    )
  return {
    reference,
    clocks,
    offsets,
    changed: cameras.some((camera) => offsets[camera.id] !== beganUs(camera)),
    apart: cameras.filter(isApart),
    markSame: (frames) => {
      const frame = frames[reference.id] ?? 0
      const from = { clock: clockOf(reference.id), beganUs: beganUs(reference), frame }
      const marked = Object.entries(frames)
        .filter(([id]) => id !== reference.id)
        .map(([id, shown]): [string, Placement] => [
          id,
          { beganUs: sameMoment(from, { clock: clockOf(id), frame: shown }), movedOn: 0 },
        ])
      setPlacements((before) => ({ ...before, ...Object.fromEntries(marked) }))
    },
    move: (id, frames) => {
      setPlacements((before) => {
        const at = before[id]
        return at === undefined ? before : { ...before, [id]: { ...at, movedOn: at.movedOn + frames } }
      })
    },
    backToSaved: () => setPlacements(saved),
  }
}

function asSaved(cameras: readonly Camera[]): Placements {
  return Object.fromEntries(cameras.map((camera) => [camera.id, { beganUs: beganUs(camera), movedOn: 0 }]))
}
