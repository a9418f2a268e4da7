import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import type { ExportResult } from '#shared/contract/views.ts'
import { notOverridable, observedFigures } from '#shared/study/gate-checks.ts'
import type { GateReport, OverrideRecord, ReasonCode } from '#shared/study/gate.ts'
import type { ReliabilityReport, VariableReliability } from '#shared/study/reliability-view.ts'
import { authorAt, changed, personAt, studyAt, type Desk, type Job, type OpenStudy } from '../desk.ts'
import { runInWorker } from '../jobs/run-in-worker.ts'
import type { StudyFile } from './reliability-task.ts'
import { appendExport } from '../store/queries/exports.ts'
import { studyPlan } from '../store/queries/meta.ts'
import { appendOverride } from '../store/queries/overrides.ts'
import { coderCodes } from '../store/queries/people.ts'

/** The open study's file, for a thread that reads it. */
function fileAt(desk: Desk): StudyFile {
  const { path, key } = studyAt(desk)
  return { path, key }
}

const compute = (desk: Desk, job: Job): Promise<{ report: ReliabilityReport; gate: GateReport }> =>
  runInWorker('reliability', fileAt(desk), job)

export async function reliabilityOf(desk: Desk, job: Job): Promise<ReliabilityReport> {
  return (await compute(desk, job)).report
}

export async function gateOf(desk: Desk, job: Job): Promise<GateReport> {
  return (await compute(desk, job)).gate
}

type Decision = { scheme: string; variables: string[]; reasonCode: ReasonCode; reasonText: string }

/** What was seen of one variable and what was asked of it: thresholds differ between statistics. */
function observedOf(one: VariableReliability | undefined): OverrideRecord['observed'][string] {
  if (one === undefined) return {}
  const { point, ciLower } = one.threshold
  return { ...observedFigures(one), required_point: point, required_ci_lower: ciLower }
}

/**
 * Records a lead's decision to export variables in spite of failed checks, with what was seen and what was asked.
 * Throws `override-nothing-fails {variable}`, `override-not-possible {check}` (G17, G18).
 */
export async function override(desk: Desk, input: Decision): Promise<OverrideRecord> {
  const me = personAt(desk)
  const { store } = studyAt(desk)
  const by = authorAt(desk)
  const quiet: Job = { id: '', signal: new AbortController().signal, progress: () => undefined }
  const { report, gate } = await compute(desk, quiet)
  const rows = input.variables.map((variable) => {
    const row = gate.rows.find((one) => one.scheme === input.scheme && one.variable === variable)
    if (row === undefined || row.verdict !== 'fail') throw new AppError('override-nothing-fails', { variable })
    return row
  })
  const checks = [
    ...new Set(rows.flatMap((row) => row.checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id))),
  ].sort()
  const barred = checks.find((id) => notOverridable.includes(id))
  if (barred !== undefined) throw new AppError('override-not-possible', { check: barred })
  const figures = new Map(
    report.variables.filter(({ scheme }) => scheme === input.scheme).map((one) => [one.variable, one]),
  )
  const record = store.write((db) =>
    appendOverride(
      db,
      {
        ...input,
        checks,
        observed: Object.fromEntries(input.variables.map((variable) => [variable, observedOf(figures.get(variable))])),
        required: { min_n: studyPlan(store.read).minDoubleCoded },
        decidedBy: me.id,
        decidedAt: by.at,
        appVersion: desk.platform.version,
      },
      by,
    ),
  )
  changed(desk, 'gate')
  return record
}

type ExportRequest = { path: string; draft: boolean; includeNotes: boolean; overwrite: boolean }

/** `x-2026-11-21-1f3a`: the day, and enough of chance to tell two exports of one day apart. */
function exportId(at: string): string {
  return `x-${at.slice(0, 10)}-${randomUUID().slice(0, 4)}`
}

/**
 * Writes the workbook and records that it was written, with its hash. A workbook that could not be recorded is taken
 * away again. Free text goes in only when a lead asks for it.
 * Throws `role-needed {role}`, `gate-stops {n}`, `nothing-to-export` and what writing throws.
 */
export async function exportWorkbook(desk: Desk, input: ExportRequest, job: Job): Promise<ExportResult> {
  const study = studyAt(desk)
  const me = personAt(desk)
  const by = authorAt(desk)
  const { draft, includeNotes, overwrite } = input
  if (includeNotes && !me.roles.includes('lead')) throw new AppError('role-needed', { role: 'lead' })
  refuseReadOnly(study)
  const to = resolve(/\.xlsx$/i.test(input.path) ? input.path : `${input.path}.xlsx`)
  const madeBy = coderCodes(study.store.read).find(({ id }) => id === me.id)?.code ?? me.id
  const meta = {
    exportId: exportId(by.at),
    madeAt: by.at,
    madeBy,
    appVersion: desk.platform.version,
    draft,
    includeNotes,
  }
  const result = await runInWorker('export', { study: fileAt(desk), to, overwrite, meta }, job)
  const { counts } = result.gate
  const details = {
    appVersion: meta.appVersion,
    fileName: basename(to),
    includeNotes,
    sheets: result.sheets.map((sheet) => ({ ...sheet })),
    counts,
    overrides: [...result.overrides],
  }
  try {
    study.store.write((db) => {
      appendExport(db, { id: meta.exportId, at: by.at, personId: me.id, draft, sha256: result.sha256, details }, by)
    })
  } catch (error) {
    rmSync(to, { force: true })
    throw error
  }
  const { sha256, sheets } = result
  return { exportId: meta.exportId, path: to, sha256, draft, sheets, counts, overrides: result.overrides.length }
}

/** An export is recorded in the study, so a study that cannot be written to cannot be exported; said before the work. */
function refuseReadOnly({ store }: OpenStudy): void {
  if (store.readOnly === 'damaged') throw new AppError('study-damaged')
  if (store.readOnly === 'no_write') throw new AppError('study-folder-readonly')
}
