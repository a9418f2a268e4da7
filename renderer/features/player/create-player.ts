import { createStore } from 'zustand/vanilla'
import type { Camera } from '#shared/study/recording.ts'
import { ms, type Ms } from '#shared/time/ms.ts'
import type { LoopSpan, Player, PlayerState } from '../../state/player.ts'
import { clampRate, FASTEST } from '../../state/speed.ts'
import { cameraView, type CameraView } from './camera-view.ts'
import { nearestFrame, timeOfFrame } from './camera-track.ts'
import { ensemble } from './ensemble.ts'
import { heldInLoop, loopFrames, turnsAtEndOfPart, type LoopFrames } from './loop-frames.ts'
import { loopTurner } from './loop-turner.ts'
import { sameState } from './player-state.ts'
import { shuttle } from './shuttle.ts'
import { stepsAreSlow } from './step-pace.ts'

/** How often, while playing, the cameras that follow are compared with the one that leads. */
const COMPARE_EVERY_MS = 100

export type PlayerOptions = {
  readonly cameras: readonly Camera[]
  readonly durationMs: Ms
  /** Where each camera's picture goes; asked once for each camera. */
  readonly mount: (camera: Camera) => HTMLElement
}

/** The first camera whose sound can be heard: one whose file is missing would leave all in silence. */
function heardAtFirst(cameras: readonly Camera[]): string | null {
  const sounding = cameras.filter(({ segments }) => segments.some((file) => file.hasAudio))
  const here = sounding.find(({ segments }) => segments.some((file) => file.hasAudio && file.state !== 'missing'))
  return (here ?? sounding[0])?.id ?? null
}

