import { AppError } from '#shared/lib/app-error.ts'
import type { ComparedCoding, CompareView, ConsensusView } from '#shared/contract/compare-views.ts'
import { momentsToSettle, type Base } from '#shared/reliability/consensus/consensus-records.ts'
import { momentOptions, offeredChoices } from '#shared/reliability/consensus/moment-options.ts'
import type { CodingPair } from '#shared/reliability/moments/moment-context.ts'
import { moments } from '#shared/reliability/moments/moments.ts'
import { deriveRules } from '#shared/scheme/derive.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import type { ConsensusState, DecisionChoice } from '#shared/study/consensus.ts'
import type { Moment, MomentFilter, MomentPage } from '#shared/study/moment.ts'
import { askerAt, authorAt, changed, personAt, refuseIfLeft, studyAt, type Desk, type Job } from '../desk.ts'
import { runInWorker } from '../jobs/run-in-worker.ts'
import {
  beginConsensus,
  closeConsensus,
  consensusState,
  decide,
  openConsensus,
  stepDecision,
} from '../store/consensus.ts'
import { codingPair, lockedPair, type LockedPair } from '../store/locked-pairs.ts'
import { openObservation } from '../store/observations.ts'
import { listAssignments } from '../store/queries/assignments.ts'
import { consensusBetween } from '../store/queries/consensus.ts'
import { studyPlan } from '../store/queries/meta.ts'
import type { ObservationRow } from '../store/queries/observation-rows.ts'
import { recordingById } from '../store/queries/recordings.ts'
import { schemeByRef } from '../store/queries/schemes.ts'
import type { ReadDb } from '../store/study-db.ts'
import { recordLook, refuseBeforeOwn } from './looks.ts'
import { cameraViews } from './recordings.ts'

type PairOf = { readonly recordingId: string; readonly scheme: SchemeRef }

export function momentsOf(
  desk: Desk,
  { filter, offset, limit }: { filter: MomentFilter; offset: number; limit: number },
  job: Job,
): Promise<MomentPage> {
  const { path, key } = studyAt(desk)
  return runInWorker('moments', { study: { path, key }, filter, offset, limit, personId: personAt(desk).id }, job)
}

/**
 * The two locked codings of a recording. Throws `recording-not-found`, `scheme-not-found`, `own-coding-first`,
 * `compare-one-coder`, `compare-unlocked`.
 */
function pairAt(desk: Desk, { recordingId, scheme }: PairOf): LockedPair {
  const { read } = studyAt(desk).store
  if (recordingById(read, recordingId) === undefined) throw new AppError('recording-not-found')
  schemeByRef(read, scheme)
  refuseBeforeOwn(desk, { recordingId, schemeId: scheme.id })
  const pair = lockedPair(read, recordingId, scheme)
  if (pair !== null) return pair
  const { rows } = listAssignments(read, { recordingId, offset: 0, limit: 500 })
  const planned = rows.filter(
    (row) =>
      row.schemeId === scheme.id &&
      row.schemeVersion === scheme.version &&
      (row.role === 'primary' || row.role === 'second'),
  )
  throw new AppError(planned.length < 2 ? 'compare-one-coder' : 'compare-unlocked')
}

/** Opens two locked codings beside each other, and records that they were looked at. Throws what `pairAt` does. */
export async function openCompare(desk: Desk, of: PairOf): Promise<CompareView> {
  const asker = askerAt(desk)
  const { read } = asker.study.store
  pairAt(desk, of)
  const cameras = await cameraViews(desk, of.recordingId)
  // A disk may have let us wait: it is still for the person at the desk, and read in one go as it is now.
  refuseIfLeft(desk, asker)
  const pair = pairAt(desk, of)
  const { scheme, episodes, durationMs, ...codings } = codingPair(read, pair)
  const recording = recordingById(read, of.recordingId)
  const between = consensusBetween(read, pair.first.id, pair.second.id)
  recordLook(
    desk,
    [pair.first, pair.second].filter(({ personId }) => personId !== asker.personId).map(({ id }) => id),
  )
  return {
    recordingId: of.recordingId,
    recording: `${recording?.dyad ?? ''} ${recording?.timePoint ?? ''}`,
    scheme,
    episodes,
    durationMs,
    cameras,
    first: compared(pair.first, pair.coders[0], codings.first),
    second: compared(pair.second, pair.coders[1], codings.second),
    moments: moments({ scheme, episodes, durationMs, ...codings }, studyPlan(read)),
    consensus: between === undefined ? null : withNowDue(read, pair, consensusState(read, between)),
  }
}

