import { Worker } from 'node:worker_threads'
import { AppError, type ErrorEnvelope } from '#shared/lib/app-error.ts'
import type { Job } from '../desk.ts'
import type { TaskInput, TaskName, TaskOutput } from './tasks.ts'

type FromWorker =
  | { readonly type: 'progress'; readonly fraction: number; readonly note: string }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'failed'; readonly error: ErrorEnvelope }

/** How long a worker may take to tidy up after a cancel before it is ended. */
const GRACE_MS = 3000

/**
 * Room for what lives shortly. A task reads a study row by row; with the usual room a third of its time would go into
 * clearing up after rows that are long done with.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 128 }

const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/**
 * Runs one task in a thread of its own, so that neither saving nor the window waits for it. A cancel asks the task to
 * stop and tidy up; after a grace time the thread is ended. Rejects with the task's own error.
 */
export function runInWorker<N extends TaskName>(name: N, input: TaskInput<N>, job: Job): Promise<TaskOutput<N>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: { name, input }, resourceLimits })
    let timer: NodeJS.Timeout | undefined
    const cancel = (): void => {
      worker.postMessage('cancel')
      timer = setTimeout(() => void worker.terminate(), GRACE_MS)
    }
    const settle = (act: () => void): void => {
      clearTimeout(timer)
      job.signal.removeEventListener('abort', cancel)
      act()
    }
    if (job.signal.aborted) cancel()
    else job.signal.addEventListener('abort', cancel, { once: true })
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'progress') job.progress(message.fraction, message.note)
      else if (message.type === 'done') settle(() => resolve(message.value as TaskOutput<N>))
      else settle(() => reject(new AppError(message.error.code, message.error.params)))
    })
    worker.on('error', (error) => settle(() => reject(error)))
    worker.on('exit', () => settle(() => reject(new AppError(job.signal.aborted ? 'cancelled' : 'job-ended'))))
  })
}