/** Opens all cameras of a recording, paused at its first frame. */
// One closure holds the transport: what may happen depends on whether it plays, runs backwards or is held by a key.
// eslint-disable-next-line max-lines-per-function -- see above
export function createPlayer({ cameras, durationMs, mount }: PlayerOptions): Player {
  let playing = false
  let scrubbing = false
  let rate = 1
  /** How fast the pictures run while they play: the rate, or what a key that is held wants. */
  let speed = 1
  let loop: LoopSpan | null = null
  let stepping = false
  let slow = false
  const stepsTook: number[] = []
  const reference = cameras.find((camera) => camera.isReference) ?? cameras[0]
  let audible: string | null = heardAtFirst(reference === undefined ? cameras : [reference, ...cameras])

  const views: CameraView[] = []
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
  const pictures = ensemble({
    views,
    referenceId: reference?.id ?? null,
    durationMs,
    start: (view) => void start(view),
  })
  const runner = shuttle({
    fromMs: () => {
      const lead = pictures.lead()
      return lead === null || !pictures.underWay()
        ? pictures.moment().atMs
        : timeOfFrame(lead.track(), pictures.asked())
    },
    underWay: () => pictures.underWay(),
    show: (atMs) => {
      pictures.goTo(ms(Math.round(atMs)))
    },
    durationMs,
    onEnd: () => {
      refresh()
    },
  })
  const framesOfLoop = (): LoopFrames | null => {
    const lead = pictures.lead()
    return loop === null || lead === null ? null : loopFrames(lead.track(), loop)
  }
  const turn = (): void => {
    if (!playing || loop === null || pictures.underWay()) return
    pictures.goTo(loop.startMs)
  }
  const turner = loopTurner(turn)
  const planTurn = (): void => {
    const lead = pictures.lead()
    const frames = playing && !pictures.underWay() ? framesOfLoop() : null
    if (lead !== null && frames !== null) turner.look(lead, frames, speed)
  }
  /** The file may be over before the clock turns the loop: playing goes on all the same. */
  const turnsAtEnd = (): boolean => {
    const lead = pictures.lead()
    const frames = playing && !scrubbing && !pictures.underWay() ? framesOfLoop() : null
    return lead !== null && frames !== null && turnsAtEndOfPart(lead.track(), frames, lead.shownFrame())
  }
  const compute = (): PlayerState => ({
    ready:
      views.length > 0 && views.map((view) => view.state()).every((s) => s.ready || s.waiting || s.problem !== null),
    playing,
    seeking: views.some((view) => view.seeking()),
    rate,
    reverse: Math.max(0, -runner.speed()),
    slow,
    moment: pictures.moment(),
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
    pictures.changed()
    runner.changed()
    refresh()
    planTurn()
  }
  const onSeekTook = (camera: string, tookMs: number): void => {
    if (!stepping || camera !== pictures.lead()?.id) return
    stepsTook.push(tookMs)
    if (stepsTook.length > 8) stepsTook.shift()
    slow = stepsAreSlow(stepsTook, slow)
  }
  for (const camera of cameras) views.push(cameraView(mount(camera), camera, { onChange, onSeekTook }))

  const applySound = (): void => {
    for (const view of views) view.setMuted(view.id !== audible)
  }
  /** Ends whatever runs, pinned to the frame on screen. */
  const hold = (): void => {
    runner.stop()
    turner.cancel()
    scrubbing = false
    if (!playing) return
    playing = false
    const frames = framesOfLoop()
    pictures.hold((shown) => heldInLoop(frames, shown))
  }
  const run = (wanted: number): void => {
    if (pictures.lead() === null) return
    runner.stop()
    playing = true
    speed = wanted
    pictures.run(wanted)
    planTurn()
  }
  const play = (): void => {
    if (playing && !scrubbing) return
    if (pictures.lead() === null) pictures.skip(1)
    const lead = pictures.lead()
    if (lead === null) return
    scrubbing = false
    const frames = framesOfLoop()
    const at = pictures.underWay() ? pictures.asked() : lead.shownFrame()
    if (frames !== null && at >= frames.last) pictures.goTo(timeOfFrame(lead.track(), frames.first))
    else if (pictures.atEnd()) pictures.goTo(ms(0))
    run(rate)
    refresh()
  }
  const pause = (): void => {
    hold()
    refresh()
  }
  /** Something that is asked of the pictures by hand: it ends a run by seeks, and playing goes on from there. */
  const byHand = (act: () => void): void => {
    stepping = false
    runner.stop()
    turner.cancel()
    act()
    refresh()
  }
  const compare = setInterval(() => {
    const turns = turnsAtEnd()
    // Before the pictures look for what follows: that may be another part, behind the loop.
    if (turns && pictures.lead()?.over() === true) turn()
    else if (pictures.tick(performance.now()) === 'over') {
      if (turns) turn()
      else pause()
    }
  }, COMPARE_EVERY_MS)

  applySound()
  refresh()
  return {
    durationMs,
    store,
    play,
    pause,
    toggle: () => {
      if (playing || runner.speed() !== 0) pause()
      else play()
    },
    setRate: (wanted) => {
      rate = clampRate(wanted)
      if (playing && !scrubbing) run(rate)
      refresh()
    },
    playBackwards: (wanted) => {
      hold()
      runner.start(-clampRate(wanted))
      refresh()
    },
    scrub: (wanted) => {
      if (wanted === 0) {
        if (scrubbing) pause()
        return
      }
      if (wanted > 0 && wanted <= FASTEST) run(clampRate(wanted))
      else {
        hold()
        runner.start(wanted)
      }
      scrubbing = true
      refresh()
    },
    setOffset: (camera, offsetUs, part) => {
      pictures.move(camera, offsetUs, part)
      refresh()
    },
    seekTo: (atMs) => {
      byHand(() => {
        pictures.goTo(atMs)
      })
    },
    showFrame: (n, camera) => {
      byHand(() => {
        pictures.showFrame(n, camera)
      })
    },
    stepFrames: (k) => {
      hold()
      stepping = true
      pictures.step(k)
      refresh()
    },
    setLoop: (wanted) => {
      loop = wanted
      turner.cancel()
      const { atMs } = pictures.moment()
      if (wanted !== null && (atMs < wanted.startMs || atMs >= wanted.endMs)) pictures.goTo(wanted.startMs)
      refresh()
    },
    setAudible: (camera) => {
      audible = camera
      applySound()
      refresh()
    },
    retry: (camera) => {
      views.find((view) => view.id === camera)?.retry()
      refresh()
    },
    currentMoment: () => pictures.moment(),
    snap: (atMs) => {
      const lead = pictures.lead()
      return lead === null ? atMs : timeOfFrame(lead.track(), nearestFrame(lead.track(), atMs))
    },
    destroy: () => {
      hold()
      clearInterval(compare)
      for (const view of views) view.dispose()
    },
  }
}
