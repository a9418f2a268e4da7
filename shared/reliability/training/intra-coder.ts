import { withToleranceOf } from '../../scheme/aim-tolerance.ts'
import { streamOf } from '../../observation/streams.ts'
import type { IntraCoderRow, PairedCodings } from '../../study/drift.ts'
import { readoutOf } from '../../study/second-readout.ts'
import { ratingAgreement, type RatedItem } from '../rating-agreement.ts'
import { figureOf } from '../study/figures.ts'
import type { DriftSource } from './drift-report.ts'
import { agreementOn, pairedFigures, type PairedFigure, type PairedScale, type PairedStream } from './paired-figures.ts'

type Known = { readonly pair: PairedCodings; readonly figure: PairedFigure }
type Found = { readonly pair: PairedCodings; readonly figures: Known[] }

/**
 * How far coders agree with themselves: recordings that they coded a second time, weeks later and without knowing it.
 * Scales by ICC(A,1) and the mean difference (later minus earlier), code sets by the agreement over those recordings.
 * @param again the later coding beside the earlier one (`reference`)
 */
export function intraCoder(again: Iterable<PairedCodings>, source: DriftSource): IntraCoderRow[] {
  const found = new Map<string, Found>()
  for (const pair of again) {
    for (const figure of pairedFigures(pair, source.plan)) {
      const key = `${pair.coder.personId} ${pair.coder.content.scheme.id} ${figure.variable.name}`
      const known = found.get(key) ?? { pair, figures: [] }
      known.figures.push({ pair, figure })
      found.set(key, known)
    }
  }
  return [...found.values()].flatMap((one) => rowOf(one, source) ?? [])
}

function rowOf({ pair, figures }: Found, source: DriftSource): IntraCoderRow | null {
  const [first] = figures
  if (first === undefined) return null
  const { personId, personName, content } = pair.coder
  const { name, label, statistic } = first.figure.variable
  const of = {
    ...{ personId, personName, schemeId: content.scheme.id, schemeName: content.scheme.name },
    coder: source.coders.find(({ id }) => id === personId)?.code ?? personId,
    ...{ variable: name, label },
  }
  if (first.figure.kind === 'scale') return { ...of, ...scaleFigures(figures) }
  const streams = figures.flatMap(({ pair: { coder, reference }, figure }) =>
    figure.kind === 'stream' ? [{ coder, reference, figure }] : [],
  )
  const how = { statistic, ...readoutOf(statistic, source.plan) }
  return { ...of, ...streamFigures(first.figure, streams, source), ...how, n: streams.length }
}

function scaleFigures(
  figures: readonly Known[],
): Pick<IntraCoderRow, 'statistic' | 'n' | 'figure' | 'bias' | 'withinOne'> {
  const items = figures.flatMap(({ figure }, n): RatedItem[] => (figure.kind === 'scale' ? [itemOf(figure, n)] : []))
  const { icc, meanDifference, withinOne, nItems } = ratingAgreement(items)
  return {
    ...{ statistic: 'icc_a1', n: nItems, figure: figureOf(icc) },
    ...{ bias: figureOf(meanDifference), withinOne: figureOf(withinOne) },
  }
}

const itemOf = ({ own, reference }: PairedScale, n: number): RatedItem => ({
  item: String(n),
  ratings: [
    { coder: 'later', value: own.value },
    { coder: 'earlier', value: reference.value },
  ],
})

function streamFigures(
  { set }: PairedStream,
  pairs: readonly PairedCodings[],
  source: DriftSource,
): Pick<IntraCoderRow, 'figure' | 'bias' | 'withinOne'> {
  const recordings = pairs.map(({ coder, reference }) => ({
    recording: reference.recordingId,
    spans: reference.content.episodes.map(({ startMs, endMs }) => ({ start: startMs, end: endMs })),
    first: streamOf(reference.content, set.id),
    second: streamOf(coder.content, set.id),
  }))
  const scheme = pairs[0]?.reference.content.scheme
  const plan = scheme === undefined ? source.plan : withToleranceOf(scheme, set.id, source.plan)
  return { figure: agreementOn(set, recordings, plan).figure, bias: null, withinOne: null }
}
