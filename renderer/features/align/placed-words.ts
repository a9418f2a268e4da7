import type { Camera } from '#shared/study/recording.ts'
import { beganUs, pauseBeforeUs, startsOf } from './clock-offset.ts'
import type { Movable } from './movables.ts'
import { offsetWords, pauseWords } from './offset-words.ts'
import type { Placed } from './use-placements.ts'

/** Where the cameras lie, in words; of their later files, the one that moves and those that were moved. */
export function placedWords(
  { cameras, reference, clocks }: Pick<Placed, 'cameras' | 'reference' | 'clocks'>,
  saved: readonly Camera[],
  chosen: Movable | undefined,
): string {
  const began = cameras
    .filter((camera) => camera !== reference)
    .map((camera) =>
      offsetWords({
        label: camera.label,
        reference: reference.label,
        beganUs: beganUs(camera) - beganUs(reference),
        frameUs: clocks.get(camera.id)?.frameUs ?? 1,
      }),
    )
  const pauses = cameras.flatMap((camera, n) =>
    camera.segments.flatMap((_, k) => {
      const part = k + 1
      const pauseUs = pauseBeforeUs(camera, part)
      const isChosen = chosen?.cameraId === camera.id && chosen.part === part
      const isMoved = pauseUs !== pauseBeforeUs(saved[n] ?? camera, part)
      return k > 0 && (isChosen || isMoved) ? [pauseWords(camera.label, part, pauseUs)] : []
    }),
  )
  return [...began, ...pauses].join(' ')
}

type Alignment = {
  readonly offsets: { cameraId: string; offsetUs: number }[]
  readonly parts: { cameraId: string; part: number; offsetUs: number }[]
}

/** What is to be kept: when each camera began, and of those whose files do not keep their distances, each later file. */
export function alignmentOf(cameras: readonly Camera[], saved: readonly Camera[]): Alignment {
  const apart = cameras.filter((camera, n) => {
    const by = beganUs(camera) - beganUs(saved[n] ?? camera)
    return startsOf(camera).some((us, k) => us - by !== saved[n]?.segments[k]?.map.offsetUs)
  })
  return {
    offsets: cameras
      .filter((camera) => !camera.isReference)
      .map((camera) => ({ cameraId: camera.id, offsetUs: beganUs(camera) })),
    parts: apart.flatMap((camera) =>
      startsOf(camera).flatMap((offsetUs, k) => (k === 0 ? [] : [{ cameraId: camera.id, part: k + 1, offsetUs }])),
    ),
  }
}
