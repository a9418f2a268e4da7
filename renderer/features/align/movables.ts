import type { Camera } from '#shared/study/recording.ts'

/** What can be moved by itself: a camera, or a camera from one of its later files on. */
export type Movable = {
  readonly id: string
  readonly cameraId: string
  /** The first file that moves, from 1. */
  readonly part: number
  /** `Baby`, or `Baby from part 2`. */
  readonly name: string
}

export const movableId = (cameraId: string, part: number): string => `${cameraId}/${String(part)}`

/**
 * All that can be moved. The reference camera is the clock and never moves as a whole; its later files do as long as no
 * code hangs on them.
 */
export function movablesOf(cameras: readonly Camera[], isCoded: boolean): readonly Movable[] {
  return cameras.flatMap(({ id: cameraId, label, isReference, segments }) =>
    segments.flatMap((_, n) => {
      const part = n + 1
      if (isReference && (isCoded || n === 0)) return []
      const name = n === 0 ? label : `${label} from part ${String(part)}`
      return [{ id: movableId(cameraId, part), cameraId, part, name }]
    }),
  )
}
