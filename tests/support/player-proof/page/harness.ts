import type { LoopSpan, Moment, Player } from '../../../../renderer/state/player.ts'
import { createPlayer } from '../../../../renderer/features/player/create-player.ts'
import { ms } from '#shared/time/ms.ts'
import { readFrameCode, type FrameCode } from '../frame-code.ts'
import type { ProofRecording } from '../proof-recordings.ts'

/** What the player names and what the pictures show, read in one task. One code for each camera. */
export type Look = {
  readonly moment: Moment
  readonly stored: Moment
  readonly codes: readonly (FrameCode | null)[]
  readonly atMs: number
}
/** A look at a picture that stands still, and how long it took from the command to get there. */
export type Settled = Look & { readonly tookMs: number }
/** One presented frame of the leading camera: while it plays, or, after the pause, on the way to the frame that stays. */
export type Presented = { readonly code: FrameCode | null; readonly named: number | null; readonly playing: boolean }

/** What was presented meanwhile, and the look at the end. */
export type Watched = { readonly seen: readonly Presented[]; readonly after: Settled }

type Open = { readonly player: Player; readonly rotations: readonly number[]; readonly mounts: readonly HTMLElement[] }
let opened: Open | undefined

function open(): Open {
  if (opened === undefined) throw new Error('nothing is open')
  return opened
}

const later = (wait: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, wait))

/** The element of a camera that is on screen: of several files one is shown. */
function video(n: number): HTMLVideoElement {
  const all = [...(open().mounts[n]?.querySelectorAll('video') ?? [])]
  const shown = all.find((each) => each.closest('[hidden]') === null) ?? all[0]
  if (shown === undefined) throw new Error(`no picture ${n}`)
  return shown
}

function look(): Look {
  const { player, rotations } = open()
  return {
    moment: player.currentMoment(),
    stored: player.store.getState().moment,
    codes: rotations.map((rotation, n) => readFrameCode(video(n), rotation)),
    atMs: performance.now(),
  }
}

/** Runs `act` and looks as soon as the player says that no seek is under way. */
function settle(act: (player: Player) => void): Promise<Settled> {
  const { player } = open()
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error('a seek did not end within 30 s'))), 30_000)
    const check = (): void => {
      if (player.store.getState().seeking) return
      // Taken before the look: reading a picture back takes nearly as long as showing it, and is no part of it.
      const tookMs = performance.now() - begun
      finish(() => resolve({ ...look(), tookMs }))
    }
    const stop = player.store.subscribe(check)
    const finish = (done: () => void): void => {
      stop()
      clearTimeout(timer)
      done()
    }
    act(player)
    check()
  })
}

