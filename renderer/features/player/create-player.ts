import { createStore } from 'zustand/vanilla'
import type { Camera } from '#shared/study/recording.ts'
import { ms, type Ms } from '#shared/time/ms.ts'
import type { LoopSpan, Moment, Player, PlayerState } from '../../state/player.ts'
import { cameraView, type CameraView } from './camera-view.ts'
import { clampFrame, frameAtTime, nearestFrame, timeOfFrame } from './camera-track.ts'
import { chooseLeader, sameState } from './player-state.ts'
import { keepInStep } from './keep-in-step.ts'
import { clampRate } from '../../state/speed.ts'

/** How often, while playing, the cameras that follow are compared with the one that leads. */
const COMPARE_EVERY_MS = 100

export type PlayerOptions = {
  readonly cameras: readonly Camera[]
  readonly durationMs: Ms
  /** Where each camera's picture goes; asked once for each camera. */
  readonly mount: (camera: Camera) => HTMLElement
}

/** Opens all cameras of a recording, paused at its first frame. */
// One closure holds the whole transport: its parts share `playing`, `asked` and the leader, and splitting them would only pass these around.
// eslint-disable-next-line max-lines-per-function -- see above
export function createPlayer({ cameras, durationMs, mount }: PlayerOptions): Player {
  let playing = false
  let rate = 1
  let loop: LoopSpan | null = null
  let asked = 0
  /** Where we are while no camera has a picture: the workspace stays usable. */
  let blindMs: Ms = ms(0)
  const reference = cameras.find((camera) => camera.isReference) ?? cameras[0]
  let audible: string | null = cameras.find((camera) => camera.segments.some((file) => file.hasAudio))?.id ?? null
  if (reference?.segments.some((file) => file.hasAudio) === true) audible = reference.id

  const views: CameraView[] = []
  const leader = (): CameraView | null => chooseLeader(views, reference?.id ?? null)
  const moment = (): Moment => {
    const lead = leader()
    if (lead === null) return { atMs: blindMs, camera: null, frame: null }
    const frame = lead.shownFrame()
    return { atMs: timeOfFrame(lead.track, frame), camera: lead.id, frame }
  }
  const compute = (): PlayerState => ({
    ready: views.length > 0 && views.every((view) => view.state().ready || view.state().problem !== null),
    playing,
    seeking: views.some((view) => view.seeking()),
    rate,
    reverse: 0,
    slow: false,
    moment: moment(),
    audible,
    loop,
    cameras: views.map((view) => view.state()),
  })
  const store = createStore<PlayerState>(compute)
  const refresh = (): void => {
    const next = compute()
    if (!sameState(store.getState(), next)) store.setState(next, true)
  }
  const onChange = (): void => {
    if (views.length < cameras.length) return
    refresh()
    const { atMs } = moment()
    if (playing && loop !== null && atMs >= loop.endMs) goTo(loop.startMs)
  }
  for (const camera of cameras) views.push(cameraView(mount(camera), camera, onChange))

  const applySound = (): void => {
    for (const view of views) view.setMuted(view.id !== audible)
  }
  const showAll = (n: number): void => {
    const lead = leader()
    if (lead === null) return
    asked = clampFrame(lead.track, n)
    const at = timeOfFrame(lead.track, asked)
    for (const view of views) view.showFrame(view === lead ? asked : frameAtTime(view.track, at))
    refresh()
  }
  const goTo = (atMs: Ms): void => {
    const at = ms(Math.min(Math.max(0, atMs), durationMs))
    const lead = leader()
    if (lead !== null) showAll(frameAtTime(lead.track, at))
    else {
      blindMs = at
      refresh()
    }
  }
  const start = async (view: CameraView): Promise<void> => {
    try {
      await view.play()
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return
      // The browser wants a gesture before it lets sound out: the picture is worth more than the sound.
      audible = null
      applySound()
      await view.play().catch(() => undefined)
    }
  }
  const play = (): void => {
    const lead = leader()
    if (playing || lead === null) return
    if (lead.shownFrame() >= lead.track.startMs.length - 1) showAll(0)
    playing = true
    for (const view of views) {
      view.setRate(rate)
      if (view.state().ready) void start(view)
    }
    refresh()
  }
  const pause = (): void => {
    if (!playing) return
    playing = false
    const frame = leader()?.shownFrame()
    for (const view of views) {
      view.pause()
      view.setRate(rate)
    }
    if (frame !== undefined) showAll(frame)
    refresh()
  }
  const compare = setInterval(() => {
    const lead = leader()
    if (!playing) return
    if (lead === null || lead.ended()) pause()
    else keepInStep(lead, views, rate, (view) => void start(view))
  }, COMPARE_EVERY_MS)

  applySound()
  refresh()
  return {
    durationMs,
    store,
    play,
    pause,
    toggle: () => {
      if (playing) pause()
      else play()
    },
    setRate: (wanted) => {
      rate = clampRate(wanted)
      for (const view of views) view.setRate(rate)
      refresh()
    },
    playBackwards: () => undefined,
    scrub: () => undefined,
    setOffset: () => undefined,
    seekTo: goTo,
    showFrame: showAll,
    stepFrames: (k) => {
      if (playing) pause()
      showAll(asked + k)
    },
    setLoop: (wanted) => {
      loop = wanted
      refresh()
    },
    setAudible: (camera) => {
      audible = camera
      applySound()
      refresh()
    },
    currentMoment: moment,
    snap: (atMs) => {
      const lead = leader()
      return lead === null ? atMs : timeOfFrame(lead.track, nearestFrame(lead.track, atMs))
    },
    destroy: () => {
      clearInterval(compare)
      for (const view of views) view.dispose()
    },
  }
}
