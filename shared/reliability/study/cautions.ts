import type { Variable } from '../../scheme/variables.ts'
import { coefficient, percent } from '../../lib/number-words.ts'
import type { Alternative, Caution } from '../../study/reliability-detail.ts'
import type { Figure, VariableReliability } from '../../study/reliability-view.ts'
import { margins, type ConfusionTable } from '../confusion-table.ts'
import { kappaMax } from '../kappa-max.ts'
import { expectedInterval, recordingsNeeded } from '../planning.ts'
import type { ExclusiveSetAgreement } from '../state-set-agreement.ts'
import type { CodeFigures } from '../state-code-figures.ts'
import { standardDeviation } from '../summaries.ts'
import { NIL } from '../timed-event.ts'

/** From this share on one category lowers kappa by itself (prevalence index of .8: SPEC 5). */
const filling = 0.9
/** A code below this share is rare; margins this far apart are named. */
const rare = 0.05
const marginsApart = 0.1
/** Below so many of a code's events in either coder nothing is said of it. */
const fewEvents = 5
/** Below this share of the spread of all recordings, the double-coded ones vary too little (G09). */
const leastSpread = 0.6

/** More double-coded recordings than this are no advice: the figure itself is too near its floor. */
const mostAdvised = 150

type Threshold = VariableReliability['threshold']

export type ScoreFacts = {
  readonly variable: Variable
  readonly pairs: readonly (readonly [number, number])[]
  readonly table: ConfusionTable | null
  readonly alternatives: readonly Alternative[]
  readonly chosen: string
  /** The score of every recording by its primary coder. */
  readonly all: readonly number[]
}

/** What a reader has to know beside the figure of a score. */
export function scoreCautions(facts: ScoreFacts): readonly Caution[] {
  const { variable, pairs, table, alternatives, chosen } = facts
  const figure = alternatives.find(({ id }) => id === chosen)?.figure
  return [
    ...precision(figure, 'icc', variable.threshold),
    ...variation(facts),
    ...(variable.level === 'nominal' ? [] : ordinalTrap(alternatives, pairs.length)),
    ...(table === null ? [] : oneValue(table)),
    ...(table !== null && variable.level === 'nominal' ? zeroCells(table, String) : []),
  ]
}

/** What interval so many recordings give if the figure is as found, and how many bring its lower limit to the floor. */
function precision(figure: Figure | undefined, kind: 'icc', threshold: Threshold): readonly Caution[] {
  if (figure?.ok !== true || figure.n >= 30) return []
  const planned = { kind, expected: figure.value, coders: 2 } as const
  const limits = expectedInterval(planned, figure.n)
  if (limits === null) return []
  const params = {
    n: figure.n,
    value: coefficient(figure.value),
    lo: coefficient(limits.lo),
    hi: coefficient(limits.hi),
  }
  const needed = recordingsNeeded(planned, { kind: 'lower', value: threshold.ciLower })
  if (needed === null || needed <= figure.n || needed > mostAdvised) return [{ code: 'few_recordings', params }]
  return [{ code: 'few_recordings_needed', params: { ...params, needed, floor: coefficient(threshold.ciLower) } }]
}

function variation({ pairs, all }: ScoreFacts): readonly Caution[] {
  const twice = standardDeviation(pairs.map(([a, b]) => (a + b) / 2))
  const whole = standardDeviation(all)
  if (twice === null || whole === null || whole === 0 || twice >= leastSpread * whole) return []
  return [{ code: 'little_variation', params: { share: percent(twice / whole), twice: pairs.length, all: all.length } }]
}

function ordinalTrap(alternatives: readonly Alternative[], n: number): readonly Caution[] {
  const of = (id: string): Figure | undefined => alternatives.find((one) => one.id === id)?.figure
  const [plain, quadratic, close] = [of('kappa'), of('kappa_quadratic'), of('within_k')]
  if (plain?.ok !== true || quadratic?.ok !== true || close?.ok !== true || n < 5) return []
  if (quadratic.value - plain.value < 0.25 || close.value < 0.8) return []
  const params = {
    kappa: coefficient(plain.value),
    quadratic: coefficient(quadratic.value),
    within: percent(close.value),
  }
  return [{ code: 'ordinal_trap', params }]
}

