import { AppError } from '#shared/lib/app-error.ts'
import { eventsOf } from '#shared/observation/observation.ts'
import { streamOf } from '#shared/observation/streams.ts'
import { judgeTraining } from '#shared/reliability/training/pass-rule.ts'
import { pairedFigures, type PairedFigure } from '#shared/reliability/training/paired-figures.ts'
import type { CodeSet } from '#shared/scheme/scheme.ts'
import type { PairedCodings } from '#shared/study/drift.ts'
import type { StudyPlan } from '#shared/study/plan.ts'
import type {
  Feedback,
  FeedbackEvent,
  FeedbackScale,
  FeedbackSet,
  TrainingResult,
  TrainingRunRow,
} from '#shared/study/training.ts'
import { askerAt, personAt, refuseIfLeft, studyAt, type Desk } from '../desk.ts'
import { besideMaster, runPairs } from '../store/paired-codings.ts'
import { assignmentById } from '../store/queries/assignments.ts'
import { issueCertificate } from '../store/queries/certificates.ts'
import { studyPlan } from '../store/queries/meta.ts'
import { observationOfAssignment, type ObservationRow } from '../store/queries/observation-rows.ts'
import { clipsOfRun, runOfAssignment, trainingRun, trainingSet } from '../store/queries/training.ts'
import type { Author, ReadDb, WriteDb } from '../store/study-db.ts'
import { expiryAfter } from './certificates.ts'
import { recordLook, refuseBeforeOwn } from './looks.ts'
import { cameraViews } from './recordings.ts'

/** A test says nothing before its end, to nobody. @throws training-not-finished {n} */
function refuseUnfinished({ kind, clips, locked }: TrainingRunRow): void {
  if (kind === 'test' && locked < clips) throw new AppError('training-not-finished', { n: clips - locked })
}

function resultIn(db: ReadDb, run: TrainingRunRow, plan: StudyPlan): TrainingResult {
  return judgeTraining(runPairs(db, run.id), trainingSet(db, run.setId).rule, plan)
}

/**
 * How far a coder and the masters of a set agree: one's own result, or for a lead anybody's. Of a practice, over what is
 * locked so far. @throws training-run-not-found, training-not-finished {n}
 */
export function trainingResult(
  desk: Desk,
  { runId }: { runId: string },
): { run: TrainingRunRow; result: TrainingResult } {
  const { read } = studyAt(desk).store
  const me = personAt(desk)
  const run = trainingRun(read, runId)
  if (run.personId !== me.id && !me.roles.includes('lead')) throw new AppError('training-run-not-found')
  refuseUnfinished(run)
  return { run, result: resultIn(read, run, studyPlan(read)) }
}

/**
 * One's own locked coding of a training beside its master: after each lock in a practice, after the last in a test. A lead
 * sees everybody's. Before that there is nothing of the master that could be seen.
 * @throws assignment-not-found, training-not-locked, training-not-finished {n}, training-master-missing {n}
 */
export async function feedback(desk: Desk, { assignmentId }: { assignmentId: string }): Promise<Feedback> {
  const asker = askerAt(desk)
  const { read } = asker.study.store
  const me = personAt(desk)
  const assignment = assignmentById(read, assignmentId)
  const runId = runOfAssignment(read, assignmentId)
  if (assignment === undefined || runId === null) throw new AppError('assignment-not-found')
  const isMine = assignment.personId === me.id
  if (!isMine && !me.roles.includes('lead')) throw new AppError('assignment-not-found')
  if (!isMine) refuseBeforeOwn(desk, assignment)
  const row = observationOfAssignment(read, assignmentId)
  if (row?.status !== 'locked') throw new AppError('training-not-locked')
  refuseUnfinished(trainingRun(read, runId))
  const cameras = await cameraViews(desk, row.recordingId, assignmentId)
  refuseIfLeft(desk, asker)
  if (!isMine) recordLook(desk, [row.id])
  return { ...feedbackOn(read, row, trainingRun(read, runId)), cameras }
}

function feedbackOn(read: ReadDb, row: ObservationRow, run: TrainingRunRow): Omit<Feedback, 'cameras'> {
  const plan = studyPlan(read)
  const pair = besideMaster(read, row)
  if (pair === null) throw new AppError('training-master-missing', { n: 1 })
  const { scheme, episodes, durationMs } = pair.reference.content
  const figures = pairedFigures(pair, plan)
  return {
    ...{ runId: run.id, setName: run.setName, kind: run.kind, displayCode: row.displayCode, durationMs },
    episodes: episodes.map((episode) => ({
      ...episode,
      name: scheme.episodes.find(({ id }) => id === episode.kind)?.name ?? episode.kind,
    })),
    scales: figures.flatMap(feedbackScale),
    sets: figures.flatMap((figure) => feedbackSet(figure, pair)),
    soFar: resultIn(read, run, plan),
    clips: clipsOfRun(read, run.id),
  }
}

function feedbackScale(figure: PairedFigure): FeedbackScale[] {
  if (figure.kind !== 'scale' || figure.variable.source !== 'rating') return []
  const { variable, own, reference } = figure
  return [
    {
      ...{ variable: variable.name, label: variable.label },
      ...{ own: own.value, ownMissing: own.missing, master: reference.value, masterMissing: reference.missing },
      anchors: variable.valueLabels,
    },
  ]
}

function feedbackSet(figure: PairedFigure, { coder, reference }: PairedCodings): FeedbackSet[] {
  if (figure.kind !== 'stream') return []
  const { variable, set, codes, readout } = figure
  return [
    {
      ...{ set: set.id, variable: variable.name, label: variable.label, kind: set.kind, codes },
      ...{ statistic: variable.statistic, figure: figure.figure },
      ...(readout === undefined ? {} : { readout }),
      own: eventsIn(coder, set),
      master: eventsIn(reference, set),
    },
  ]
}

function eventsIn({ content }: PairedCodings['coder'], set: CodeSet): FeedbackEvent[] {
  if (eventsOf(content.records).length === 0) return []
  return streamOf(content, set.id).map(({ code, start, end }) => ({
    ...{ code, startMs: start, endMs: end },
    label: set.codes.find(({ id }) => id === code)?.label ?? code,
  }))
}

/**
 * What the lock of a training coding brings about, in the transaction of that lock: the last recording of a test is judged
 * by the rule of its set, and a certificate is issued where it is met. @returns whether the coding was a training
 */
export function settleTraining(db: WriteDb, assignmentId: string, by: Author): boolean {
  const runId = runOfAssignment(db, assignmentId)
  if (runId === null) return false
  const run = trainingRun(db, runId)
  if (run.kind !== 'test' || run.locked < run.clips || run.certificateId !== null) return true
  const plan = studyPlan(db)
  const figures = resultIn(db, run, plan)
  if (!figures.passed) return true
  const scheme = { id: run.schemeId, version: run.schemeVersion }
  const expiresAt = expiryAfter(by.at, plan.certificateMonths)
  issueCertificate(
    db,
    { personId: run.personId, scheme, how: 'rule', run: { id: runId, figures }, expiresAt, reason: '' },
    by,
  )
  return true
}
