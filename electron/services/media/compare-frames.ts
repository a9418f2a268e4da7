/** How the frames of a copy lie against those of its original. */
export type FrameComparison =
  | { readonly same: true; readonly frames: number; readonly largestUs: number }
  | { readonly same: false; readonly why: 'count'; readonly frames: number; readonly copied: number }
  | { readonly same: false; readonly why: 'times'; readonly frames: number; readonly largestUs: number }

/** No frame of a copy may begin further than this from where the original's begins: codes are kept in whole ms. */
export const MOST_APART_US = 1000

/**
 * Compares times frame by frame, each counted from its file's first frame: a copy begins at another number, but nothing
 * in it may come earlier or later. Ascending times in microseconds.
 */
export function compareFrames(original: ArrayLike<number>, copy: ArrayLike<number>): FrameComparison {
  const frames = original.length
  if (frames !== copy.length || frames === 0) return { same: false, why: 'count', frames, copied: copy.length }
  let largestUs = 0
  for (let n = 0; n < frames; n += 1) {
    const here = (original[n] ?? 0) - (original[0] ?? 0)
    const there = (copy[n] ?? 0) - (copy[0] ?? 0)
    largestUs = Math.max(largestUs, Math.abs(here - there))
  }
  largestUs = Math.round(largestUs)
  return largestUs <= MOST_APART_US
    ? { same: true, frames, largestUs }
    : { same: false, why: 'times', frames, largestUs }
}
