import { driftRows } from '#shared/reliability/training/drift-report.ts'
import { intraCoder } from '#shared/reliability/training/intra-coder.ts'
import type { DriftReport, PairedCodings } from '#shared/study/drift.ts'
import type { TaskContext } from '../jobs/tasks.ts'
import { openDataset } from '../store/dataset.ts'
import { checkPairs, recodePairs } from '../store/paired-codings.ts'
import { openReadOnly } from '../store/project-file.ts'
import type { StudyFile } from './reliability-task.ts'

export type DriftInput = StudyFile

/** Works out every control chart from the study file, read-only, in a thread of its own. */
export function driftTask({ path, key }: DriftInput, { signal, progress }: TaskContext): Promise<DriftReport> {
  const file = openReadOnly(path, key)
  try {
    const dataset = openDataset(file.read)
    function* watched(pairs: Iterable<PairedCodings>): Generator<PairedCodings> {
      for (const pair of pairs) {
        signal.throwIfAborted()
        yield pair
      }
    }
    progress(0.1, 'reading')
    const rows = driftRows(watched(checkPairs(file.read)), dataset.driftClosings ?? [], dataset)
    progress(0.7, 'computing')
    const again = intraCoder(watched(recodePairs(file.read)), dataset)
    return Promise.resolve({ rows, again })
  } finally {
    file.close()
  }
}
