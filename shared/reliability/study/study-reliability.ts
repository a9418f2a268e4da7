import type { Variable } from '../../scheme/variables.ts'
import type { StudyDataset } from '../../study/dataset.ts'
import { gateReport } from '../../study/gate/report.ts'
import type { GateReport } from '../../study/gate.ts'
import type { StudyPlan } from '../../study/plan.ts'
import type { ReliabilityReport, VariableReliability } from '../../study/reliability-view.ts'
import { askedFigures } from './also.ts'
import { collect, independentPair, type CollectedScheme } from './collect.ts'
import { detailFrom } from './detail-from.ts'
import { variableDetail } from './detail.ts'
import { gateInputs, type Compared, type GateContext } from './gate-inputs.ts'
import type { CoderCode } from './figures.ts'
import { itemReliability } from './item-reliability.ts'
import { classReliability, scoreReliability } from './score-reliability.ts'
import { streamReliability } from './stream-reliability.ts'
import { unitisingOf } from './unitising.ts'

export type StudyReliability = {
  readonly report: ReliabilityReport
  readonly gate: GateReport
  readonly schemes: readonly CollectedScheme[]
}

export type Watch = {
  /** 0 to 1, and a key that names the step. */
  progress(fraction: number, step: 'reading' | 'computing'): void
  throwIfCancelled(): void
}

/** Reading takes the larger part of the time in most studies. */
const READING = 0.6

/**
 * Reliability of every variable that would be exported, and the gate over them, from the locked observations alone.
 * Two codings of a recording are compared when one is primary and one is second; masters serve training figures only.
 */
export function studyReliability(dataset: StudyDataset, watch: Watch, context: GateContext = {}): StudyReliability {
  const planned = Math.max(1, dataset.assignments.filter(({ status }) => status === 'locked').length)
  const schemes = collect(dataset, (done) => {
    watch.throwIfCancelled()
    watch.progress(READING * Math.min(1, done / planned), 'reading')
  })
  const used = schemes.filter(({ name }) =>
    dataset.assignments.some((row) => `${row.schemeId}@${row.schemeVersion}` === name),
  )
  const codes = new Map(dataset.coders.map(({ id, code }) => [id, code]))
  const coderCode = (id: string): string => codes.get(id) ?? id
  const total = used.reduce((sum, from) => sum + judged(from).length, 0)
  const variables: VariableReliability[] = []
  const compared = used.map((from) =>
    judged(from).map((variable) => {
      watch.throwIfCancelled()
      const own = withThreshold(reliabilityOf(from, variable, dataset.plan, coderCode), dataset.plan)
      const reliability = { ...own, ...alsoOf(dataset, from, variable) }
      variables.push(reliability)
      watch.progress(READING + (1 - READING) * (variables.length / total), 'computing')
      return { variable, reliability }
    }),
  )
  const twice = new Set(
    used.flatMap(({ recordings }) =>
      recordings.filter((one) => independentPair(one) !== null).map((one) => one.recordingId),
    ),
  )
  const { seed, bootstrapReplicates } = dataset.plan
  return {
    schemes: used,
    report: {
      recordings: dataset.recordings.length,
      doubleCoded: twice.size,
      variables,
      seed,
      replicates: bootstrapReplicates,
    },
    gate: gateOf(dataset, used, compared, { code: coderCode, context, watch }),
  }
}

type Asking = { readonly code: CoderCode; readonly context: GateContext; readonly watch: Watch }

/** The gate over what was compared, scheme by scheme. */
function gateOf(
  dataset: StudyDataset,
  schemes: readonly CollectedScheme[],
  compared: readonly (readonly Compared[])[],
  { code, context, watch }: Asking,
): GateReport {
  const exported = new Set(compared.flat().map(({ reliability: one }) => `${one.scheme} ${one.variable}`))
  // A figure of a part is judged by itself, without an interval: nothing is drawn for it.
  const plan = { ...dataset.plan, bootstrapReplicates: 0 }
  const figureOf = (part: CollectedScheme, variable: Variable): number | null => {
    const { estimate } = reliabilityOf(part, variable, plan, code)
    return estimate.ok ? estimate.value : null
  }
  const inputs = schemes.flatMap((from, n) => {
    watch.throwIfCancelled()
    return gateInputs(from, compared[n] ?? [], { dataset, code, context, exported, figureOf })
  })
  const codings = schemes.flatMap(({ recordings }) => recordings.map((one) => one.codings.length))
  return gateReport(inputs, {
    overrides: dataset.overrides,
    plan: dataset.plan,
    codings: codings.reduce((sum, n) => sum + n, 0),
    ...(context.today === undefined ? {} : { today: context.today }),
  })
}

/** What the scheme asks for beside the figure. Only then is more computed than the figure itself. */
function alsoOf(dataset: StudyDataset, from: CollectedScheme, variable: Variable): Pick<VariableReliability, 'also'> {
  if (variable.also === undefined) return {}
  const also = askedFigures(variableDetail(detailFrom(dataset, from), from, variable))
  return also.length === 0 ? {} : { also }
}

/** What a study's plan asks of all variables goes before what a scheme asks of one. */
function withThreshold(one: VariableReliability, { gate }: StudyPlan): VariableReliability {
  const { point, ciLower, minN } = one.threshold
  return {
    ...one,
    threshold: { point: gate.agreementPoint ?? point, ciLower: gate.agreementLower ?? ciLower, minN },
  }
}

/** Variables with a reliability of their own; a card of a sort is judged with the sort. */
const judged = ({ variables }: CollectedScheme): readonly Variable[] =>
  variables.filter(({ judgedBy }) => judgedBy === undefined)

/** The figures of one variable, of all recordings of a scheme or of a part of them. */
export function reliabilityOf(
  from: CollectedScheme,
  variable: Variable,
  plan: StudyPlan,
  coderCode: CoderCode,
): VariableReliability {
  switch (variable.source) {
    case 'rating':
      return variable.statistic === 'kappa'
        ? classReliability(from, variable, plan, coderCode)
        : scoreReliability(from, variable, plan, coderCode)
    case 'composite':
      return scoreReliability(from, variable, plan, coderCode)
    case 'item':
      return itemReliability(from, variable, plan, coderCode)
    case 'set': {
      const set = from.scheme.sets.find(({ id }) => id === variable.sourceId)
      if (set === undefined) throw new Error(`no set ${variable.sourceId} in ${from.name}`)
      const stream = streamReliability(from, variable, set, plan, coderCode)
      return set.segment === undefined ? stream : { ...stream, unitising: unitisingOf(from, set, plan, coderCode) }
    }
  }
}
