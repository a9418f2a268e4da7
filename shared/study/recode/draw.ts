import type { Random } from '../../lib/prng.ts'

/** A recording to be coded anew; `barred`: people who coded it before or looked at a coding of it. */
export type ToRecode = {
  readonly recordingId: string
  readonly timePoint: string
  readonly site: string
  readonly barred: ReadonlySet<string>
}

export type Drawn = {
  readonly recordingId: string
  readonly personId: string
  readonly role: 'primary' | 'second'
}

export type RecodeDraw = {
  /** In the order in which they are handed out: random over dyad, time point and site. */
  readonly drawn: readonly Drawn[]
  /** Recordings that nobody of the chosen people may code. */
  readonly without: readonly string[]
  /** How many were to be coded twice, and how many of them a second coder was found for. */
  readonly doubleWanted: number
  readonly doubleFound: number
}

/**
 * Who codes what anew: each recording by one of `coders` who has not seen an earlier coding of it, as evenly as that
 * allows, and a share of them a second time by another such coder. Which are coded twice is drawn at random, spread over
 * time points and sites in proportion; a recording for which no second coder is left is passed over for another of its
 * stratum, then of any. `share` is 0 to 1, `least` a number of recordings; the larger counts, at most all of them.
 * The same numbers from `random` give the same draw.
 */
export function drawRecode(
  recordings: readonly ToRecode[],
  coders: readonly string[],
  wish: { readonly share: number; readonly least: number },
  random: Random,
): RecodeDraw {
  const order = shuffled(recordings, random)
  const load = new Map(coders.map((id) => [id, 0]))
  const give = (free: readonly string[]): string | undefined => {
    const chosen = leastLoaded(free, load, random)
    if (chosen !== undefined) load.set(chosen, (load.get(chosen) ?? 0) + 1)
    return chosen
  }
  const primary = new Map<string, string>()
  // Those whom few may code come first: else the last of them might find nobody.
  const choice = (one: ToRecode): string[] => coders.filter((id) => !one.barred.has(id))
  for (const one of [...order].sort((a, b) => choice(a).length - choice(b).length)) {
    const person = give(choice(one))
    if (person !== undefined) primary.set(one.recordingId, person)
  }
  const codable = order.filter(({ recordingId }) => primary.has(recordingId))
  const wanted = Math.min(codable.length, Math.max(wish.least, Math.ceil(wish.share * codable.length - 1e-9)))
  const others = (one: ToRecode): string[] => choice(one).filter((id) => id !== primary.get(one.recordingId))
  const twice = spread(
    codable.filter((one) => others(one).length > 0),
    Math.min(wanted, codable.length),
  )
  const second = new Map(twice.map((one) => [one.recordingId, give(others(one))]))
  const drawn = codable.flatMap(({ recordingId }): Drawn[] => {
    const [first, other] = [primary.get(recordingId), second.get(recordingId)]
    return [
      ...(first === undefined ? [] : [{ recordingId, personId: first, role: 'primary' as const }]),
      ...(other === undefined ? [] : [{ recordingId, personId: other, role: 'second' as const }]),
    ]
  })
  const without = order.filter(({ recordingId }) => !primary.has(recordingId)).map(({ recordingId }) => recordingId)
  return { drawn, without, doubleWanted: wanted, doubleFound: twice.length }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const all = [...items]
  for (let n = all.length - 1; n > 0; n -= 1) {
    const at = Math.floor(random() * (n + 1))
    const [one, other] = [all[n], all[at]]
    if (one === undefined || other === undefined) continue
    all[n] = other
    all[at] = one
  }
  return all
}

function leastLoaded(free: readonly string[], load: ReadonlyMap<string, number>, random: Random): string | undefined {
  const least = Math.min(...free.map((id) => load.get(id) ?? 0))
  const equals = free.filter((id) => (load.get(id) ?? 0) === least)
  return equals[Math.floor(random() * equals.length)]
}

/**
 * `n` of the items (in random order already), every stratum of time point and site in proportion to its size: whole
 * parts first, what is left to the largest remainders.
 */
function spread(items: readonly ToRecode[], n: number): ToRecode[] {
  const strata = [...Map.groupBy(items, ({ timePoint, site }) => JSON.stringify([timePoint, site])).values()]
  const total = Math.min(n, items.length)
  const parts = strata.map((stratum) => ({ stratum, exact: (stratum.length * total) / Math.max(1, items.length) }))
  const taken = parts.map(({ exact }) => Math.floor(exact))
  const byRemainder = parts
    .map(({ exact }, at) => ({ at, rest: exact - Math.floor(exact) }))
    .sort((a, b) => b.rest - a.rest)
  let left = total - taken.reduce((sum, one) => sum + one, 0)
  for (const { at } of byRemainder) {
    if (left === 0) break
    taken[at] = (taken[at] ?? 0) + 1
    left -= 1
  }
  return parts.flatMap(({ stratum }, at) => stratum.slice(0, taken[at]))
}
