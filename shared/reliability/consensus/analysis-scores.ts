import type { ObservationContent } from '../../observation/observation.ts'
import type { ObservationRecord, Records } from '../../observation/record.ts'
import { columnsOfObservation, type ScoreRow } from '../../observation/scores.ts'
import type { StudyConstants } from '../../observation/study-constants.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import type { AnalysisScoreRule } from '../../study/analysis-score.ts'
import type { Choice } from '../../study/consensus.ts'
import { plannedKinds, type LockedObservation, type StudyDataset } from '../../study/dataset.ts'
import type { AdjudicationFacts } from '../../study/gate-facts.ts'
import type { Moment } from '../../study/moment.ts'
import { consensusRecords, lastNumbers, momentsToSettle, type Base } from './consensus-records.ts'
import { numbersIn, withLastNumbers, withOwnRuleValues } from './rule-values.ts'

/** What the analysis takes of one recording, with how many of the differences that are due were settled. */
export type AnalysisOfRecording = {
  readonly scores: ReadonlyMap<string, ScoreRow>
  readonly due: number
  readonly settled: number
}

type Twice = { readonly primary: LockedObservation; readonly second: LockedObservation | undefined }
type Scored = (content: ObservationContent) => readonly ScoreRow[]
type Frame = { readonly dataset: StudyDataset; readonly scored: Scored; readonly rule: AnalysisScoreRule }

/**
 * The analysis scores of every recording with a locked primary coding, by the rule of the study's plan. A recording that
 * was coded once has its only scores. `mean`: of both values, or the one that there is. `consensus` and `adjudicated`:
 * `pending` throughout while a difference that is due is not settled. Reads both codings and changes neither. Items of
 * forms that have a column are among them: of seen and not seen the mean is .5. What only an export knows is among them
 * where the study's constants are given.
 */
export function analysisScores(
  dataset: StudyDataset,
  scheme: Scheme,
  study?: StudyConstants,
): ReadonlyMap<string, AnalysisOfRecording> {
  const kinds = plannedKinds(dataset, scheme)
  return analysisOfAll(dataset, scheme, (content) => columnsOfObservation(content, kinds, study))
}

/** The same of whatever else is worked out from a coding. */
export function analysisOfAll(
  dataset: StudyDataset,
  scheme: Scheme,
  scored: Scored,
): ReadonlyMap<string, AnalysisOfRecording> {
  const frame = { dataset, scored, rule: dataset.plan.analysisScore }
  const thirds = new Map<string, LockedObservation>()
  if (frame.rule === 'adjudicated')
    for (const one of dataset.adjudications?.() ?? []) if (isOf(one, scheme)) thirds.set(one.recordingId, one)
  return new Map(
    [...codedBy(dataset, scheme)].map(([id, twice]) => [id, analysisOf(frame, twice, thirds.get(id))] as const),
  )
}

/** How far what is due was settled (G14). Null where the analysis takes what the coders gave and nothing is settled. */
export function adjudicationFacts(dataset: StudyDataset, scheme: Scheme): AdjudicationFacts | null {
  const rule = dataset.plan.analysisScore
  if (rule === 'primary' || rule === 'mean') return null
  let [due, settled] = [0, 0]
  for (const one of analysisScores(dataset, scheme).values()) {
    due += one.due
    settled += one.settled
  }
  return { rule, due, settled }
}

const isOf = ({ content }: LockedObservation, { id, version }: Scheme): boolean =>
  content.scheme.id === id && content.scheme.version === version

function codedBy(dataset: StudyDataset, scheme: Scheme): Map<string, Twice> {
  const found = new Map<string, { primary?: LockedObservation; second?: LockedObservation }>()
  for (const one of dataset.observations()) {
    if (!isOf(one, scheme) || (one.role !== 'primary' && one.role !== 'second')) continue
    found.set(one.recordingId, { ...found.get(one.recordingId), [one.role]: one })
  }
  const coded = new Map<string, Twice>()
  for (const [id, { primary, second }] of found) if (primary !== undefined) coded.set(id, { primary, second })
  return coded
}