function oneValue(table: ConfusionTable): readonly Caution[] {
  const { rows, columns } = margins(table)
  const shares = rows.map((row, i) => (row + (columns[i] ?? 0)) / (2 * Math.max(1, table.n)))
  const place = shares.findIndex((share) => share >= filling)
  return place === -1 || table.n < 5
    ? []
    : [{ code: 'one_value', params: { value: String(table.categories[place]), share: percent(shares[place] ?? 0) } }]
}

/** Categories that one of the two used and the other never did, with how often. */
function zeroCells(table: ConfusionTable, label: (category: string | number) => string): readonly Caution[] {
  const { rows, columns } = margins(table)
  return table.categories.flatMap((category, i) => {
    const [a, b] = [rows[i] ?? 0, columns[i] ?? 0]
    if (category === NIL || (a === 0) === (b === 0)) return []
    return [{ code: 'one_coder_only', params: { code: label(category), n: a + b } }]
  })
}

/** What a reader has to know beside the kappa of a set of states of which one holds at a time. */
export function streamCautions(
  agreement: ExclusiveSetAgreement,
  label: (code: string | number) => string,
  coders: readonly [string, string],
): readonly Caution[] {
  const { table, spread, codes, tolerance } = agreement
  return [
    ...oneState(table, label),
    ...zeroCells(table, label),
    ...marginsDiffer(table, label, coders),
    ...codeCautions(codes, label),
    ...lowestCode(codes, label),
    ...(spread !== null && spread.n > 1
      ? [
          {
            code: 'spread',
            params: {
              n: spread.n,
              min: coefficient(spread.min),
              median: coefficient(spread.median),
              max: coefficient(spread.max),
            },
          },
        ]
      : []),
    ...(tolerance.warnings.includes('tolerance_long')
      ? [{ code: 'tolerance_long', params: { s: tolerance.ms / 1000 } }]
      : []),
  ]
}

function oneState(table: ConfusionTable, label: (code: string | number) => string): readonly Caution[] {
  return oneValue(table).map(({ params }) => ({
    code: 'one_state',
    params: { ...params, value: label(params['value'] ?? '') },
  }))
}

function marginsDiffer(
  table: ConfusionTable,
  label: (code: string | number) => string,
  [first, second]: readonly [string, string],
): readonly Caution[] {
  const { rows, columns } = margins(table)
  const max = kappaMax(table)
  return table.categories.flatMap((category, i) => {
    const difference = ((rows[i] ?? 0) - (columns[i] ?? 0)) / Math.max(1, table.n)
    if (Math.abs(difference) <= marginsApart || !max.ok) return []
    const [more, less] = difference > 0 ? [first, second] : [second, first]
    const params = {
      code: label(category),
      more,
      less,
      share: percent(Math.abs(difference)),
      max: coefficient(max.value),
    }
    return [{ code: 'margins_differ', params }]
  })
}

/** Rare codes and codes with few events, each named. */
export function codeCautions(codes: readonly CodeFigures[], label: (code: string) => string): readonly Caution[] {
  return codes.flatMap(({ code, share, units, events }): Caution[] => {
    if (share === null || share === 0 || units.first === 0 || units.second === 0) return []
    const least = Math.min(events.first, events.second)
    if (least < fewEvents) return [{ code: 'few_events', params: { code: label(code), n: least } }]
    return share < rare ? [{ code: 'rare_code', params: { code: label(code), share: percent(share) } }] : []
  })
}

function lowestCode(codes: readonly CodeFigures[], label: (code: string) => string): readonly Caution[] {
  const assessed = codes.flatMap(({ code, kappa, events }) =>
    kappa.ok && Math.min(events.first, events.second) >= fewEvents ? [{ code, value: kappa.value }] : [],
  )
  const lowest = assessed.toSorted((a, b) => a.value - b.value)[0]
  return lowest === undefined || assessed.length < 2
    ? []
    : [{ code: 'lowest_code', params: { code: label(lowest.code), value: coefficient(lowest.value) } }]
}