const proof = {
  /** Opens a recording and waits until every camera shows its first frame. @returns how long that took (ms) */
  async open({ cameras, durationMs, truth }: ProofRecording): Promise<number> {
    const mounts = cameras.map(() => {
      const element = document.createElement('div')
      element.className = 'picture'
      document.body.append(element)
      return element
    })
    const begun = performance.now()
    const player = createPlayer({
      cameras,
      durationMs,
      mount: (camera) => mounts[cameras.indexOf(camera)] ?? document.body,
    })
    opened = { player, rotations: truth.map(({ rotation }) => rotation), mounts }
    while (!player.store.getState().ready || look().codes.includes(null)) {
      if (performance.now() - begun > 30_000) throw new Error(`not ready: ${JSON.stringify(player.store.getState())}`)
      await later(4)
    }
    return performance.now() - begun
  },
  look,
  showFrames: async (frames: readonly number[]): Promise<Settled[]> => {
    const settled: Settled[] = []
    for (const frame of frames) settled.push(await settle((player) => player.showFrame(frame)))
    return settled
  },
  goTo: async (times: readonly number[]): Promise<Settled[]> => {
    const settled: Settled[] = []
    for (const time of times) settled.push(await settle((player) => player.seekTo(ms(time))))
    return settled
  },
  steps: async (by: readonly number[]): Promise<Settled[]> => {
    const settled: Settled[] = []
    for (const k of by) settled.push(await settle((player) => player.stepFrames(k)))
    return settled
  },
  /** Asks for one frame after the other without waiting for any; only the end is looked at. */
  burst: async (frames: readonly number[], everyMs: number): Promise<Settled> => {
    for (const frame of frames.slice(0, -1)) {
      open().player.showFrame(frame)
      if (everyMs > 0) await later(everyMs)
    }
    return settle((player) => player.showFrame(frames.at(-1) ?? 0))
  },
  /** Plays for a while and pauses. The first look is at the very instant of the pause, as a key event would be. */
  async playAndPause(rate: number, forMs: number): Promise<{ readonly atPause: Moment; readonly after: Settled }> {
    const { player } = open()
    player.setRate(rate)
    player.play()
    await later(forMs)
    const atPause = player.currentMoment()
    return { atPause, after: await settle(() => player.pause()) }
  },
  /** Plays from `startMs` and notes every frame that the leading camera presents. */
  async watch(startMs: number, rate: number, forMs: number): Promise<Watched> {
    const { player } = open()
    await settle(() => player.seekTo(ms(startMs)))
    player.setRate(rate)
    let after: Settled | undefined
    const seen = await watching(async () => {
      player.play()
      await later(forMs)
      after = await settle(() => player.pause())
    })
    return { seen, after: after ?? { ...look(), tookMs: 0 } }
  },
  /** Runs backwards from a frame, notes every frame presented on the way, and pauses. */
  async backwards(from: number, rate: number, forMs: number): Promise<Watched> {
    const { player } = open()
    await settle(() => player.showFrame(from))
    let after: Settled | undefined
    const seen = await watching(async () => {
      player.playBackwards(rate)
      await later(forMs)
      after = await settle(() => player.pause())
    })
    return { seen, after: after ?? { ...look(), tookMs: 0 } }
  },
  setOffset: (camera: string, offsetUs: number): Promise<Settled> =>
    settle((player) => player.setOffset(camera, offsetUs)),
  /** Plays a loop for so many turns (a seek in a file with few key frames takes its time), pauses, and looks. */
  async loop(span: LoopSpan, turns: number): Promise<Watched> {
    const { player } = open()
    player.setRate(1)
    await settle(() => player.seekTo(span.startMs))
    player.setLoop(span)
    let after: Settled | undefined
    const lengthMs = span.endMs - span.startMs
    const seen = await watching(async (sofar) => {
      player.play()
      const patienceMs = performance.now() + turns * (lengthMs + LONGEST_TURN_MS)
      while (turnsIn(sofar) < turns && performance.now() < patienceMs) await later(20)
      await later(lengthMs * 0.4)
      after = await settle(() => player.pause())
    })
    player.setLoop(null)
    return { seen, after: after ?? { ...look(), tookMs: 0 } }
  },
  /** Plays and looks at all cameras so often, each time in one task. */
  async sample(startMs: number, forMs: number, everyMs: number): Promise<readonly Look[]> {
    const { player } = open()
    await settle(() => player.seekTo(ms(startMs)))
    player.setRate(1)
    player.play()
    const looks: Look[] = []
    const end = performance.now() + forMs
    while (performance.now() < end) {
      await later(everyMs * (0.5 + Math.random()))
      looks.push(look())
    }
    await settle(() => player.pause())
    return looks
  },
  close: (): void => {
    opened?.player.destroy()
    opened = undefined
    document.body.replaceChildren()
  },
}

const LONGEST_TURN_MS = 5000

/** How often the pictures went back. */
const turnsIn = (seen: readonly Presented[]): number =>
  seen.filter(({ code }, n) => (code?.frame ?? NaN) < (seen[n - 1]?.code?.frame ?? NaN)).length

/**
 * Notes every frame that the leading camera presents meanwhile. Files are opened and closed on the way. A file may be
 * given its frame while it still lies behind another: that frame is noted when the file comes to the front with it.
 */
async function watching(during: (sofar: readonly Presented[]) => Promise<void>): Promise<readonly Presented[]> {
  const { player, rotations, mounts } = open()
  const seen: Presented[] = []
  const watched = new WeakSet<HTMLVideoElement>()
  const presentedBehind = new WeakSet<HTMLVideoElement>()
  let over = false
  const note = (each: HTMLVideoElement): void => {
    const { playing } = player.store.getState()
    seen.push({ code: readFrameCode(each, rotations[0] ?? 0), named: player.currentMoment().frame, playing })
  }
  const watch = (each: HTMLVideoElement): void => {
    each.requestVideoFrameCallback(() => {
      if (over) return
      watch(each)
      if (each === video(0)) note(each)
      else presentedBehind.add(each)
    })
  }
  const watchAll = (): void => {
    for (const each of mounts[0]?.querySelectorAll('video') ?? []) {
      if (watched.has(each)) continue
      watched.add(each)
      watch(each)
    }
  }
  const front = new MutationObserver(() => {
    const each = video(0)
    if (presentedBehind.delete(each)) note(each)
  })
  for (const mount of mounts.slice(0, 1)) front.observe(mount, { subtree: true, attributeFilter: ['hidden'] })
  watchAll()
  const timer = setInterval(watchAll, 20)
  await during(seen)
  clearInterval(timer)
  front.disconnect()
  over = true
  return seen
}

export type Proof = typeof proof
declare global {
  interface Window {
    proof: Proof
  }
}
window.proof = proof
