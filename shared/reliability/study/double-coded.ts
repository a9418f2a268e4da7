import { codedTwice, type Twice } from './breakdown.ts'
import type { CollectedScheme } from './collect.ts'
import type { CoderCode } from './figures.ts'

/** All recordings with two independent codings, the same person first in each, and the codes of those who coded them. */
export function doubleCodedOf(
  from: CollectedScheme,
  code: CoderCode,
): { readonly recordings: readonly Twice[]; readonly coders: readonly string[] } {
  const recordings = codedTwice(from.recordings, code)
  return { recordings, coders: [...new Set(recordings.flatMap(({ coders }) => coders))].sort() }
}
