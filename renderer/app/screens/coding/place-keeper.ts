import type { Place } from '#shared/study/place.ts'

/** While playing, a place is kept at most this often; it is for finding one's way back, not a record. */
export const KEEP_EVERY_MS = 5000
/** After the picture has come to rest: steps in a row are one rest. */
export const REST_MS = 600

export type PlaceKeeper = {
  /** Something moved or was set. */
  readonly changed: (playing: boolean) => void
  /** Keeps the place now if it is another than the one kept last. */
  readonly flush: () => void
  /** The same when the page goes: a save that is still under way is not waited for, since nothing runs afterwards. */
  readonly leave: () => void
}

/**
 * Keeps where the coder is, off the coder's way: one save at a time until the page goes, none when nothing changed, and
 * a save that fails is made up for by the next.
 */
export function createPlaceKeeper(place: () => Place, save: (place: Place) => Promise<unknown>): PlaceKeeper {
  let kept = JSON.stringify(place())
  let saving = false
  let movedMeanwhile = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const next = place()
    const text = JSON.stringify(next)
    if (saving) movedMeanwhile = true
    if (saving || text === kept) return
    saving = true
    const done = (isKept: boolean): void => {
      saving = false
      if (isKept) kept = text
      if (isKept && movedMeanwhile) flush()
      movedMeanwhile = false
    }
    save(next).then(
      () => done(true),
      () => done(false),
    )
  }
  return {
    flush,
    leave: () => {
      saving = false
      flush()
    },
    changed: (playing) => {
      if (playing && timer !== undefined) return
      clearTimeout(timer)
      timer = setTimeout(flush, playing ? KEEP_EVERY_MS : REST_MS)
    },
  }
}
