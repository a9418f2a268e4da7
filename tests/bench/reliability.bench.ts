import { weightsByRank } from '#shared/reliability/agreement-weights.ts'
import { alphaBootstrap } from '#shared/reliability/krippendorff-alpha.ts'
import { cohenKappa } from '#shared/reliability/cohen-kappa.ts'
import { confusionTable } from '#shared/reliability/confusion-table.ts'
import { icc, iccForms } from '#shared/reliability/icc.ts'
import type { EventRecord, Records } from '#shared/observation/record.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { ms } from '#shared/time/ms.ts'
import type { CodingPair } from '#shared/reliability/moments/moment-context.ts'
import { moments } from '#shared/reliability/moments/moments.ts'
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

/** Two codings of one recording with so many points each, spread at random over half an hour. */
function pointPair(first: number, second: number): CodingPair {
  const points = (n: number): Records =>
    Object.fromEntries(
      Array.from({ length: n }, (_, order): [string, EventRecord] => {
        const onsetMs = ms(Math.floor(random() * durationMs))
        const id = `p${order}`
        const what = { type: 'event', id, set: 'cues', code: codes[order % codes.length] ?? 'a' } as const
        return [id, { ...what, onsetMs, offsetMs: null, modifiers: {}, note: '', order }]
      }),
    )
  const [set] = stillfacePhase.sets
  const [code] = set?.codes ?? []
  if (set === undefined || code === undefined) throw new Error('the template has sets')
  const cues = { ...set, id: 'cues', kind: 'point' as const, codes: codes.map((id) => ({ ...code, id })) }
  const scheme = { ...stillfacePhase, sets: [cues] }
  const episodes = [{ id: 'e', kind: 'play', startMs: ms(0), endMs: ms(durationMs) }]
  return { scheme, episodes, durationMs: ms(durationMs), first: points(first), second: points(second) }
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
  const hundred = pointPair(100, 200)
  const scores = ratings(60, 4, 9)
  const two = ratings(200, 2, 9)
  const nine = Array.from({ length: 9 }, (_, i) => i + 1)
  const onsets = pairs.slice(0, 10).map(([a, b]) => [a.map((e) => e.start), b.map((e) => e.start)] as const)
  const three = ratings(200, 3, 9)
  const classes = ratings(200, 2, 5).map(([a, b]) => [a ?? 1, b ?? 1] as const)
  const onsetsOf200 = (): number[] => Array.from({ length: 200 }, () => Math.floor(random() * durationMs))
  const unordered = Array.from({ length: 100 }, () => [onsetsOf200(), onsetsOf200()] as const)
  // In order of time, as events are kept.
  const hundredPairs = Array.from({ length: 100 }, () => {
    const first = onsetsOf200().sort((a, b) => a - b)
    return [first, first.map((at) => at + Math.floor((random() - 0.5) * 1500))] as const
  })
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
      target: 0.3,
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
      target: 0.05,
    },
    {
      name: 'kappa with SE, 200 items x 2, of pairs',
      value: time(201, () => cohenKappa(confusionTable(classes, [1, 2, 3, 4, 5]))).median,
      unit: 'ms',
      target: 0.05,
    },
    {
      name: 'ordinal alpha, 200 items x 3, 1000 resamples of items',
      value: time(11, () => alphaBootstrap(three, 'ordinal', { seed: 1, replicates: 1000 })).median,
      unit: 'ms',
      target: 40,
    },
    {
      name: 'onset matching, 100 pairs of 200 onsets',
      value: time(21, () => hundredPairs.map(([a, b]) => matchOnsets(a, b, 1000))).median,
      unit: 'ms',
      target: 10,
    },
    {
      name: 'the same in no order',
      value: time(21, () => unordered.map(([a, b]) => matchOnsets(a, b, 1000))).median,
      unit: 'ms',
    },
    {
      name: 'onset matching, 10 pairs of some 360 onsets',
      value: time(21, () => onsets.map(([a, b]) => matchOnsets(a, b, 1000))).median,
      unit: 'ms',
    },
    {
      name: 'differences between 100 and 200 events',
      value: time(21, () => moments(hundred, defaultPlan)).median,
      unit: 'ms',
      target: 100,
    },
    {
      name: 'whole state set, 30 recordings of 30 min, 1000 resamples',
      value: time(3, () => stateSetAgreement(set, coded)).median,
      unit: 'ms',
    },
  ]
}
