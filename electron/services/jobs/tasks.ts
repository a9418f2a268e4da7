import type { RemuxInput, RemuxOutput } from '../media/remux.ts'
import type { ExportInput, ExportOutput } from '../study/export-task.ts'
import type { HashInput, HashOutput } from '../study/hash-task.ts'
import type { ProbeInput, ProbeOutput } from '../study/probe-task.ts'
import type { ReliabilityInput, ReliabilityOutput } from '../study/reliability-task.ts'

/** What a task may do besides compute: tell how far it is, and hear that it should stop. */
export type TaskContext = {
  readonly signal: AbortSignal
  readonly progress: (fraction: number, note?: string) => void
}

type Inputs = {
  probe: ProbeInput
  remux: RemuxInput
  reliability: ReliabilityInput
  export: ExportInput
  hash: HashInput
}
type Outputs = {
  probe: ProbeOutput
  remux: RemuxOutput
  reliability: ReliabilityOutput
  export: ExportOutput
  hash: HashOutput
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
  export: async (...given) => (await import('../study/export-task.ts')).exportTask(...given),
  hash: async (...given) => (await import('../study/hash-task.ts')).hashTask(...given),
}
