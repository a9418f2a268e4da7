import type { Client } from '#shared/contract/client.ts'
import type { CallInput, CallName, CallOutput } from '#shared/contract/calls.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { App } from './platform.ts'

/** The in-process transport: the contract's client over an application in the same process. */
export function localClient(app: App): Client {
  return {
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
      const reply = await app.call(name, input)
      if (!reply.ok)
        throw new AppError(reply.error.code, {
          ...reply.error.params,
          ...(reply.error.ref ? { ref: reply.error.ref } : {}),
        })
      return reply.value as CallOutput<N>
    },
    subscribe: (listener) => app.subscribe(listener),
  }
}
