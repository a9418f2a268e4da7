/** What a camera that follows should do about being ahead of or behind the leading one. */
export type DriftAction =
  | { readonly kind: 'keep' }
  /** Play at this multiple of the leader's speed until level. */
  | { readonly kind: 'nudge'; readonly factor: number }
  /** Too far apart to catch up unnoticed. */
  | { readonly kind: 'jump' }

const JUMP_MS = 300
const CATCH_UP_MS = 500
const STRONGEST = 0.15

/**
 * @param aheadMs how far the follower's recording time is ahead of the leader's; negative when behind.
 * @param frameMs length of one frame of the follower.
 * @param nudging whether it is being corrected now: a running correction goes on until a quarter of a frame, so that it
 *   does not switch on and off at the border.
 */
export function driftAction(aheadMs: number, frameMs: number, nudging: boolean): DriftAction {
  const off = Math.abs(aheadMs)
  if (off > JUMP_MS) return { kind: 'jump' }
  if (off <= frameMs * (nudging ? 0.25 : 0.5)) return { kind: 'keep' }
  const correction = Math.min(STRONGEST, off / CATCH_UP_MS)
  return { kind: 'nudge', factor: 1 - Math.sign(aheadMs) * correction }
}
