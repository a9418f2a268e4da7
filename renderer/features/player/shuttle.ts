/**
 * Runs through the recording by showing one frame after another: backwards, or faster than pictures can be played. The
 * time runs evenly; each time a frame is on screen the next one is where that time has come to by then.
 */
export type Shuttle = {
  /** Multiple of normal speed, negative backwards; 0 while it does not run. */
  readonly speed: () => number
  /** Sets off from the moment that is asked for or on screen; while it runs, changes the speed. */
  readonly start: (speed: number) => void
  readonly stop: () => void
  /** To be called when a frame came on screen. */
  readonly changed: () => void
}

export type ShuttleOptions = {
  /** The moment to set off from (ms). */
  readonly fromMs: () => number
  /** Whether a frame is still on its way. */
  readonly underWay: () => boolean
  readonly show: (atMs: number) => void
  readonly durationMs: number
  /** It came to the beginning or the end. */
  readonly onEnd: () => void
}

/** How often it is looked whether the next frame is due (ms): more often than any display shows frames. */
const LOOK_EVERY_MS = 8

/** Where the time has come to, `elapsedMs` after setting off: within the recording. */
export function shuttleTarget(fromMs: number, speed: number, elapsedMs: number, durationMs: number): number {
  return Math.min(Math.max(0, fromMs + speed * elapsedMs), durationMs)
}

export function shuttle({ fromMs, underWay, show, durationMs, onEnd }: ShuttleOptions): Shuttle {
  let speed = 0
  let from = 0
  let since = 0
  let looking = false
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = (): void => {
    speed = 0
    clearInterval(timer)
    timer = undefined
  }
  const look = (): void => {
    // Showing a frame is a change itself.
    if (speed === 0 || looking || underWay()) return
    looking = true
    const target = shuttleTarget(from, speed, performance.now() - since, durationMs)
    const ends = speed < 0 ? target <= 0 : target >= durationMs
    if (ends) stop()
    show(target)
    looking = false
    if (ends) onEnd()
  }
  return {
    speed: () => speed,
    start: (wanted) => {
      from = fromMs()
      since = performance.now()
      speed = wanted
      timer ??= setInterval(look, LOOK_EVERY_MS)
    },
    stop,
    changed: look,
  }
}
