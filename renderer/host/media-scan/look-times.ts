/** As often as every key frame, but not more often than this. */
const CLOSEST_S = 1
/** Where key frames are further apart, pictures between them are decoded about this often. */
const FARTHEST_S = 2

/**
 * When to look at a picture (s, ascending): at key frames, which are decoded by themselves, and between those that lie
 * more than about 2 s apart.
 *
 * @param keys times of key frames (s), ascending
 * @param end end of the picture (s)
 */
export function lookTimes(keys: readonly number[], end: number): number[] {
  const times: number[] = []
  const chosen = keys.filter((key) => {
    const before = times.at(-1)
    if (before !== undefined && key - before < CLOSEST_S) return false
    times.push(key)
    return true
  })
  return chosen.flatMap((key, i) => {
    const between = (chosen[i + 1] ?? end) - key
    // A little further than 2 s is no reason to decode all that lies before.
    const parts = between <= FARTHEST_S * 1.25 ? 1 : Math.ceil(between / FARTHEST_S)
    return Array.from({ length: parts }, (_, n) => key + (between * n) / parts)
  })
}
