/** Onsets of exclusive states as [frame, code]; each lasts until the next one, the last to the end. */
export type Coding = readonly (readonly [frame: number, code: string])[]

const FRAMES_A_SECOND = 25

/** The state that fills most of second `n`, written out as simply as can be: frame by frame. */
function stateOfSecond(coding: Coding, n: number): string {
  const counts = new Map<string, number>()
  for (let frame = n * FRAMES_A_SECOND; frame < (n + 1) * FRAMES_A_SECOND; frame += 1) {
    const code = coding.findLast(([onset]) => onset <= frame)?.[1] ?? ''
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

export type Known = {
  readonly kappa: number
  readonly table: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Cohen's kappa of the pooled seconds of pairs of codings, and its table, by the book and apart from the application. */
export function confusionKappa(
  pairs: readonly { readonly first: Coding; readonly second: Coding }[],
  seconds: number,
): Known {
  const units = pairs.flatMap(({ first, second }) =>
    Array.from({ length: seconds }, (_, n) => [stateOfSecond(first, n), stateOfSecond(second, n)] as const),
  )
  const codes = [...new Set(units.flat())]
  const count = (test: (pair: readonly [string, string]) => boolean): number => units.filter(test).length
  const observed = count(([a, b]) => a === b) / units.length
  const byChance =
    codes.reduce((sum, code) => sum + count(([a]) => a === code) * count(([, b]) => b === code), 0) / units.length ** 2
  const order = ['ipos', 'imon', 'ienv', 'ipas', 'ipro'].filter((code) => codes.includes(code))
  const table = Object.fromEntries(
    order.map((row) => [
      row,
      Object.fromEntries(order.map((column) => [column, count(([a, b]) => a === row && b === column)])),
    ]),
  )
  return { kappa: (observed - byChance) / (1 - byChance), table }
}

/** ICC(A,1) of two raters by the textbook's mean squares: [first, second] for each recording. */
export function iccAgreement(pairs: readonly (readonly [number, number])[]): number {
  const n = pairs.length
  const all = pairs.flat()
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const grand = mean(all)
  const rows = (2 * pairs.reduce((sum, pair) => sum + (mean(pair) - grand) ** 2, 0)) / (n - 1)
  const columns =
    n * ([0, 1] as const).reduce<number>((sum, k) => sum + (mean(pairs.map((pair) => pair[k])) - grand) ** 2, 0)
  const total = all.reduce((sum, value) => sum + (value - grand) ** 2, 0)
  const error = (total - rows * (n - 1) - columns) / (n - 1)
  return (rows - error) / (rows + error + (2 * (columns - error)) / n)
}
