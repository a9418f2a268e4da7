import { normalQuantile } from './special/normal.ts'
import { fQuantile } from './special/f-distribution.ts'

/**
 * What is planned for: a correlation of ratings by `coders` coders, or a kappa of two over `codes` equally frequent
 * codes.
 */
export type PlannedFigure =
  | { readonly kind: 'icc'; readonly expected: number; readonly coders: number }
  | { readonly kind: 'kappa'; readonly expected: number; readonly codes: number }

/** What the interval has to reach: its lower limit, or no more than so much on either side of the figure. */
export type Wanted = { readonly kind: 'lower' | 'half-width'; readonly value: number }

export type Limits = { readonly lo: number; readonly hi: number }

/** No study of this kind double-codes more: beyond it "no number of recordings" is the plain answer. */
export const mostRecordings = 5000

/**
 * The 95 % interval to expect of `n` recordings if the figure comes out as expected. ICC: exact F of the consistency
 * form. Kappa: its standard error of Fleiss, Cohen & Everitt under two observers of the accuracy that the kappa
 * implies.
 * @returns null where there is none: fewer than 2 recordings, coders or codes, or a figure outside 0 to 1 (exclusive).
 */
export function expectedInterval(figure: PlannedFigure, n: number, level = 0.95): Limits | null {
  const { expected } = figure
  if (!Number.isInteger(n) || n < 2 || !(expected > 0 && expected < 1)) return null
  if (figure.kind === 'icc') return figure.coders < 2 ? null : iccLimits(expected, n, figure.coders, level)
  const deviation = kappaDeviation(expected, figure.codes)
  if (deviation === null) return null
  const half = (normalQuantile((1 + level) / 2) * deviation) / Math.sqrt(n)
  return { lo: Math.max(-1, expected - half), hi: Math.min(1, expected + half) }
}

function iccLimits(expected: number, n: number, k: number, level: number): Limits {
  const F = (1 + (k - 1) * expected) / (1 - expected)
  const p = (1 + level) / 2
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)]
  const low = F / fQuantile(p, df1, df2)
  const high = F * fQuantile(p, df2, df1)
  // (F - 1)/(F + k - 1), written so that an F beyond a double still has its limit of 1.
  return { lo: (low - 1) / (low + k - 1), hi: 1 - k / (high + k - 1) }
}

/** SD of one recording's share in kappa, for equally frequent codes and two observers of one accuracy. */
function kappaDeviation(kappa: number, codes: number): number | null {
  if (!Number.isInteger(codes) || codes < 2) return null
  const pe = 1 / codes
  const po = kappa * (1 - pe) + pe
  // Every weight is 1 or 0 and both margins are 1/codes, so the sum over cells is one over agreements and one over the
  // rest.
  const both = (2 / codes) * (1 - kappa)
  const variance = po * (1 - both) ** 2 + (1 - po) * both ** 2 - (kappa - pe * (1 - kappa)) ** 2
  return Math.sqrt(Math.max(0, variance)) / (1 - pe)
}

function reaches(limits: Limits, expected: number, wanted: Wanted): boolean {
  if (wanted.kind === 'lower') return limits.lo >= wanted.value
  return Math.max(limits.hi - expected, expected - limits.lo) <= wanted.value
}

/**
 * The least number of double-coded recordings whose expected interval reaches what is wanted.
 * @returns null where no number up to 5,000 does (a lower limit at or above the expected figure never can).
 */
export function recordingsNeeded(figure: PlannedFigure, wanted: Wanted): number | null {
  const enough = (n: number): boolean => {
    const limits = expectedInterval(figure, n)
    return limits !== null && reaches(limits, figure.expected, wanted)
  }
  if (!enough(mostRecordings)) return null
  // The interval only narrows as n grows, so halving finds the first.
  let [low, high] = [2, mostRecordings]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** How many recordings to code twice, and which of the three rules asks for the most. */
export type DoubleCodingPlan = {
  readonly n: number
  readonly share: number
  readonly because: 'share' | 'least' | 'interval' | 'all'
}

/**
 * n_double = max(share x N, n_min), and what the wanted interval needs; never more than there are recordings (`all`:
 * the study is too small for what is wanted, so every recording is coded twice). `needed` null: the interval asks
 * nothing.
 */
export function doubleCodingPlan(
  recordings: number,
  plan: { readonly share: number; readonly least: number },
  needed: number | null,
): DoubleCodingPlan {
  const ofShare = Math.ceil(plan.share * recordings - 1e-9)
  const wanted = Math.max(ofShare, plan.least, needed ?? 0)
  const n = Math.max(0, Math.min(recordings, wanted))
  const because = wanted > recordings ? 'all' : wanted === needed ? 'interval' : wanted === ofShare ? 'share' : 'least'
  return { n, share: recordings === 0 ? 0 : n / recordings, because }
}
