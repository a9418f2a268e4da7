import { useCallback, useEffect, useRef, useState } from 'react'
import type { CompareView } from '#shared/contract/compare-views.ts'
import type { Moment } from '#shared/study/moment.ts'
import type { Player } from '../../../state/player.ts'
import { whenReady } from '../align/use-players.ts'
import { loopAround, nextMargin, placeOf, USUAL_MARGIN } from './loop-around.ts'

export type MomentLoop = {
  /** What is shown before and after the moment, in ms. */
  readonly margin: number
  readonly widen: (by: 1 | -1) => void
  readonly replay: () => void
}

/** Plays the difference at hand round and round; of a rating it goes to the evidence and stays there. */
export function useMomentLoop(player: Player, view: CompareView, moment: Moment | null): MomentLoop {
  const [margin, setMargin] = useState(USUAL_MARGIN)
  const { durationMs } = view
  const codings = useRef([view.first.records, view.second.records])
  const show = useCallback(() => {
    if (moment === null) return
    const loop = loopAround(moment, margin, durationMs)
    player.setLoop(loop)
    player.seekTo(placeOf(moment, loop, codings.current))
    if (loop === null) player.pause()
    else player.play()
  }, [player, moment, margin, durationMs])
  useEffect(() => whenReady(player, show), [player, show])
  return { margin, widen: (by) => setMargin((before) => nextMargin(before, by)), replay: show }
}
