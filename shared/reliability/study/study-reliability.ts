import type { StudyDataset } from '../../study/dataset.ts'
import { gateReport } from '../../study/gate-checks.ts'
import type { GateReport } from '../../study/gate.ts'
import type { ReliabilityReport, VariableReliability } from '../../study/reliability-view.ts'
import { collect, independentPair, type CollectedScheme } from './collect.ts'
import { scoreReliability } from './score-reliability.ts'
import { streamReliability } from './stream-reliability.ts'

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
export function studyReliability(dataset: StudyDataset, watch: Watch): StudyReliability {
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
  const total = used.reduce((sum, { variables }) => sum + variables.length, 0)
  const variables: VariableReliability[] = []
  const inputs = used.flatMap((from) =>
    from.variables.map((variable) => {
      watch.throwIfCancelled()
      const set = from.scheme.sets.find(({ id }) => variable.source === 'set' && id === variable.sourceId)
      const reliability =
        set === undefined
          ? scoreReliability(from, variable, coderCode)
          : streamReliability(from, variable, set, dataset.plan, coderCode)
      variables.push(reliability)
      watch.progress(READING + (1 - READING) * (variables.length / total), 'computing')
      return { scheme: from.name, variable, coverage: from.coverage, reliability }
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
    gate: gateReport(inputs, dataset.overrides, dataset.plan),
  }
}
