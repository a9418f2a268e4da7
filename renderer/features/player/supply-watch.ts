/** Without any data for so long (ms) a person wants to know what is the matter. */
const PATIENCE_MS = 10_000

/** Notices that a file is needed and sends nothing, and that it sends again. */
export type SupplyWatch = {
  /** Data or a picture came. */
  readonly heard: () => void
  /** To be called a few times a second. */
  readonly watch: (now: number) => void
  readonly waiting: () => boolean
  readonly dispose: () => void
}

/** @param needed whether a frame is asked for that is not there; a file that should play and cannot counts by itself. */
export function supplyWatch(video: HTMLVideoElement, needed: () => boolean, onChange: () => void): SupplyWatch {
  let heardAt = performance.now()
  let waiting = false
  const set = (now: boolean): void => {
    if (waiting === now) return
    waiting = now
    onChange()
  }
  const heard = (): void => {
    heardAt = performance.now()
    set(false)
  }
  const starved = (): boolean => !video.paused && !video.ended && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA
  const events = ['progress', 'loadeddata', 'seeked', 'playing'] as const
  for (const event of events) video.addEventListener(event, heard)
  return {
    heard,
    watch: (now) => {
      if (!needed() && !starved()) heardAt = now
      set(now - heardAt > PATIENCE_MS)
    },
    waiting: () => waiting,
    dispose: () => {
      for (const event of events) video.removeEventListener(event, heard)
    },
  }
}
