import type { Camera } from '#shared/study/recording.ts'
import { ms } from '#shared/time/ms.ts'
import { parseSought, preciseText } from '../../../state/clock-text.ts'
import type { Player } from '../../../state/player.ts'

/**
 * Goes to a time or a frame as it was typed. Frames count in the camera that leads: its number is the one on screen.
 * @returns why not, in words; null when it went there.
 */
export function goTo(text: string, player: Player, cameras: readonly Camera[]): string | null {
  const sought = parseSought(text)
  if (sought === null) return 'This is neither a time nor a frame. Nothing has moved.'
  if (sought.kind === 'time') {
    if (sought.atMs > player.durationMs) return `The recording ends at ${preciseText(player.durationMs)}.`
    player.seekTo(ms(sought.atMs))
    return null
  }
  const camera = cameras.find(({ id }) => id === player.currentMoment().camera)
  if (camera === undefined) return 'There is no picture, so there are no frames to go to.'
  const last = lastFrame(camera)
  if (sought.frame > last) return `The last frame is ${last}.`
  player.showFrame(sought.frame, camera.id)
  return null
}

/** Number of the last frame of a camera over all its files. */
function lastFrame({ segments }: Camera): number {
  const counts = segments.map(({ map: { frames } }) =>
    frames.kind === 'constant' ? frames.count : frames.deltasUs.length + 1,
  )
  return counts.reduce((sum, count) => sum + count, 0) - 1
}
