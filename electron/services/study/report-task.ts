import { textOf } from '#shared/contract/messages.ts'
import { reliabilityReport } from '#shared/formats/reliability-report/report.ts'
import { detailFrom } from '#shared/reliability/study/detail-from.ts'
import { variableDetail } from '#shared/reliability/study/detail.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import { writeTextFile } from '../exchange/write-text.ts'
import type { TaskContext } from '../jobs/tasks.ts'
import { openDataset } from '../store/dataset.ts'
import { openReadOnly } from '../store/project-file.ts'
import { withPresence } from './media-presence.ts'
import type { StudyFile } from './reliability-task.ts'

export type ReportInput = {
  readonly study: StudyFile
  readonly to: string
  readonly meta: { readonly appVersion: string; readonly madeAt: string }
}
export type ReportOutput = { readonly variables: number }

/** The report takes half of the time, the details of its variables the rest. */
const REPORT = 0.5

/**
 * Computes the report with all details from what is locked now, and writes it as a page. Cancelled, it writes nothing.
 */
export async function reportTask({ study, to, meta }: ReportInput, context: TaskContext): Promise<ReportOutput> {
  const { signal, progress } = context
  const file = openReadOnly(study.path, study.key)
  try {
    const dataset = await withPresence(openDataset(file.read), file.read, study.path, signal)
    const watch = {
      progress: (fraction: number, step: string) => progress(fraction * REPORT, step),
      throwIfCancelled: () => signal.throwIfAborted(),
    }
    const { report, gate, schemes } = studyReliability(dataset, watch, { today: meta.madeAt })
    const details = schemes.flatMap((collected) => {
      const from = detailFrom(dataset, collected)
      return collected.variables
        .filter(({ judgedBy }) => judgedBy === undefined)
        .map((variable) => ({ from, collected, variable }))
    })
    const found = details.map(({ from, collected, variable }, n) => {
      signal.throwIfAborted()
      progress(REPORT + ((1 - REPORT) * n) / details.length, variable.label)
      return variableDetail(from, collected, variable)
    })
    const page = reliabilityReport({
      studyName: dataset.studyName,
      plan: dataset.plan,
      report,
      gate,
      details: found,
      overrides: dataset.overrides,
      meta,
      words: textOf,
    })
    signal.throwIfAborted()
    await writeTextFile(to, page)
    progress(1, 'written')
    return { variables: report.variables.length }
  } finally {
    file.close()
  }
}
