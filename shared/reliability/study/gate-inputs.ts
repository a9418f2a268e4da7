import type { Variable } from '../../scheme/variables.ts'
import type { StudyDataset } from '../../study/dataset.ts'
import type { GateInput, SchemeEvidence, VariableEvidence } from '../../study/gate/evidence.ts'
import type { VariableReliability } from '../../study/reliability-view.ts'
import { iccPoint, type IccForm } from '../icc.ts'
import { meanSquares } from '../mean-squares.ts'
import type { CollectedScheme } from './collect.ts'
import {
  blindingOf,
  otherEvidence,
  gateRecordings,
  independenceOf,
  scoreEvidence,
  strataOf,
  type GateRecordings,
} from './gate-strata.ts'
import type { CoderCode } from './figures.ts'
import { knownFacts } from './known-facts.ts'

/** What the gate is asked with besides the data set. */
export type GateContext = {
  /** The day, as `YYYY-MM-DD` or longer: from then on an override may have expired. */
  readonly today?: string
  /** Whether the export that is asked for would hold notes. */
  readonly notesIncluded?: boolean
}

export type Compared = { readonly variable: Variable; readonly reliability: VariableReliability }

const formOf: Readonly<Record<string, IccForm>> = { icc_a1: 'A,1', icc_1: '1', icc_ak: 'A,k', icc_k: 'k' }

function iccOf(form: IccForm) {
  return (pairs: readonly (readonly [number, number])[]): number | null => {
    const squares = meanSquares(pairs)
    return squares === null ? null : iccPoint(squares, form)
  }
}

/** Of a scale with a column of its own everything can be asked; of events, classes and intervals only their agreement. */
const isScale = ({ type, statistic }: Variable): boolean => type === 'numeric' && statistic === 'icc_a1'

/** The agreement on a variable in some of a scheme's recordings. */
type FigureOf = (part: CollectedScheme, variable: Variable) => number | null

function evidenceOfVariable(
  from: CollectedScheme,
  recordings: GateRecordings,
  { variable, reliability }: Compared,
  figureOf: FigureOf,
): VariableEvidence {
  if (isScale(variable)) return scoreEvidence(recordings, variable, iccOf(formOf[reliability.statistic] ?? '1'))
  return otherEvidence(recordings, variable, (some) => figureOf({ ...from, recordings: some }, variable))
}

/** All that the gate must know of every variable of a scheme. `exported`: `scheme variable` of the whole study. */
export function gateInputs(
  from: CollectedScheme,
  compared: readonly Compared[],
  {
    dataset,
    code,
    context,
    exported,
    figureOf,
  }: {
    readonly dataset: StudyDataset
    readonly code: CoderCode
    readonly context: GateContext
    readonly exported: ReadonlySet<string>
    readonly figureOf: FigureOf
  },
): GateInput[] {
  const recordings = gateRecordings(from, dataset, code)
  const registration = dataset.registration ?? null
  const evidence: SchemeEvidence = {
    strata: strataOf(recordings),
    independence: independenceOf(recordings, from.scheme.id, dataset.looks ?? []),
    blinding: blindingOf(from),
    registration,
    gone: (registration?.variables ?? []).filter((name) => !exported.has(name)),
    notesIncluded: context.notesIncluded ?? false,
    facts: knownFacts(dataset, from),
  }
  return compared.map((one) => ({
    ...one,
    scheme: from.name,
    coverage: from.coverage,
    evidence,
    own: evidenceOfVariable(from, recordings, one, figureOf),
  }))
}
