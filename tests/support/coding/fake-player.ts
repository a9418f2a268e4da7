import { createStore } from 'zustand/vanilla'
import { ms, type Ms } from '#shared/time/ms.ts'
import type { Moment, Player, PlayerState } from '../../../renderer/state/player.ts'

const FRAME_MS = 40

export type FakePlayer = Player & {
  /** What was asked of it by name, in order, for what has no state to look at. */
  readonly asked: string[]
}

/** A player without pictures: 25 frames a second, and every seek is there at once. */
export function fakePlayer({ durationMs, ready = true }: { durationMs: Ms; ready?: boolean }): FakePlayer {
  const momentAt = (atMs: number): Moment => {
    const frame = Math.floor(Math.min(Math.max(0, atMs), durationMs) / FRAME_MS)
    return { atMs: ms(frame * FRAME_MS), camera: 'mother', frame }
  }
  const store = createStore<PlayerState>(() => ({
    ...{ ready, playing: false, seeking: false, rate: 1, reverse: 0, slow: false },
    ...{ moment: momentAt(0), audible: 'mother', loop: null, cameras: [] },
  }))
  const asked: string[] = []
  const goTo = (atMs: number): void => store.setState({ moment: momentAt(atMs) })
  return {
    asked,
    durationMs,
    store,
    play: () => store.setState({ playing: true, reverse: 0 }),
    pause: () => store.setState({ playing: false, reverse: 0 }),
    toggle: () => store.setState(({ playing }) => ({ playing: !playing })),
    setRate: (rate) => store.setState({ rate }),
    seekTo: goTo,
    showFrame: (n, camera) => {
      asked.push(`frame ${n} of ${camera ?? 'the reference camera'}`)
      goTo(n * FRAME_MS)
    },
    playBackwards: (reverse) => store.setState({ playing: false, reverse }),
    scrub: (speed) => {
      asked.push(`scrub ${speed}`)
    },
    setOffset: () => undefined,
    stepFrames: (k) => goTo(store.getState().moment.atMs + k * FRAME_MS),
    setLoop: (loop) => store.setState({ loop }),
    setAudible: (audible) => store.setState({ audible }),
    retry: () => undefined,
    currentMoment: () => store.getState().moment,
    snap: (atMs) => ms(Math.round(atMs / FRAME_MS) * FRAME_MS),
    destroy: () => undefined,
  }
}
