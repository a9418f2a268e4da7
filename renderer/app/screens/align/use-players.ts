import { useEffect, useRef, useState } from 'react'
import type { Camera } from '#shared/study/recording.ts'
import { ms } from '#shared/time/ms.ts'
import { movedTo, ownClock, startsOf } from '../../../features/align/clock-offset.ts'
import { createPlayer } from '../../../features/player/create-player.ts'
import type { Player } from '../../../state/player.ts'

export type Opened = { readonly player: Player; readonly pictures: ReadonlyMap<string, HTMLElement> }

/** One player for these cameras, and the elements that show them. */
export function openPlayer(cameras: readonly Camera[], durationUs: number): Opened {
  const pictures = new Map<string, HTMLElement>()
  const player = createPlayer({
    cameras,
    durationMs: ms(Math.max(1, Math.ceil(durationUs / 1000))),
    mount: (camera) => {
      const element = document.createElement('div')
      pictures.set(camera.id, element)
      return element
    },
  })
  return { player, pictures }
}

/** Calls back once the player shows pictures, or has said why it cannot. */
export function whenReady(player: Player, then: () => void): () => void {
  if (player.store.getState().ready) {
    then()
    return () => undefined
  }
  const stop = player.store.subscribe((state) => {
    if (!state.ready) return
    stop()
    then()
  })
  return stop
}

/**
 * Each camera in a player of its own, on its own clock, so that each can be brought to the same moment by itself.
 * @param frames where each one begins; read once
 */
export function useOwnPlayers(
  cameras: readonly Camera[],
  frames: Readonly<Record<string, number>>,
): ReadonlyMap<string, Opened> | null {
  const [opened, setOpened] = useState<ReadonlyMap<string, Opened> | null>(null)
  const [begin] = useState(frames)
  useEffect(() => {
    const all = new Map(
      cameras.map((camera) => {
        const alone = { ...movedTo(camera, 0), isReference: true }
        return [camera.id, openPlayer([alone], ownClock(camera).lengthUs)] as const
      }),
    )
    const waits = [...all].map(([id, { player }]) => whenReady(player, () => player.showFrame(begin[id] ?? 0)))
    setOpened(all)
    return () => {
      for (const stop of waits) stop()
      for (const { player } of all.values()) player.destroy()
    }
  }, [cameras, begin])
  return opened
}

/** A reference camera that moves by single frames waits for the last of them. */
const SETTLED_MS = 400

/**
 * All cameras in one player, as coders will see them. Where the files of the reference camera lie is the player's clock:
 * moved, it is opened anew, at the frame that was shown. Other moves are told to the player itself.
 * @param cameras where each lies now
 * @param frame the frame of the reference camera that is shown first
 */
export function useCommonPlayer(cameras: readonly Camera[], frame: number): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null)
  const now = useRef(cameras)
  const shown = useRef(frame)
  useEffect(() => {
    now.current = cameras
  }, [cameras])
  const reference = cameras.find((camera) => camera.isReference) ?? cameras[0]
  const clock = useSettled(reference === undefined ? '' : String(startsOf(reference)))
  useEffect(() => {
    const leading = now.current.find((camera) => camera.isReference) ?? now.current[0]
    if (leading === undefined) return
    const all = openPlayer(now.current, ownClock(leading).lengthUs)
    const stop = whenReady(all.player, () => all.player.showFrame(shown.current))
    setOpened(all)
    return () => {
      stop()
      const { ready, moment } = all.player.store.getState()
      if (ready) shown.current = moment.frame ?? shown.current
      all.player.destroy()
    }
  }, [clock])
  return opened
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
