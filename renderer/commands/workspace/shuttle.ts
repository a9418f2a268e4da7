import { fastestIn } from '../../state/speed.ts'
import { activePass, say, type Workspace } from '../../state/workspace.ts'

/** The speeds that J and L climb, as in editing suites. */
export const LADDER = [1, 1.5, 2, 3, 4] as const

/** The next speed of the ladder above `rate`; its top from there on. */
export function climb(rate: number): number {
  return LADDER.find((step) => step > rate + 1e-9) ?? LADDER[LADDER.length - 1] ?? rate
}

/**
 * A speed as far as this pass lets it go. A faster one is refused in words, and the highest that is allowed is given.
 */
export function allowedRate(workspace: Workspace, wanted: number): number {
  const pass = activePass(workspace)
  const fastest = fastestIn(pass)
  if (wanted <= fastest) return wanted
  if (pass.speedMax !== null) say(workspace, 'speed-limited', { pass: pass.name, max: fastest })
  return fastest
}

/**
 * L: plays; again, faster. It begins at normal speed, or at the slower one that is set: who codes at half speed plays
 * at half speed.
 */
export function onwards(workspace: Workspace): void {
  const { player } = workspace
  const { playing, reverse, rate } = player.store.getState()
  if (playing && reverse === 0) {
    player.setRate(allowedRate(workspace, climb(rate)))
    return
  }
  if (reverse > 0) player.pause()
  player.setRate(Math.min(rate, 1, fastestIn(activePass(workspace))))
  player.play()
}

/** J: runs backwards at normal speed; again, faster. */
export function backwards(workspace: Workspace): void {
  const { player } = workspace
  const { reverse } = player.store.getState()
  player.playBackwards(allowedRate(workspace, reverse === 0 ? 1 : climb(reverse)))
}

/** Space: what moves, either way, stops; what stands, plays. */
export function toggle({ player }: Workspace): void {
  if (player.store.getState().reverse > 0) player.pause()
  else player.toggle()
}
