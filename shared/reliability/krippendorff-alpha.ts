import { bootstrapItems } from './bootstrap.ts'
import type { Bootstrap, BootstrapOptions } from './bootstrap.ts'
import { defined, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import { pairableItems } from './ratings.ts'
import type { Ratings } from './ratings.ts'

export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Share of resamples with alpha below .667 and below .800: Krippendorff's limits for any and for firm conclusions. */
export type AlphaBootstrap = Bootstrap & { below667: number; below800: number }

/**
 * Krippendorff's alpha over pairable items (two or more ratings), any number of raters.
 * Not defined: `no_items`, `no_pairs`, `no_variation` (all values equal: other programs print 1).
 * Throws `RangeError` for negative values with the ratio metric. Source: Krippendorff (2011).
 */
export function krippendorffAlpha(ratings: Ratings, metric: AlphaMetric): Estimate {
  const { rows, dropped } = pairableItems(ratings)
  if (ratings.length === 0) return notDefined('no_items', 0)
  if (rows.length === 0) return notDefined('no_pairs', 0, dropped)
  const value = alphaOf(prepare(rows, metric), null)
  if (value === null) return notDefined('no_variation', rows.length, dropped)
  return defined(value, rows.length, `Krippendorff alpha, ${metric}`, { dropped })
}

/** Interval of alpha from resampled pairable items; null below two items. For ordinal data ranks change each time. */
export function alphaBootstrap(
  ratings: Ratings,
  metric: AlphaMetric,
  options: BootstrapOptions,
): AlphaBootstrap | null {
  const { rows } = pairableItems(ratings)
  const data = prepare(rows, metric)
  const result = bootstrapItems(rows.length, (drawn) => alphaOf(data, drawn), options)
  if (result === null) return null
  const below = (limit: number) => result.values.filter((v) => v < limit).length / result.values.length
  return { ...result, below667: below(0.667), below800: below(0.8) }
}

type Prepared = {
  values: number[]
  /** Each item as [place of value, number of ratings] pairs, and how many ratings it has. */
  items: { places: number[]; counts: number[]; n: number }[]
  metric: AlphaMetric
  /** Distances between values; null for ordinal, where they depend on the counts. */
  fixed: Float64Array | null
}

function prepare(rows: readonly (readonly number[])[], metric: AlphaMetric): Prepared {
  const values = [...new Set(rows.flat())].sort((a, b) => a - b)
  if (metric === 'ratio' && (values[0] ?? 0) < 0) throw new RangeError('ratio scales have no negative values')
  const index = new Map(values.map((v, i) => [v, i]))
  const items = rows.map((row) => {
    const counts = new Map<number, number>()
    for (const value of row) counts.set(index.get(value) ?? 0, (counts.get(index.get(value) ?? 0) ?? 0) + 1)
    return { places: [...counts.keys()], counts: [...counts.values()], n: row.length }
  })
  return { values, items, metric, fixed: metric === 'ordinal' ? null : distances(values, metric, []) }
}

function distances(values: readonly number[], metric: AlphaMetric, margins: ArrayLike<number>): Float64Array {
  const q = values.length
  const out = new Float64Array(q * q)
  for (let c = 0; c < q; c++) {
    // Ordinal: ratings from c to k, with c and k themselves counted half.
    let between = (margins[c] ?? 0) / 2
    for (let k = c + 1; k < q; k++) {
      const a = values[c] ?? 0
      const b = values[k] ?? 0
      const margin = margins[k] ?? 0
      let d = 1
      if (metric === 'interval') d = a - b
      else if (metric === 'ratio') d = a + b === 0 ? 0 : (a - b) / (a + b)
      else if (metric === 'ordinal') d = between + margin / 2
      between += margin
      out[c * q + k] = d * d
      out[k * q + c] = d * d
    }
  }
  return out
}

// Observed over expected distance of all items, or of those drawn.
function alphaOf(data: Prepared, drawn: Int32Array | null): number | null {
  const { items } = data
  const q = data.values.length
  const margins = new Float64Array(q)
  const count = drawn === null ? items.length : drawn.length
  let n = 0
  for (let i = 0; i < count; i++) {
    const item = items[drawn === null ? i : (drawn[i] ?? 0)]
    if (item === undefined) continue
    n += item.n
    for (let a = 0; a < item.places.length; a++) {
      const place = item.places[a] ?? 0
      margins[place] = (margins[place] ?? 0) + (item.counts[a] ?? 0)
    }
  }
  const distance = data.fixed ?? distances(data.values, data.metric, margins)
  let observed = 0
  for (let i = 0; i < count; i++) {
    const item = items[drawn === null ? i : (drawn[i] ?? 0)]
    if (item === undefined) continue
    let sum = 0
    for (let a = 0; a < item.places.length; a++) {
      const row = (item.places[a] ?? 0) * q
      for (let b = a + 1; b < item.places.length; b++) {
        sum += 2 * (item.counts[a] ?? 0) * (item.counts[b] ?? 0) * (distance[row + (item.places[b] ?? 0)] ?? 0)
      }
    }
    observed += sum / (item.n - 1)
  }
  let expected = 0
  for (let c = 0; c < q; c++) {
    for (let k = 0; k < q; k++) expected += (margins[c] ?? 0) * (margins[k] ?? 0) * (distance[c * q + k] ?? 0)
  }
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected
}
