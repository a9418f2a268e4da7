import { weightsByRank } from '#shared/reliability/agreement-weights.ts'
import { cohenKappa } from '#shared/reliability/cohen-kappa.ts'
import { confusionTable } from '#shared/reliability/confusion-table.ts'
import { icc, iccForms } from '#shared/reliability/icc.ts'
import { matchOnsets } from '#shared/reliability/onset-matching.ts'
import { stateSetAgreement } from '#shared/reliability/state-set-agreement.ts'
import { timeUnitTable } from '#shared/reliability/time-unit-table.ts'
import type { TimedEvent } from '#shared/reliability/timed-event.ts'
import { seededRandom } from '#shared/lib/prng.ts'

export type BenchRow = { name: string; value: number; unit: string; target?: number }

const codes = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const durationMs = 30 * 60_000
const random = seededRandom(20261121)

/** A stream of states of 5 s on average, like second-by-second coding of a half-hour recording. */
function stream(): TimedEvent[] {
  const events: TimedEvent[] = []
  let start = 0
  let code = 0
  while (start < durationMs) {
    const end = Math.min(durationMs, start + 500 + Math.floor(-Math.log(1 - random()) * 4500))
    code = (code + 1 + Math.floor(random() * (codes.length - 1))) % codes.length
    events.push({ code: codes[code] ?? 'a', start, end })
    start = end
  }
  return events
}

/** Median milliseconds of `runs` runs; the first, which also compiles, is given by `first`. */
function time(runs: number, work: () => void): { first: number; median: number } {
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const started = performance.now()
    work()
    times.push(performance.now() - started)
  }
  const first = times[0] ?? 0
  const sorted = times.sort((a, b) => a - b)
  return { first, median: sorted[Math.floor(sorted.length / 2)] ?? first }
}

const ratings = (n: number, k: number, points: number): number[][] =>
  Array.from({ length: n }, () => {
    const level = random() * points
    return Array.from(
      { length: k },
      () => 1 + Math.min(points - 1, Math.max(0, Math.floor(level + (random() - 0.5) * 2))),
    )
  })

/** Speed of the statistics; all times in milliseconds. */
export function run(): BenchRow[] {
  const pairs = Array.from({ length: 100 }, () => [stream(), stream()] as const)
  const units = (binMs: number) => () => {
    for (const [first, second] of pairs) timeUnitTable(first, second, { codes, durationMs, binMs, rule: 'majority' })
  }
  const tenth = time(21, units(100))
  const hundredth = time(21, units(10))
  const scores = ratings(60, 4, 9)
  const two = ratings(200, 2, 9)
  const nine = Array.from({ length: 9 }, (_, i) => i + 1)
  const onsets = pairs.slice(0, 10).map(([a, b]) => [a.map((e) => e.start), b.map((e) => e.start)] as const)
  const set = { codes: codes.map((id) => ({ id })), exclusive: true, exhaustive: true }
  const coded = pairs.slice(0, 30).map(([first, second], i) => ({
    recording: `r${i}`,
    spans: [{ start: 0, end: durationMs }],
    first,
    second,
  }))
  return [
    { name: 'time-unit agreement, 100 pairs of 30 min, 0.1 s', value: tenth.median, unit: 'ms', target: 20 },
    { name: 'the same, first run', value: tenth.first, unit: 'ms' },
    { name: 'time-unit agreement, 100 pairs of 30 min, 0.01 s', value: hundredth.median, unit: 'ms', target: 20 },
    {
      name: 'all six ICC forms, 60 items x 4 raters',
      value: time(201, () => iccForms.map((f) => icc(scores, f))).median,
      unit: 'ms',
    },
    {
      name: 'quadratic kappa with SE, 200 items x 2',
      value: time(201, () => {
        const table = confusionTable(
          two.map(([a, b]) => [a ?? 1, b ?? 1] as const),
          nine,
        )
        cohenKappa(table, { weights: weightsByRank(9, 'quadratic') })
      }).median,
      unit: 'ms',
    },
    {
      name: 'onset matching, 10 pairs of some 360 onsets',
      value: time(21, () => onsets.map(([a, b]) => matchOnsets(a, b, 1000))).median,
      unit: 'ms',
    },
    {
      name: 'whole state set, 30 recordings of 30 min, 1000 resamples',
      value: time(3, () => stateSetAgreement(set, coded)).median,
      unit: 'ms',
    },
  ]
}
