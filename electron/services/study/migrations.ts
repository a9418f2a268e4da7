import { AppError } from '#shared/lib/app-error.ts'
import type { BroughtOver, MigrationPreview, MigrationRow } from '#shared/contract/migration-views.ts'
import { compareVersions } from '#shared/scheme/versions/compare-versions.ts'
import { authorAt, askerAt, changed, refuseIfLeft, studyAt, type Desk, type Job } from '../desk.ts'
import { runInWorker } from '../jobs/run-in-worker.ts'
import { bringOver, takeBack } from '../store/bring-over.ts'
import { broughtOver, listMigrations, migrationById } from '../store/queries/scheme-migrations.ts'
import { schemeRow } from '../store/queries/schemes.ts'
import type { Migrating, MigrationOutput } from './migration-task.ts'

/** @throws scheme-not-found, migration-not-newer, scheme-retired */
function checkVersions(desk: Desk, { id, from, to }: Migrating): void {
  const { read } = studyAt(desk).store
  const [before, after] = [from, to].map((version) => schemeRow(read, { id, version }))
  if (before === undefined || after === undefined)
    throw new AppError('scheme-not-found', { scheme: `${id}@${before === undefined ? from : to}` })
  if (compareVersions(to, from) <= 0) throw new AppError('migration-not-newer', { from, to })
  if (after.status === 'retired') throw new AppError('scheme-retired')
}

async function prepare(desk: Desk, asked: Migrating, keep: boolean, job: Job): Promise<MigrationOutput> {
  checkVersions(desk, asked)
  const asker = askerAt(desk)
  const { path, key } = studyAt(desk)
  const { id, from, to, decisions } = asked
  const output = await runInWorker('migration', { study: { path, key }, asked: { id, from, to, decisions }, keep }, job)
  refuseIfLeft(desk, asker)
  return output
}

/**
 * What bringing codings over would do. Counts only, so that a lead who codes learns nothing of another's coding.
 * @throws scheme-not-found, migration-not-newer, scheme-retired, migration-decision {item}
 */
export async function previewMigration(desk: Desk, asked: Migrating, job: Job): Promise<MigrationPreview> {
  return (await prepare(desk, asked, false, job)).preview
}

/**
 * Brings all codings of a version over, or none: they are made in a thread that only reads, and written in one
 * transaction. Until that begins it can be cancelled. @throws as the preview; migration-nothing, migration-stale
 */
export async function applyMigration(
  desk: Desk,
  { reason, ...asked }: Migrating & { readonly reason: string },
  job: Job,
): Promise<MigrationRow> {
  const { preview, codings } = await prepare(desk, asked, true, job)
  job.signal.throwIfAborted()
  if (codings.length === 0) throw new AppError('migration-nothing', { from: asked.from })
  job.progress(1, 'writing')
  const { store } = studyAt(desk)
  const { plan, counts } = preview
  const id = store.write((db) =>
    bringOver(db, { plan, decisions: asked.decisions, reason, counts, codings }, authorAt(desk)),
  )
  tellChanged(desk)
  return migrationById(store.read, id)
}

/** @throws migration-not-found, migration-reverted, migration-went-on, migration-worked-on */
export function revertMigration(
  desk: Desk,
  { migrationId, reason }: { migrationId: string; reason: string },
): MigrationRow {
  const row = studyAt(desk).store.write((db) => takeBack(db, migrationId, reason, authorAt(desk)))
  tellChanged(desk)
  return row
}

function tellChanged(desk: Desk): void {
  for (const topic of ['schemes', 'assignments', 'recordings', 'observation', 'gate'] as const) changed(desk, topic)
}

export function migrationRows(desk: Desk, { id }: { id: string }): readonly MigrationRow[] {
  return listMigrations(studyAt(desk).store.read, id)
}

/** @throws migration-not-found */
export function migratedCodings(desk: Desk, { migrationId }: { migrationId: string }): readonly BroughtOver[] {
  const { read } = studyAt(desk).store
  migrationById(read, migrationId)
  return broughtOver(read, migrationId)
}
