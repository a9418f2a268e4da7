import { AppError } from '#shared/lib/app-error.ts'
import { schemeName, type Book, type BookMeta, type PrimaryScores } from '#shared/formats/workbook/book.ts'
import { workbookSheets } from '#shared/formats/workbook/workbook-sheets.ts'
import { analysisScores } from '#shared/reliability/consensus/analysis-scores.ts'
import { blindingBroken, type CollectedScheme } from '#shared/reliability/study/collect.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import type { GateReport } from '#shared/study/gate.ts'
import { verdictLines } from '#shared/study/gate/report.ts'
import { writeWorkbook, type WrittenWorkbook } from '../exchange/write-workbook.ts'
import type { TaskContext } from '../jobs/tasks.ts'
import { openDataset } from '../store/dataset.ts'
import { openReadOnly } from '../store/project-file.ts'
import { withPresence } from './media-presence.ts'
import type { StudyFile } from './reliability-task.ts'

export type ExportInput = {
  readonly study: StudyFile
  readonly to: string
  readonly overwrite: boolean
  /** What the gate said when the export was asked for (`verdictLines`); null where nobody looked. */
  readonly shown: readonly string[] | null
  readonly meta: BookMeta
}
export type ExportOutput = WrittenWorkbook & { readonly gate: GateReport; readonly overrides: readonly string[] }

/** The analysis scores by the rule of the plan. The primary coder's are there already: they were read for agreement. */
function scoresFor(dataset: StudyDataset, schemes: readonly CollectedScheme[]): PrimaryScores {
  if (dataset.plan.analysisScore === 'primary') return primaryScores(schemes)
  return new Map(
    schemes.map(({ name, scheme, study }) => [
      name,
      new Map([...analysisScores(dataset, scheme, study)].map(([id, { scores }]) => [id, scores] as const)),
    ]),
  )
}

function primaryScores(schemes: readonly CollectedScheme[]): PrimaryScores {
  return new Map(
    schemes.map(({ name, recordings }) => [
      name,
      new Map(
        recordings.flatMap(({ recordingId, codings }) => {
          const primary = codings.find(({ role }) => role === 'primary')
          return primary === undefined ? [] : [[recordingId, primary.scores] as const]
        }),
      ),
    ]),
  )
}

function bookOf(dataset: StudyDataset, meta: BookMeta, found: ReturnType<typeof studyReliability>): Book {
  const collected = new Map(found.schemes.map((scheme) => [scheme.name, scheme]))
  const schemes = dataset.schemes.flatMap((one) => {
    const name = schemeName(one.scheme)
    const used = collected.get(name)
    if (used === undefined) return []
    const { variables, study } = used
    return [{ ...one, name, variables, ...(study === undefined ? {} : { study }) }]
  })
  return {
    dataset: withoutMasters(dataset),
    meta,
    schemes,
    reliability: found.report,
    gate: found.gate,
    primary: scoresFor(dataset, found.schemes),
    blindingBroken: blindingBroken(found.schemes),
  }
}

/** Masters are for training and checks: no study data, so no sheet has them. */
function withoutMasters(dataset: StudyDataset): StudyDataset {
  return {
    ...dataset,
    assignments: dataset.assignments.filter(({ role }) => role !== 'master'),
    *observations() {
      for (const observation of dataset.observations()) if (observation.role !== 'master') yield observation
    },
  }
}

/**
 * The data set with the observations of its first reading: what is locked while the workbook is written stays out of
 * it, so that every sheet speaks of the same codings. A locked observation itself no longer changes.
 */
function held(dataset: StudyDataset): StudyDataset {
  let ids: Set<string> | null = null
  return {
    ...dataset,
    *observations() {
      const found = new Set<string>()
      for (const observation of dataset.observations()) {
        if (ids !== null && !ids.has(observation.id)) continue
        found.add(observation.id)
        yield observation
      }
      ids ??= found
    },
  }
}

/** A release goes out on the verdicts that a lead saw. A draft is none. */
function refuseOtherVerdicts({ shown, meta }: ExportInput, gate: GateReport): void {
  if (shown === null || meta.draft) return
  const seen = new Set(shown)
  const lines = verdictLines(gate)
  const now = new Set(lines)
  const other = lines.filter((line) => !seen.has(line)).length + shown.filter((line) => !now.has(line)).length
  if (other > 0) throw new AppError('gate-changed')
}

/**
 * Computes the gate anew from what is locked now, and writes the workbook if it holds or a draft was asked for.
 * Throws `gate-stops {n}`, `gate-changed`, `nothing-to-export`, and what writing throws; then no file is left.
 */
export async function exportTask(input: ExportInput, { signal, progress }: TaskContext): Promise<ExportOutput> {
  const file = openReadOnly(input.study.path, input.study.key)
  try {
    const dataset = held(await withPresence(openDataset(file.read), file.read, input.study.path, signal))
    const watch = {
      progress: (fraction: number, step: string) => progress(fraction * 0.7, step),
      throwIfCancelled: () => signal.throwIfAborted(),
    }
    const found = studyReliability(dataset, watch, {
      today: input.meta.madeAt,
      notesIncluded: input.meta.includeNotes,
    })
    if (found.gate.rows.length === 0) throw new AppError('nothing-to-export')
    refuseOtherVerdicts(input, found.gate)
    if (!input.meta.draft && !found.gate.mayExport) {
      const stopping = found.gate.rows.filter(({ verdict, overrideId }) => verdict === 'fail' && overrideId === null)
      throw new AppError('gate-stops', { n: stopping.length })
    }
    const sheets = workbookSheets(bookOf(dataset, input.meta, found))
    const written = await writeWorkbook(input.to, sheets, {
      overwrite: input.overwrite,
      signal,
      createdAt: new Date(input.meta.madeAt),
      progress: (_rows, sheet) => progress(0.8, sheet),
    })
    progress(1, 'written')
    return { ...written, gate: found.gate, overrides: dataset.overrides.map(({ id }) => id) }
  } finally {
    file.close()
  }
}
