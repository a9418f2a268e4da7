import type { Variable } from '../../scheme/variables.ts'
import type { AlarmRule, DriftAlarm, DriftClosing, DriftPoint, DriftRow, PairedCodings } from '../../study/drift.ts'
import type { StudyDataset } from '../../study/dataset.ts'
import { isBelow, isMiss, meanOfLast, scaleAlarm, streamAlarm } from './drift-rules.ts'
import { pairedFigures, type PairedFigure } from './paired-figures.ts'
import { rangeOf } from './pass-rule.ts'

export type DriftSource = Pick<StudyDataset, 'coders' | 'plan' | 'recordings' | 'schemes'>

type Series = {
  readonly of: Pick<DriftRow, 'personId' | 'personName' | 'coder' | 'schemeId' | 'schemeName'>
  readonly checks: { readonly pair: PairedCodings; readonly figure: PairedFigure }[]
}

const inOrder = (a: PairedCodings, b: PairedCodings): number =>
  a.coder.lockedAt < b.coder.lockedAt ? -1 : a.coder.lockedAt > b.coder.lockedAt ? 1 : 0

/**
 * Every coder's checks against masters, one row a coder and variable, in the order in which they were locked, with the
 * alarms that they raised. An alarm stays open until a lead closes it; from then on the checks count anew.
 * @param checks a check beside its master, in any order
 */
export function driftRows(
  checks: Iterable<PairedCodings>,
  closings: readonly DriftClosing[],
  source: DriftSource,
): DriftRow[] {
  const series = new Map<string, Series>()
  for (const pair of [...checks].sort(inOrder)) {
    const { personId, personName, content } = pair.coder
    const coder = source.coders.find(({ id }) => id === personId)?.code ?? personId
    const of = { personId, personName, coder, schemeId: content.scheme.id, schemeName: content.scheme.name }
    for (const figure of pairedFigures(pair, source.plan)) {
      const key = `${personId} ${content.scheme.id} ${figure.variable.name}`
      const known = series.get(key) ?? { of, checks: [] }
      known.checks.push({ pair, figure })
      series.set(key, known)
    }
  }
  return [...series.values()].flatMap((one) => rowOf(one, closings, source) ?? [])
}

function rowOf({ of, checks }: Series, closings: readonly DriftClosing[], source: DriftSource): DriftRow | null {
  const last = checks.at(-1)
  if (last === undefined) return null
  const { kind, variable } = last.figure
  const range = kind === 'scale' ? rangeOf(variable) : null
  const threshold = kind === 'stream' ? variable.threshold.point : null
  const limits = { range, threshold }
  const own = closings.filter(
    (one) => one.personId === of.personId && one.schemeId === of.schemeId && one.variable === variable.name,
  )
  const points: DriftPoint[] = []
  const alarms: DriftAlarm[] = []
  let values: number[] = []
  for (const { pair, figure } of checks) {
    const value = valueIn(figure)
    if (value !== null) values.push(value)
    const mean = range === null || value === null ? { mean: null, limit: null } : meanOfLast(values, range)
    points.push({ ...pointOf(pair, figure, value, limits, source), ...mean })
    const rule = value === null || isOpen(alarms) ? null : ruleBroken(values, limits)
    if (rule !== null) alarms.push({ rule, raisedAt: pair.coder.lockedAt, closed: null })
    const closing = own.find(({ checkId }) => checkId === pair.coder.id)
    if (closing === undefined) continue
    const open = alarms.at(-1)
    const { closedAt, closedBy, reason } = closing
    if (open?.closed === null) alarms[alarms.length - 1] = { ...open, closed: { closedAt, closedBy, reason } }
    values = []
  }
  return { ...of, variable: variable.name, label: variable.label, kind, range, threshold, points, alarms }
}

type Limits = { readonly range: number | null; readonly threshold: number | null }

/** Coder minus master, or the agreement; null where one of the two has none. */
function valueIn(figure: PairedFigure): number | null {
  if (figure.kind === 'stream') return figure.figure.ok ? figure.figure.value : null
  const [own, master] = [figure.own.value, figure.reference.value]
  return own === null || master === null ? null : own - master
}

function pointOf(
  { coder }: PairedCodings,
  figure: PairedFigure,
  value: number | null,
  limits: Limits,
  source: DriftSource,
): Omit<DriftPoint, 'mean' | 'limit'> {
  const recording = source.recordings.find(({ id }) => id === coder.recordingId)
  const scores = figure.kind === 'scale' ? { own: figure.own.value, master: figure.reference.value } : null
  return {
    checkId: coder.id,
    assignmentId: coder.assignmentId,
    at: coder.lockedAt,
    recording: recording === undefined ? '' : `${recording.dyad} · ${recording.timePoint}`,
    value,
    own: scores?.own ?? null,
    master: scores?.master ?? null,
    missed: value !== null && isOff(value, limits),
  }
}

function isOff(value: number, { range, threshold }: Limits): boolean {
  if (range !== null) return isMiss(value, range)
  return threshold !== null && isBelow(value, threshold)
}

function ruleBroken(values: readonly number[], { range, threshold }: Limits): AlarmRule | null {
  if (range !== null) return scaleAlarm(values, range)
  return threshold === null ? null : streamAlarm(values, threshold)
}

const isOpen = (alarms: readonly DriftAlarm[]): boolean => alarms.at(-1)?.closed === null

/** The alarm of a row that a lead has not closed yet. */
export const openAlarm = ({ alarms }: Pick<DriftRow, 'alarms'>): DriftAlarm | null => {
  const last = alarms.at(-1)
  return last?.closed === null ? last : null
}

/** Whether a check was passed: it has figures, and none of them is off. */
export function isPassed(pair: PairedCodings, source: Pick<DriftSource, 'plan'>): boolean {
  const figures = pairedFigures(pair, source.plan)
  const found = figures.flatMap((figure) => {
    const value = valueIn(figure)
    return value === null ? [] : [isOff(value, limitsOf(figure.kind, figure.variable))]
  })
  return found.length > 0 && !found.includes(true)
}

const limitsOf = (kind: PairedFigure['kind'], variable: Variable): Limits => ({
  range: kind === 'scale' ? rangeOf(variable) : null,
  threshold: kind === 'stream' ? variable.threshold.point : null,
})
