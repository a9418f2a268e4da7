import { ms, type Ms } from '#shared/time/ms.ts'
import { addressOf, clampFrame, endOfPart, frameAtTime, runsOn, timeOfFrame, type CameraTrack } from './camera-track.ts'

type Stepping = {
  readonly id: string
  readonly track: () => CameraTrack
  readonly covers: (atMs: number) => boolean
}

/**
 * The frame that lies `k` frames on from frame `from` of the leading camera. Where its part ends and the next one does
 * not follow at once, the step goes to the camera that filmed meanwhile, if one did; and back as soon as the chosen
 * leader of that moment is another. At either end of the camera it stays.
 *
 * @param choose who leads at a recording time (ms).
 */
export function stepAcross<V extends Stepping>(
  view: V,
  from: number,
  k: number,
  choose: (atMs: number) => V | null,
  durationMs: Ms,
): { readonly view: V; readonly frame: number } {
  const track = view.track()
  const frame = clampFrame(track, from + k)
  const here = addressOf(track, from).segment
  const leaves = addressOf(track, frame).segment !== here
  const pause = leaves && !runsOn(track, k > 0 ? here : here - 1)
  const atMs = !pause
    ? timeOfFrame(track, frame)
    : k > 0
      ? endOfPart(track, here)
      : timeOfFrame(track, track.firstFrame[here] ?? 0) - 1
  if (atMs < 0 || atMs >= durationMs) return { view, frame }
  const other = choose(atMs)
  if (other === null || other.id === view.id || !other.covers(atMs)) return { view, frame }
  const there = other.track()
  const seen = frameAtTime(there, ms(Math.round(atMs)))
  // Onwards it is the first frame that begins in the pause: one that began before is still the other camera's moment.
  const begins = timeOfFrame(there, seen) < atMs && pause && k > 0 ? clampFrame(there, seen + 1) : seen
  return { view: other, frame: begins }
}
