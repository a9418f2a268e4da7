import { ms, type Ms } from '#shared/time/ms.ts'
import type { Moment } from '../../state/player.ts'
import type { CameraView } from './camera-view.ts'
import { addressOf, clampFrame, endOfPart, frameAtTime, lastBefore, nextBegin, timeOfFrame } from './camera-track.ts'
import { forgetDrift, keepInStep } from './keep-in-step.ts'
import { canShow, chooseLeader, isUsable } from './player-state.ts'
import { stepAcross } from './step-across.ts'

/** How long (ms) a start together waits for cameras that follow; one that takes longer joins later. */
const WAIT_FOR_FOLLOWERS_MS = 2000

/** A camera this near (ms) to the leading one runs beside it. */
const BESIDE_MS = 200

/** All cameras as one picture: shown at one moment, started together, kept in step, led by one of them. */
export type Ensemble = {
  readonly lead: () => CameraView | null
  readonly moment: () => Moment
  /** The frame of the leading camera that was asked for last. */
  readonly asked: () => number
  /** There is nothing to play behind the frame on screen. */
  readonly atEnd: () => boolean
  /** The leading camera is on its way to the frame that was asked for. */
  readonly underWay: () => boolean
  readonly goTo: (atMs: Ms) => void
  /** Shows frame `n` of a camera, by default of the reference camera; its moment where that one has no picture. */
  readonly showFrame: (n: number, camera?: string) => void
  /** Where no camera has a picture, goes on (1) or back (-1) to the nearest moment that one has. */
  readonly skip: (way: 1 | -1) => void
  readonly step: (k: number) => void
  /** Runs all cameras from where they are at `rate`; while they run, changes their speed. */
  readonly run: (rate: number) => void
  /** Stops, every camera pinned to its own frame at the moment of the leader's frame `frameOf` makes of the one on screen. */
  readonly hold: (frameOf: (shown: number) => number) => void
  /** Moves one camera on the clock of the recording, from its `part`-th file (from 0) on. */
  readonly move: (camera: string, offsetUs: number, part?: number) => void
  /** To be called after every change of a camera. */
  readonly changed: () => void
  /** To be called a few times a second. @returns whether there is nothing more to play. */
  readonly tick: (now: number) => 'over' | 'goes-on'
}

export type EnsembleOptions = {
  readonly views: readonly CameraView[]
  readonly referenceId: string | null
  readonly durationMs: Ms
  /** Plays one camera; deals with a browser that refuses. */
  readonly start: (view: CameraView) => void
}

