import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { AppError } from '#shared/lib/app-error.ts'
import { tasks, type TaskContext, type TaskName } from './tasks.ts'

/** Entry of a worker thread: runs the one task it was made for and reports. */
const port = parentPort
if (port === null) throw new Error('worker.ts runs in a worker thread')

const controller = new AbortController()
port.on('message', (message) => {
  if (message === 'cancel') controller.abort()
})

const { name, input } = workerData as { name: TaskName; input: never }
let reported = 0
const context: TaskContext = {
  signal: controller.signal,
  progress(fraction, note = '') {
    const now = performance.now()
    if (fraction < 1 && now - reported < 50) return
    reported = now
    // A task that computes without a pause would never hear its 'message' event.
    if (receiveMessageOnPort(port)?.message === 'cancel') controller.abort()
    port.postMessage({ type: 'progress', fraction, note })
  },
}

try {
  const run = tasks[name] as (input: never, context: TaskContext) => unknown
  const value = await run(input, context)
  port.postMessage({ type: 'done', value })
} catch (error) {
  if (error instanceof AppError) {
    port.postMessage({ type: 'failed', error: { code: error.code, params: error.params } })
  } else if (controller.signal.aborted) {
    port.postMessage({ type: 'failed', error: { code: 'cancelled', params: {} } })
  } else throw error
} finally {
  port.close()
}