function compared(row: ObservationRow, coder: string, records: CodingPair['first']): ComparedCoding {
  const { id: observationId, role, lockedAt } = row
  return { observationId, coder, isPrimary: role === 'primary', lockedAt: lockedAt ?? '', records }
}

type NewStep = PairOf & {
  readonly baseRevision: number
  readonly moment: string
  readonly choice: DecisionChoice
  readonly other: string | null
  readonly reason: string
}

/**
 * Settles one difference; when this returns, it is on disk. Throws `moment-not-found`, `decision-not-possible`,
 * `decision-reason-missing`, `consensus-stale {revision}`, `consensus-closed` and what `pairAt` does.
 */
export function decideMoment(desk: Desk, input: NewStep): ConsensusView {
  const { store } = studyAt(desk)
  const pair = pairAt(desk, input)
  const content = codingPair(store.read, pair)
  const moment = moments(content, studyPlan(store.read)).find(({ key }) => key === input.moment)
  if (moment === undefined) throw new AppError('moment-not-found')
  const { moment: key, choice, reason } = input
  if (choice !== 'other' && !offeredChoices(moment, content.scheme).includes(choice))
    throw new AppError('decision-not-possible')
  const other = choice === 'other' ? otherOf(moment, content, input) : null
  const by = authorAt(desk)
  const state = store.write((db) => {
    const { id } = beginConsensus(db, { firstId: pair.first.id, secondId: pair.second.id }, by)
    return decide(db, { id, baseRevision: input.baseRevision }, { moment: key, choice, other, reason }, by)
  })
  changed(desk, 'gate')
  return withNowDue(store.read, pair, state)
}

function otherOf(moment: Moment, { scheme }: CodingPair, { other, reason }: NewStep): string {
  const option = momentOptions(moment, scheme).find(({ id }) => id === other)
  if (option === undefined) throw new AppError('decision-not-possible')
  if (reason === '') throw new AppError('decision-reason-missing')
  return option.id
}

function withNowDue(read: ReadDb, pair: LockedPair, state: ConsensusState): ConsensusView {
  const [content, plan] = [codingPair(read, pair), studyPlan(read)]
  if (deriveRules(content.scheme).size === 0) return { ...state, nowDue: [] }
  const before = new Set(moments(content, plan).flatMap(({ due, key }) => (due ? [key] : [])))
  const now = momentsToSettle(content, baseOf(pair), state.decisions, plan)
  return { ...state, nowDue: now.flatMap(({ due, key }) => (due && !before.has(key) ? [key] : [])) }
}

const baseOf = ({ first }: LockedPair): Base => (first.role === 'primary' ? 'first' : 'second')

type Step = { readonly id: string; readonly baseRevision: number }

/** A consensus may be gone on with only by who may see its two codings. */
function refuseBeforeOwnOf(desk: Desk, id: string): LockedPair {
  const { read } = studyAt(desk).store
  const first = openObservation(read, openConsensus(read, id).firstId)
  const scheme = { id: first.schemeId, version: first.schemeVersion }
  return pairAt(desk, { recordingId: first.recordingId, scheme })
}

export function stepConsensus(desk: Desk, input: Step & { readonly direction: 'undo' | 'redo' }): ConsensusView {
  const { store } = studyAt(desk)
  const pair = refuseBeforeOwnOf(desk, input.id)
  const by = authorAt(desk)
  const state = store.write((db) => stepDecision(db, input, input.direction, by))
  changed(desk, 'gate')
  return withNowDue(store.read, pair, state)
}

/** Closes a consensus in which all that is due is settled. Throws `consensus-incomplete {n}` and what a step does. */
export function close(desk: Desk, input: Step): ConsensusView {
  const { store } = studyAt(desk)
  const pair = refuseBeforeOwnOf(desk, input.id)
  const { decisions } = consensusState(store.read, openConsensus(store.read, input.id))
  const settled = new Set(decisions.map(({ moment }) => moment))
  const content = codingPair(store.read, pair)
  const due = momentsToSettle(content, baseOf(pair), decisions, studyPlan(store.read)).filter((one) => one.due)
  const open = due.filter(({ key }) => !settled.has(key)).length
  if (open > 0) throw new AppError('consensus-incomplete', { n: open })
  const by = authorAt(desk)
  const state = store.write((db) => closeConsensus(db, input, by))
  changed(desk, 'gate')
  return withNowDue(store.read, pair, state)
}
