import type { CallInput, CallName, CallOutput } from './calls.ts'
import type { AppEvent } from './events.ts'

/** The application as every client sees it, whatever the transport. A refusal is thrown as an `AppError`. */
export type Client = {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>
  subscribe(listener: (event: AppEvent) => void): () => void
}
