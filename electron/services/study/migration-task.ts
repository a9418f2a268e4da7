import { AppError } from '#shared/lib/app-error.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import type { MigrationPreview } from '#shared/contract/migration-views.ts'
import { migrateCoding } from '#shared/study/migration/migrate-coding.ts'
import { decisionProblem, type Decisions } from '#shared/study/migration/migration-item.ts'
import { summaryMaker } from '#shared/study/migration/migration-summary.ts'
import { planMigration } from '#shared/study/migration/plan-migration.ts'
import { treatmentOf } from '#shared/study/migration/treat-record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { TaskContext } from '../jobs/tasks.ts'
import type { PreparedCoding } from '../store/bring-over.ts'
import { openReadOnly } from '../store/project-file.ts'
import { allRecordings } from '../store/queries/dataset-rows.ts'
import { episodesOf } from '../store/queries/recordings.ts'
import { loadRecords } from '../store/queries/records.ts'
import { codingsOfVersion } from '../store/queries/scheme-migrations.ts'
import { schemeByRef } from '../store/queries/schemes.ts'
import type { ReadDb } from '../store/study-db.ts'
import { ms } from '#shared/time/ms.ts'
import type { StudyFile } from './reliability-task.ts'

export type Migrating = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly decisions: Decisions
}
export type MigrationInput = { readonly study: StudyFile; readonly asked: Migrating; readonly keep: boolean }
export type MigrationOutput = {
  readonly preview: MigrationPreview
  /** Only where they are to be kept: a preview needs the counts alone. */
  readonly codings: readonly PreparedCoding[]
}

/** Reads every coding of a version and makes what it becomes, in a thread of its own. Writes nothing. */
export function migrationTask(input: MigrationInput, { signal, progress }: TaskContext): Promise<MigrationOutput> {
  const { study, asked, keep } = input
  const file = openReadOnly(study.path, study.key)
  try {
    const step = (fraction: number): void => {
      signal.throwIfAborted()
      progress(fraction, 'reading')
    }
    return Promise.resolve(prepare(file.read, asked, keep, step))
  } finally {
    file.close()
  }
}

type Frame = Pick<ObservationContent, 'episodes' | 'durationMs'>

/** The frames of recordings, read when they are first asked for: two codings share one. */
function framesOf(db: ReadDb): { kinds: readonly string[]; of: (recordingId: string) => Frame } {
  const frames = new Map<string, Frame>()
  for (const { id, durationMs } of allRecordings(db))
    frames.set(id, { durationMs: ms(durationMs), episodes: episodesOf(db, id) })
  const kinds = new Set([...frames.values()].flatMap(({ episodes }) => episodes.map(({ kind }) => kind)))
  return {
    kinds: [...kinds],
    of(recordingId) {
      const frame = frames.get(recordingId)
      if (frame === undefined) throw new AppError('recording-not-found')
      return frame
    },
  }
}

function prepare(db: ReadDb, asked: Migrating, keep: boolean, step: (fraction: number) => void): MigrationOutput {
  const from = schemeByRef(db, { id: asked.id, version: asked.from }).scheme
  const to = schemeByRef(db, { id: asked.id, version: asked.to }).scheme
  const plan = planMigration(from, to)
  const wrong = decisionProblem(plan, asked.decisions)
  if (wrong !== null) throw new AppError('migration-decision', { item: wrong.item })
  const treatment = treatmentOf(from, to, plan, asked.decisions)
  const frames = framesOf(db)
  const maker = summaryMaker(plan)
  const codings: PreparedCoding[] = []
  const rows = codingsOfVersion(db, plan.from, plan.to.version)
  rows.forEach((coding, n) => {
    step(n / rows.length)
    if (coding.taken) {
      maker.skip()
      return
    }
    if (coding.observationId === null) {
      maker.add('waiting', null)
      if (keep) codings.push({ coding, migrated: null })
      return
    }
    const content = { scheme: from, ...frames.of(coding.recordingId), records: loadRecords(db, coding.observationId) }
    const migrated = migrateCoding(content, coding.status, treatment, frames.kinds)
    maker.add(coding.status, migrated)
    const { records, entries, staysLocked } = migrated
    if (keep) codings.push({ coding, migrated: { records: Object.keys(records).length, entries, staysLocked } })
  })
  const { counts, reach, scores } = maker.summary()
  return { preview: { plan, counts, reach, scores: labelled(scores, to, frames.kinds) }, codings }
}

function labelled(
  scores: ReturnType<ReturnType<typeof summaryMaker>['summary']>['scores'],
  to: Scheme,
  kinds: readonly string[],
): MigrationPreview['scores'] {
  const labels = new Map(exportVariables(to, kinds).map(({ name, label }) => [name, label]))
  return scores.map((score) => ({ ...score, label: labels.get(score.variable) ?? score.variable }))
}
