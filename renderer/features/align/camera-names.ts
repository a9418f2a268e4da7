import type { Camera } from '#shared/study/recording.ts'

/** Cameras that share a name get their number to it, so that each can be spoken of: `Other view 3`. */
export function withOwnNames(cameras: readonly Camera[]): readonly Camera[] {
  return cameras.map((camera, n) => {
    const isShared = cameras.some((other) => other !== camera && other.label === camera.label)
    return isShared ? { ...camera, label: `${camera.label} ${String(n + 1)}` } : camera
  })
}
