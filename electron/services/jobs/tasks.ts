import type { RemuxInput, RemuxOutput } from '../media/remux.ts'
import type { MomentsInput, MomentsOutput } from '../study/moments-task.ts'
import type { MigrationInput, MigrationOutput } from '../study/migration-task.ts'
import type { ExportInput, ExportOutput } from '../study/export-task.ts'
import type { DriftInput } from '../study/drift-task.ts'
import type { DriftReport } from '#shared/study/drift.ts'
import type { HashInput, HashOutput } from '../study/hash-task.ts'
import type { ProbeInput, ProbeOutput } from '../study/probe-task.ts'
import type { ReportInput, ReportOutput } from '../study/report-task.ts'
import type { DetailInput, ReliabilityInput, ReliabilityOutput } from '../study/reliability-task.ts'
import type { ReliabilityDetail } from '#shared/study/reliability-detail.ts'

/** What a task may do besides compute: tell how far it is, and hear that it should stop. */
export type TaskContext = {
  readonly signal: AbortSignal
  readonly progress: (fraction: number, note?: string) => void
}

type Inputs = {
  probe: ProbeInput
  remux: RemuxInput
  reliability: ReliabilityInput
  reliabilityDetail: DetailInput
  reliabilityReport: ReportInput
  export: ExportInput
  hash: HashInput
  migration: MigrationInput
  drift: DriftInput
  moments: MomentsInput
}
type Outputs = {
  probe: ProbeOutput
  remux: RemuxOutput
  reliability: ReliabilityOutput
  reliabilityDetail: ReliabilityDetail
  reliabilityReport: ReportOutput
  export: ExportOutput
  hash: HashOutput
  migration: MigrationOutput
  drift: DriftReport
  moments: MomentsOutput
}
export type TaskName = keyof Inputs
export type TaskInput<N extends TaskName> = Inputs[N]
export type TaskOutput<N extends TaskName> = Outputs[N]

type Tasks = {
  readonly [N in TaskName]: (input: Inputs[N], context: TaskContext) => Promise<Outputs[N]>
}

/**
 * Everything that runs in a worker thread, by name. Inputs and outputs survive a structured clone. Each task is loaded
 * when it is asked for: a look into a film need not wait for the workbook writer.
 */
export const tasks: Tasks = {
  probe: async (...given) => (await import('../study/probe-task.ts')).probeTask(...given),
  remux: async (...given) => (await import('../media/remux.ts')).remuxTransportStream(...given),
  reliability: async (...given) => (await import('../study/reliability-task.ts')).reliabilityTask(...given),
  reliabilityDetail: async (...given) => (await import('../study/reliability-task.ts')).detailTask(...given),
  reliabilityReport: async (...given) => (await import('../study/report-task.ts')).reportTask(...given),
  export: async (...given) => (await import('../study/export-task.ts')).exportTask(...given),
  hash: async (...given) => (await import('../study/hash-task.ts')).hashTask(...given),
  migration: async (...given) => (await import('../study/migration-task.ts')).migrationTask(...given),
  drift: async (...given) => (await import('../study/drift-task.ts')).driftTask(...given),
  moments: async (...given) => (await import('../study/moments-task.ts')).momentsTask(...given),
}
