import { reliabilityDetail } from '#shared/reliability/study/detail.ts'
import { schemeKey } from '#shared/reliability/study/collect.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import type { GateReport } from '#shared/study/gate.ts'
import type { ReliabilityDetail } from '#shared/study/reliability-detail.ts'
import type { ReliabilityReport } from '#shared/study/reliability-view.ts'
import type { TaskContext } from '../jobs/tasks.ts'
import { openDataset } from '../store/dataset.ts'
import { openReadOnly } from '../store/project-file.ts'
import { withPresence } from './media-presence.ts'

/** A study file and, where it is protected, what opens it. */
export type StudyFile = { readonly path: string; readonly key: string | undefined }
/** `today`: the day on which it is asked, ISO 8601. */
export type ReliabilityInput = StudyFile & { readonly today: string }
export type ReliabilityOutput = { readonly report: ReliabilityReport; readonly gate: GateReport }

/** Computes agreement and gate from the study file, read-only, in a thread of its own. */
export async function reliabilityTask(
  { path, key, today }: ReliabilityInput,
  { signal, progress }: TaskContext,
): Promise<ReliabilityOutput> {
  const file = openReadOnly(path, key)
  try {
    const watch = { progress, throwIfCancelled: () => signal.throwIfAborted() }
    const dataset = await withPresence(openDataset(file.read), file.read, path, signal)
    const { report, gate } = studyReliability(dataset, watch, { today })
    return { report, gate }
  } finally {
    file.close()
  }
}

export type DetailInput = { readonly study: StudyFile; readonly scheme: string; readonly variable: string }

/** Computes what stands behind one row of the report. Only codings of its scheme are read. */
export async function detailTask(
  { study, scheme, variable }: DetailInput,
  { signal, progress }: TaskContext,
): Promise<ReliabilityDetail> {
  const file = openReadOnly(study.path, study.key)
  try {
    const watch = { progress, throwIfCancelled: () => signal.throwIfAborted() }
    const dataset = openDataset(
      file.read,
      (row) => schemeKey({ id: row.schemeId, version: row.schemeVersion }) === scheme,
    )
    return await Promise.resolve(reliabilityDetail(dataset, { scheme, variable }, watch))
  } finally {
    file.close()
  }
}
