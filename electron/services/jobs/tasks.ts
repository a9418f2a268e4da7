import { exportTask, type ExportInput, type ExportOutput } from '../study/export-task.ts'
import { probeTask, type ProbeInput, type ProbeOutput } from '../study/probe-task.ts'
import { reliabilityTask, type ReliabilityInput, type ReliabilityOutput } from '../study/reliability-task.ts'

/** What a task may do besides compute: tell how far it is, and hear that it should stop. */
export type TaskContext = {
  readonly signal: AbortSignal
  readonly progress: (fraction: number, note?: string) => void
}

/** Everything that runs in a worker thread, by name. Inputs and outputs survive a structured clone. */
export const tasks = {
  probe: probeTask,
  reliability: reliabilityTask,
  export: exportTask,
} as const satisfies Record<string, (input: never, context: TaskContext) => unknown>

export type TaskName = keyof typeof tasks
type Inputs = { probe: ProbeInput; reliability: ReliabilityInput; export: ExportInput }
type Outputs = { probe: ProbeOutput; reliability: ReliabilityOutput; export: ExportOutput }
export type TaskInput<N extends TaskName> = Inputs[N]
export type TaskOutput<N extends TaskName> = Outputs[N]
