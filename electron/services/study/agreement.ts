import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import type { ExportResult } from '#shared/contract/views.ts'
import { notOverridable, observedFigures, observedFindings } from '#shared/study/gate/overrides.ts'
import type { ComputedGate, GateCheck, GateReport, OverrideRecord, ReasonCode } from '#shared/study/gate.ts'
import type { ReliabilityReport, VariableReliability } from '#shared/study/reliability-view.ts'
import { authorAt, changed, nowIso, personAt, studyAt, type Desk, type Job, type OpenStudy } from '../desk.ts'
import { runInWorker } from '../jobs/run-in-worker.ts'
import type { StudyFile } from './reliability-task.ts'
import { appendExport } from '../store/queries/exports.ts'
import { studyPlan } from '../store/queries/meta.ts'
import { appendOverride } from '../store/queries/overrides.ts'
import { coderCodes, listPeople } from '../store/queries/people.ts'

/** The open study's file, for a thread that reads it. */
function fileAt(desk: Desk): StudyFile {
  const { path, key } = studyAt(desk)
  return { path, key }
}

export const reportAndGate = (desk: Desk, job: Job): Promise<{ report: ReliabilityReport; gate: GateReport }> =>
  runInWorker('reliability', { ...fileAt(desk), today: nowIso(desk) }, job)

export async function reliabilityOf(desk: Desk, job: Job): Promise<ReliabilityReport> {
  return (await reportAndGate(desk, job)).report
}

export async function gateOf(desk: Desk, job: Job): Promise<ComputedGate> {
  const computedAt = nowIso(desk)
  return { ...(await reportAndGate(desk, job)).gate, computedAt }
}

type Decision = {
  scheme: string
  variables: string[]
  reasonCode: ReasonCode
  reasonText: string
  secondPerson?: string | undefined
  expires?: string | undefined
}

/** What was seen of one variable and what was asked of it: thresholds differ between statistics. */
function observedOf(
  one: VariableReliability | undefined,
  checks: readonly GateCheck[],
): OverrideRecord['observed'][string] {
  if (one === undefined) return {}
  const { point, ciLower } = one.threshold
  return { ...observedFigures(one), ...observedFindings(checks), required_point: point, required_ci_lower: ciLower }
}

/** Who agrees is somebody else who takes part; a decision cannot have run out when it is made. */
function refuseHalfDecision(desk: Desk, { secondPerson, expires }: Decision): void {
  if (expires !== undefined && expires < nowIso(desk).slice(0, 10)) throw new AppError('override-expired')
  if (secondPerson === undefined) return
  const found = listPeople(studyAt(desk).store.read).find(({ id }) => id === secondPerson)
  if (found?.active !== true || found.id === personAt(desk).id) throw new AppError('override-second-person')
}

/**
 * Records a lead's decision to export variables in spite of failed checks, with what was seen and what was asked.
 * Throws `override-nothing-fails {variable}`, `override-not-possible {check}` (G05, G17, G18), `override-expired`,
 * `override-second-person`.
 */
export async function override(desk: Desk, input: Decision): Promise<OverrideRecord> {
  const me = personAt(desk)
  const { store } = studyAt(desk)
  const by = authorAt(desk)
  refuseHalfDecision(desk, input)
  const quiet: Job = { id: '', signal: new AbortController().signal, progress: () => undefined }
  const { report, gate } = await reportAndGate(desk, quiet)
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
        observed: Object.fromEntries(
          rows.map(({ variable, checks: found }) => [variable, observedOf(figures.get(variable), found)]),
        ),
        required: { min_n: studyPlan(store.read).minDoubleCoded },
        decidedBy: me.id,
        effect: 'exported_with_flag',
        flagValue: 'rel_override',
        decidedAt: by.at,
        appVersion: desk.platform.version,
      },
      by,
    ),
  )
  changed(desk, 'gate')
  return record
}

type ExportRequest = {
  path: string
  draft: boolean
  includeNotes: boolean
  overwrite: boolean
  shown?: string[] | undefined
}

/** `x-2026-11-21-1f3a`: the day, and enough of chance to tell two exports of one day apart. */
function exportId(at: string): string {
  return `x-${at.slice(0, 10)}-${randomUUID().slice(0, 4)}`
}

/**
 * Writes the workbook and records that it was written, with its hash. A workbook that could not be recorded is taken
 * away again. Free text goes in only when a lead asks for it.
 * Throws `role-needed {role}`, `gate-stops {n}`, `gate-changed`, `nothing-to-export` and what writing throws.
 */
export async function exportWorkbook(desk: Desk, input: ExportRequest, job: Job): Promise<ExportResult> {
  const study = studyAt(desk)
  const me = personAt(desk)
  const by = authorAt(desk)
  const { draft, includeNotes, overwrite, shown = null } = input
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
  const result = await runInWorker('export', { study: fileAt(desk), to, overwrite, shown, meta }, job)
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
