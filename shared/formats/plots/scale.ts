/** From values to places of a drawing. A domain without width lies in the middle of the range. */
export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const width = to - from
  if (isOnePlace(Math.min(from, to), Math.max(from, to))) return () => (start + end) / 2
  return (value) => start + ((value - from) / width) * (end - start)
}

/** So close that no axis could tell them apart, or the wrong way round: nothing is divided by such a distance. */
const isOnePlace = (from: number, to: number): boolean =>
  !(to - from > 1e-9 * Math.max(Math.abs(from), Math.abs(to)) && to - from > 1e-12)

/** Round numbers between two values, both ends included where they are round: 1, 2 or 5 times a power of ten apart. */
export function ticks(from: number, to: number, most: number): readonly number[] {
  if (isOnePlace(from, to) || most < 1) return [from]
  const raw = (to - from) / most
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10) * power
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * step))
}

// 3 * 0.1 is 0.30000000000000004; twelve digits are more than any axis shows.
const tidy = (value: number): number => Number(value.toPrecision(12)) + 0

/** The whole ticks that enclose all values, so that no point lies on the edge. */
export function enclosing(values: readonly number[], most: number): readonly [number, number] {
  let [min, max] = [Infinity, -Infinity]
  for (const value of values) {
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [0, 1]
  if (isOnePlace(min, max)) return [min - 1, max + 1]
  const all = ticks(min, max, most)
  const step = all.length > 1 ? (all[1] ?? 0) - (all[0] ?? 0) : max - min
  return [tidy(Math.floor(min / step + 1e-9) * step), tidy(Math.ceil(max / step - 1e-9) * step)]
}