const byName = (rows: readonly ScoreRow[]): Map<string, ScoreRow> => new Map(rows.map((row) => [row.variable, row]))

function analysisOf(
  frame: Frame,
  { primary, second }: Twice,
  third: LockedObservation | undefined,
): AnalysisOfRecording {
  const { rule } = frame
  const scored = (records: Records): readonly ScoreRow[] => frame.scored({ ...primary.content, records })
  const own = scored(primary.content.records)
  if (second === undefined || rule === 'primary') return { scores: byName(own), due: 0, settled: 0 }
  if (rule === 'mean') {
    const others = byName(scored(second.content.records))
    return { scores: byName(own.map((row) => meanOf(row, others.get(row.variable)))), due: 0, settled: 0 }
  }
  const { records, due, settled } = settledRecords(frame, primary, second, third)
  const rows =
    settled < due
      ? own.map(({ variable, episode }): ScoreRow => ({ variable, episode, value: null, missing: 'pending' }))
      : scored(records)
  return { scores: byName(rows), due, settled }
}

function meanOf(own: ScoreRow, other: ScoreRow | undefined): ScoreRow {
  if (own.value === null) return other === undefined || other.value === null ? own : other
  if (other === undefined || other.value === null) return own
  const derived = own.derived === true || other.derived === true
  return { ...own, value: (own.value + other.value) / 2, ...(derived ? { derived } : {}) }
}

function settledRecords(
  { dataset, rule }: Frame,
  primary: LockedObservation,
  second: LockedObservation,
  third: LockedObservation | undefined,
): { records: Records; due: number; settled: number } {
  const codeOf = ({ personId }: LockedObservation): string =>
    dataset.coders.find(({ id }) => id === personId)?.code ?? personId
  const base: Base = codeOf(primary) <= codeOf(second) ? 'first' : 'second'
  const [first, other] = base === 'first' ? [primary, second] : [second, primary]
  const { scheme, episodes, durationMs } = primary.content
  const pair = { scheme, episodes, durationMs, first: first.content.records, second: other.content.records }
  const between = (dataset.consensus ?? []).find(
    ({ observationIds }) => observationIds.includes(primary.id) && observationIds.includes(second.id),
  )
  const choices: readonly Choice[] = between?.choices ?? []
  const decided = new Set(choices.map(({ moment }) => moment))
  const differences = momentsToSettle(pair, base, choices, dataset.plan)
  const due = differences.filter((one) => one.due)
  const open = due.filter(({ key }) => !decided.has(key))
  const records = consensusRecords(pair, base, choices, dataset.plan)
  if (rule === 'adjudicated' && third !== undefined) {
    const own = withOwnRuleValues(third.content)
    const [thirds, agreed] = [numbersIn(own), lastNumbers(pair, base, differences, dataset.plan)]
    const numbers: typeof agreed = (rating, episode) => thirds(rating, episode) ?? agreed(rating, episode)
    const taken = withLastNumbers(pair, withThird(records, open, own), numbers)
    return { records: taken, due: due.length, settled: due.length }
  }
  // Until it is closed a consensus may still change: nothing of it is settled for good.
  const isClosed = rule === 'adjudicated' || due.length === 0 || between?.closed === true
  return { records, due: due.length, settled: isClosed ? due.length - open.length : 0 }
}

/** The third coder's answers where the two differ; of a set, or a form taken as a whole, all that they coded there. */
function withThird(records: Records, open: readonly Moment[], third: Records): Records {
  const replaced = (record: ObservationRecord): boolean =>
    open.some((moment) => {
      if (record.type === 'event') return moment.source.kind === 'set' && moment.source.id === record.set
      if (record.id === moment.key) return true
      const isWhole = moment.source.kind === 'sort' || moment.source.kind === 'points'
      return (
        isWhole && record.type === 'answer' && record.form === moment.source.id && record.episode === moment.episode
      )
    })
  const kept = Object.entries(records).filter(([, record]) => !replaced(record))
  const taken = Object.entries(third).filter(([, record]) => replaced(record))
  // Ids of a third coding are its own; events of the consensus have ids made of their set.
  return Object.fromEntries([...kept, ...taken])
}
