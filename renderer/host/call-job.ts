import type { CallInput, CallName, CallOutput, Calls } from '#shared/contract/calls.ts'
import type { Client } from '#shared/contract/client.ts'

export type JobName = { [N in CallName]: Calls[N]['kind'] extends 'job' ? N : never }[CallName]

type Watch = {
  readonly onProgress?: ((fraction: number, note: string) => void) | undefined
  /** Cancels the job; what the call then rejects with is the host's. */
  readonly signal?: AbortSignal | undefined
  /** Told the id of the job before it begins. */
  readonly onId?: ((jobId: string) => void) | undefined
}

/** Runs a job of the host to its end. */
export async function callJob<N extends JobName>(
  client: Client,
  name: N,
  input: Omit<CallInput<N>, 'jobId'>,
  { onProgress, signal, onId }: Watch,
): Promise<CallOutput<N>> {
  signal?.throwIfAborted()
  const jobId = crypto.randomUUID()
  const unsubscribe = client.subscribe((event) => {
    if (event.type === 'progress' && event.jobId === jobId) onProgress?.(event.fraction, event.note)
  })
  const cancel = (): void => {
    client.call('jobs.cancel', { jobId }).catch(() => undefined)
  }
  signal?.addEventListener('abort', cancel)
  onId?.(jobId)
  try {
    // The id completes the input; the compiler cannot see that through the generic.
    return await client.call(name, { ...input, jobId } as unknown as CallInput<N>)
  } finally {
    signal?.removeEventListener('abort', cancel)
    unsubscribe()
  }
}
