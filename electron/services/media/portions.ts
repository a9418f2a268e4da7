/** Enough for a key frame and the frames up to the one that somebody waits for, at the rates that cameras record. */
const LEAST_BYTES = 384 * 1024
const MOST_BYTES = 2 * 1024 * 1024
/** A browser keeps what it has read in blocks of this size. */
const BLOCK_BYTES = 32 * 1024
/** At the start lies the list of all frames, in a film of half an hour some 700 KB of it. */
const AT_START_BYTES = 1024 * 1024
/** Longer ones come after 12 MB only: as much as a browser reads ahead of a picture that stands still. */
const SHARE_OF_RUN = 32
const REMEMBERED = 64

type Run = { readonly from: number; readonly next: number }

/**
 * How many bytes a player is given that asks for all of a file from `first` on: 1 MB at its start, 384 KB after a jump,
 * and where it goes on reading a 32nd of what it has read so far, up to 2 MB. A player that breaks off and comes back
 * has jumped.
 */
export function createPortions(): (address: string, first: number) => number {
  const runs = new Map<string, Run>()
  return (address, first) => {
    const before = runs.get(address)
    const from = before?.next === first ? before.from : first
    const share = Math.floor((first - from) / SHARE_OF_RUN / BLOCK_BYTES) * BLOCK_BYTES
    const bytes = Math.min(MOST_BYTES, Math.max(first === 0 ? AT_START_BYTES : LEAST_BYTES, share))
    runs.delete(address)
    runs.set(address, { from, next: first + bytes })
    const oldest = runs.size > REMEMBERED ? runs.keys().next().value : undefined
    if (oldest !== undefined) runs.delete(oldest)
    return bytes
  }
}
