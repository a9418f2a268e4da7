import type { Player } from '../../state/player.ts'

/** The speeds that J and L climb, as in editing suites. */
export const LADDER = [1, 1.5, 2, 3, 4] as const

/** The next speed of the ladder above `rate`; its top from there on. */
export function climb(rate: number): number {
  return LADDER.find((step) => step > rate + 1e-9) ?? LADDER[LADDER.length - 1] ?? rate
}

/**
 * L: plays; again, faster. It begins at normal speed, or at the slower one that is set: who codes at half speed plays
 * at half speed.
 */
export function onwards(player: Player): void {
  const { playing, reverse, rate } = player.store.getState()
  if (playing && reverse === 0) {
    player.setRate(climb(rate))
    return
  }
  if (reverse > 0) player.pause()
  player.setRate(Math.min(rate, 1))
  player.play()
}

/** J: runs backwards at normal speed; again, faster. */
export function backwards(player: Player): void {
  const { reverse } = player.store.getState()
  player.playBackwards(reverse === 0 ? 1 : climb(reverse))
}

/** Space: what moves, either way, stops; what stands, plays. */
export function toggle(player: Player): void {
  if (player.store.getState().reverse > 0) player.pause()
  else player.toggle()
}