// eslint-disable-next-line max-lines-per-function -- one closure: who leads, what was asked, whether it runs
export function ensemble({ views, referenceId, durationMs, start }: EnsembleOptions): Ensemble {
  let current: CameraView | null = null
  let asked = 0
  /** The last moment known: where we are while no camera has a picture. */
  let lastMs: Ms = ms(0)
  /** How fast the pictures run; null while they are held. */
  let rate: number | null = null
  /** Since when a start together waits for all to show their frame; null when none does. */
  let gatherSince: number | null = null
  /** The pictures are on their way to the frame that a pause fixed: that one stays, whatever is shown meanwhile. */
  let pinning = false
  /** While the cameras are told one after the other, some know of the new moment and some do not. */
  let showing = false

  const inRecording = (atMs: number): Ms => ms(Math.min(Math.max(0, Math.round(atMs)), durationMs))
  /** Who leads at a moment that is to be shown. */
  const choose = (atMs: number): CameraView | null => {
    const at = Math.min(atMs, Math.max(0, durationMs - 1))
    return chooseLeader(views, referenceId, at, (view) => canShow(view, at))
  }
  /** Who leads with the files that are on screen. */
  const chooseNow = (atMs: number): CameraView | null =>
    chooseLeader(views, referenceId, Math.min(atMs, Math.max(0, durationMs - 1)))
  /** The leader; another one when it lost its picture, and at the very beginning. */
  const lead = (): CameraView | null => {
    if (current === null || !isUsable(current)) {
      const next = chooseNow(lastMs)
      // The last picture went away while it played: we are where it was, or where the part begins that is missing.
      if (next === null && current !== null && rate !== null && gatherSince === null)
        lastMs = timeOfFrame(current.track(), current.shownFrame())
      if (next !== current && next !== null) asked = frameAtTime(next.track(), lastMs)
      current = next
    }
    return current
  }
  const moment = (): Moment => {
    const view = lead()
    if (view === null) return { atMs: lastMs, camera: null, frame: null }
    const frame = pinning && view.seeking() ? asked : view.shownFrame()
    return { atMs: timeOfFrame(view.track(), frame), camera: view.id, frame }
  }
  const underWay = (): boolean => gatherSince !== null || lead()?.seeking() === true
  const nowMs = (): Ms => {
    const view = lead()
    return view === null ? lastMs : timeOfFrame(view.track(), underWay() ? asked : view.shownFrame())
  }
  const gather = (): void => {
    for (const view of views) view.pause()
    gatherSince = performance.now()
  }
  const show = (view: CameraView, n: number, pin = false): void => {
    pinning = pin
    current = view
    asked = clampFrame(view.track(), n)
    lastMs = timeOfFrame(view.track(), asked)
    if (rate !== null) gather()
    showing = true
    for (const each of views) each.showFrame(each === view ? asked : frameAtTime(each.track(), lastMs), pin)
    showing = false
    changed()
  }
  /** Nothing can be shown; a camera that comes back does so here, not at the frame that was sought last. */
  const keepPlace = (): void => {
    pinning = true
    for (const each of views) each.showFrame(frameAtTime(each.track(), lastMs))
  }
  const goTo = (atMs: number): void => {
    const at = inRecording(atMs)
    const view = choose(at)
    lastMs = at
    if (view !== null) show(view, frameAtTime(view.track(), at))
    // Without a picture the cameras are asked all the same: one that comes back is at the right place.
    else for (const each of views) each.showFrame(frameAtTime(each.track(), at))
  }
  /** Held, the reference camera leads again as soon as its picture is back. */
  const takeBack = (): void => {
    const better = chooseNow(lastMs)
    if (current === null || better === null || better === current || better.id !== referenceId) return
    if (better.seeking() || !better.state().ready) return
    current = better
    asked = frameAtTime(better.track(), lastMs)
  }
  /** Goes on with a start together as soon as everybody shows their frame. */
  const changed = (): void => {
    if (showing) return
    const view = lead()
    if (rate === null) takeBack()
    else if (view !== null && !underWay()) lastMs = timeOfFrame(view.track(), view.shownFrame())
    if (rate === null || gatherSince === null || view === null || view.seeking()) return
    const patience = performance.now() - gatherSince < WAIT_FOR_FOLLOWERS_MS
    if (patience && views.some((each) => isUsable(each) && each.seeking())) return
    gatherSince = null
    forgetDrift(views)
    for (const each of views) {
      each.setRate(rate)
      if (isUsable(each) && each.covers(lastMs)) start(each)
    }
  }
  /** What comes when the leader's part is over: a camera that filmed on, or when the next part of any camera begins. */
  const whatFollows = (view: CameraView): { readonly view: CameraView | null; readonly atMs: Ms } | null => {
    const track = view.track()
    const endMs = ms(Math.round(endOfPart(track, addressOf(track, view.shownFrame()).segment)))
    const other = endMs < durationMs ? choose(endMs) : null
    if (other !== null && other !== view && other.covers(endMs)) return { view: other, atMs: endMs }
    // Where no other camera can lead, a part that is missing is gone to, so that its notice is seen.
    const alone = !views.some((each) => each !== view && isUsable(each))
    const begins = views
      .filter((each) => !each.state().waiting)
      .map((each) => nextBegin(each.track(), endMs - 1, alone && each === view ? undefined : each.covers))
    const next = Math.min(...begins.filter((begin) => begin !== null))
    return next < durationMs ? { view: null, atMs: ms(next) } : null
  }
  /** Another camera takes over, or a pause that nobody filmed is skipped. */
  const goOn = (view: CameraView): 'over' | 'goes-on' => {
    const next = whatFollows(view)
    if (next === null) return 'over'
    if (next.view === null || next.view.paused() || !isUsable(next.view)) goTo(next.atMs)
    else current = next.view
    return 'goes-on'
  }
  const tick = (now: number): 'over' | 'goes-on' => {
    for (const view of views) view.watch(now)
    if (rate === null) return 'goes-on'
    const view = lead()
    if (view === null) return 'over'
    if (gatherSince !== null) {
      changed()
      return 'goes-on'
    }
    if (view.over()) return goOn(view)
    if (view.id !== referenceId && view.clockMs() >= durationMs) return 'over'
    // A browser stops pictures of its own accord in a window that nobody sees.
    if (view.paused()) start(view)
    handBack(view)
    keepInStep(lead() ?? view, views, rate, start)
    return 'goes-on'
  }
  /** The reference camera leads again as soon as it runs beside the one that stood in for it. */
  const handBack = (view: CameraView): void => {
    if (view.id === referenceId || view.stalled()) return
    const better = chooseNow(view.clockMs())
    if (better?.id !== referenceId || better.paused() || better.stalled()) return
    if (Math.abs(better.clockMs() - view.clockMs()) < BESIDE_MS) current = better
  }
  const skip = (way: 1 | -1): void => {
    const found = views.map((each) => (way > 0 ? nextBegin : lastBefore)(each.track(), lastMs, each.covers))
    const moments = found.filter((atMs) => atMs !== null)
    if (moments.length > 0) goTo(way > 0 ? Math.min(...moments) : Math.max(...moments))
  }
  return {
    lead,
    moment,
    asked: () => asked,
    underWay,
    atEnd: () => {
      const view = lead()
      if (view === null) return false
      const frame = underWay() ? asked : view.shownFrame()
      return frame >= view.track().startMs.length - 1 && whatFollows(view) === null
    },
    goTo,
    showFrame: (n, camera = referenceId ?? '') => {
      const wanted = views.find((each) => each.id === camera)
      if (wanted === undefined) return
      const atMs = timeOfFrame(wanted.track(), n)
      if (canShow(wanted, atMs)) show(wanted, n)
      else goTo(atMs)
    },
    skip,
    step: (k) => {
      const view = lead()
      if (view === null) {
        skip(k > 0 ? 1 : -1)
        return
      }
      const target = stepAcross(view, asked, k, choose, durationMs)
      show(target.view, target.frame)
    },
    run: (wanted) => {
      const begins = rate === null
      rate = wanted
      if (begins) {
        const view = lead()
        if (view !== null) show(view, underWay() ? asked : view.shownFrame())
      } else for (const view of views) view.setRate(wanted)
    },
    hold: (frameOf) => {
      if (rate === null) return
      const view = lead()
      const frame = view === null ? 0 : frameOf(underWay() ? asked : view.shownFrame())
      rate = null
      gatherSince = null
      for (const each of views) each.pause()
      if (view !== null) show(view, frame, true)
      if (view === null) keepPlace()
    },
    move: (camera, offsetUs, part) => {
      const view = views.find((each) => each.id === camera)
      if (view === undefined || camera === referenceId) return
      const at = nowMs()
      view.moveTo(offsetUs, part)
      if (rate === null) goTo(at)
    },
    changed,
    tick,
  }
}
