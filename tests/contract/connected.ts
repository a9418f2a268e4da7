import type { Reply } from '../../electron/services/platform.ts'
import type { Client } from '../../shared/contract/client.ts'
import { AppError } from '../../shared/lib/app-error.ts'

/** One way to reach the application. `call` is untyped on purpose: a transport must stand wrong calls. */
export type Connected = {
  readonly client: Client
  call(name: string, input: unknown): Promise<unknown>
  close(): Promise<void>
}
export type Connect = (folder: string) => Promise<Connected>

/** A client made of what a transport can do: send a call and bring its reply, and hear events. */
export function clientOf(
  send: (name: string, input: unknown) => Promise<unknown>,
  subscribe: Client['subscribe'],
): Pick<Connected, 'client' | 'call'> {
  const call = async (name: string, input: unknown): Promise<unknown> => {
    const reply = (await send(name, input)) as Reply
    if (reply.ok) return reply.value
    throw new AppError(reply.error.code, reply.error.params)
  }
  return { call, client: { call: call as Client['call'], subscribe } }
}
