import { withToleranceOf } from '../../scheme/aim-tolerance.ts'
import { judged, scoreObservation, type ScoreRow } from '../../observation/scores.ts'
import { streamOf } from '../../observation/streams.ts'
import type { CodeSet } from '../../scheme/scheme.ts'
import { exportVariables, type Variable } from '../../scheme/variables.ts'
import type { PairedCodings } from '../../study/drift.ts'
import type { StudyPlan } from '../../study/plan.ts'
import type { Figure } from '../../study/reliability-view.ts'
import { readoutOf, type SecondReadout } from '../../study/second-readout.ts'
import type { FeedbackCode } from '../../study/training.ts'
import { valueOf } from '../estimate.ts'
import { pointAgreement } from '../point-agreement.ts'
import { stateSetAgreement } from '../state-set-agreement.ts'
import { figureOf } from '../study/figures.ts'

/** One scale in both codings, as far as it was judged. Coder and reference may have a value, or a reason for none. */
export type PairedScale = {
  readonly kind: 'scale'
  readonly variable: Variable
  readonly own: ScoreRow
  readonly reference: ScoreRow
}

/** One code set in both codings of a recording, as one figure. */
export type PairedStream = {
  readonly kind: 'stream'
  readonly variable: Variable
  readonly set: CodeSet
  /** Of states: which state a second has. */
  readonly readout?: SecondReadout
  readonly figure: Figure
  readonly codes: readonly FeedbackCode[]
}

export type PairedFigure = PairedScale | PairedStream

const noScore = (variable: Variable): ScoreRow => ({
  variable: variable.name,
  episode: variable.episode,
  value: null,
  missing: 'not_expected',
})

/**
 * A coder against a reference on every variable of the scheme, for the episodes that this recording has. Ratings and
 * scores that have a lowest and a highest value are compared as differences, code sets by their agreement.
 * Both codings are of one recording with one version of the scheme.
 */
export function pairedFigures({ coder, reference }: PairedCodings, plan: StudyPlan): PairedFigure[] {
  const { scheme, episodes } = reference.content
  const kinds = scheme.episodes.map(({ id }) => id).filter((id) => episodes.some(({ kind }) => kind === id))
  const scores = (of: PairedCodings['coder']): Map<string, ScoreRow> =>
    new Map(scoreObservation(of.content, kinds).map((row) => [row.variable, judged(row)]))
  const [own, master] = [scores(coder), scores(reference)]
  return exportVariables(scheme, kinds).flatMap((variable): PairedFigure[] => {
    if (variable.source === 'set') {
      const set = scheme.sets.find(({ id }) => id === variable.sourceId)
      const own = withToleranceOf(scheme, variable.sourceId, plan)
      return set === undefined ? [] : [pairedStream({ coder, reference }, variable, set, own)]
    }
    // What only an export knows is nothing that a single coding could be compared by.
    if (variable.min === null || variable.max === null || variable.atExport) return []
    const row = (from: ReadonlyMap<string, ScoreRow>): ScoreRow => from.get(variable.name) ?? noScore(variable)
    return [{ kind: 'scale', variable, own: row(own), reference: row(master) }]
  })
}

function pairedStream(pair: PairedCodings, variable: Variable, set: CodeSet, plan: StudyPlan): PairedStream {
  const spans = pair.reference.content.episodes.map(({ startMs, endMs }) => ({ start: startMs, end: endMs }))
  const recordings = [
    {
      recording: pair.reference.recordingId,
      spans,
      first: streamOf(pair.reference.content, set.id),
      second: streamOf(pair.coder.content, set.id),
    },
  ]
  const readout = readoutOf(variable.statistic, plan)
  return { kind: 'stream', variable, set, ...readout, ...agreementOn(set, recordings, plan) }
}

type Compared = Parameters<typeof stateSetAgreement>[1]

/**
 * Agreement of coder and reference (the first of each pair) on one code set, over one or several recordings. The
 * tolerance of points is that of `plan`, where the scheme's own has been put in already (`withToleranceOf`).
 */
export function agreementOn(
  set: CodeSet,
  recordings: Compared,
  plan: StudyPlan,
): { figure: Figure; codes: FeedbackCode[] } {
  const bootstrap = { seed: plan.seed, replicates: recordings.length < 2 ? 0 : plan.bootstrapReplicates }
  const label = (code: string): string => set.codes.find(({ id }) => id === code)?.label ?? code
  if (set.kind === 'point') {
    const ids = set.codes.filter(({ procedure, missing }) => !procedure && !missing).map(({ id }) => id)
    const found = pointAgreement(ids, recordings, { toleranceMs: plan.pointToleranceMs, bootstrap })
    const codes = found.codes.map(({ code, f1, matched, onlyFirst, onlySecond }) => ({
      ...{ code, label: label(code), figure: figureOf(f1), both: matched },
      ...{ master: matched + onlyFirst, own: matched + onlySecond },
    }))
    return { figure: figureOf(found.pooled.f1), codes }
  }
  const found = stateSetAgreement(set, recordings, { rule: plan.secondReadout, bootstrap })
  if (found.kind === 'exclusive') {
    const codes = found.codes.map(({ code, kappa, units }) => {
      const at = found.table.categories.indexOf(code)
      const both = found.table.counts[at]?.[at] ?? 0
      return { code, label: label(code), figure: figureOf(kappa), master: units.first, own: units.second, both }
    })
    return { figure: figureOf(found.kappa), codes }
  }
  const codes = found.codes.map(({ code, pooled, units, table }) => ({
    ...{ code, label: label(code), figure: figureOf(pooled), master: units.first, own: units.second },
    both: table.counts[0]?.[0] ?? 0,
  }))
  // Codes that may overlap have no common figure: the lowest speaks for the set.
  const lowest = found.codes
    .map(({ pooled }) => pooled)
    .sort((a, b) => (valueOf(a) ?? Infinity) - (valueOf(b) ?? Infinity))[0]
  return { figure: lowest === undefined ? { ok: false, why: 'no_items', n: 0 } : figureOf(lowest), codes }
}
