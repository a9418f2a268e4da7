import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import type { GateReport } from '#shared/study/gate.ts'
import type { ReliabilityReport } from '#shared/study/reliability-view.ts'
import type { TaskContext } from '../jobs/tasks.ts'
import { openDataset } from '../store/dataset.ts'
import { openReadOnly } from '../store/project-file.ts'
import { withPresence } from './media-presence.ts'

/** A study file and, where it is protected, what opens it. */
export type StudyFile = { readonly path: string; readonly key: string | undefined }
export type ReliabilityInput = StudyFile
export type ReliabilityOutput = { readonly report: ReliabilityReport; readonly gate: GateReport }

/** Computes agreement and gate from the study file, read-only, in a thread of its own. */
export async function reliabilityTask(
  { path, key }: ReliabilityInput,
  { signal, progress }: TaskContext,
): Promise<ReliabilityOutput> {
  const file = openReadOnly(path, key)
  try {
    const watch = { progress, throwIfCancelled: () => signal.throwIfAborted() }
    const dataset = await withPresence(openDataset(file.read), file.read, path, signal)
    const { report, gate } = studyReliability(dataset, watch)
    return { report, gate }
  } finally {
    file.close()
  }
}
