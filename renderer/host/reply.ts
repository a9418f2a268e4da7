import { AppError, type ErrorEnvelope } from '#shared/lib/app-error.ts'
import type { Reply } from './bridge.ts'

/** The value of a reply; a refusal is thrown as an `AppError` that carries the whole envelope as its cause. */
export function valueOfReply(reply: Reply): unknown {
  if (reply.ok) return reply.value
  throw new AppError(reply.error.code, reply.error.params, { cause: reply.error })
}

/** The envelope behind whatever was thrown, so that every failure can be put into words. */
export function envelopeOf(error: unknown): ErrorEnvelope {
  if (!(error instanceof AppError)) return { code: 'interface-fault', params: { detail: describe(error) } }
  return isEnvelope(error.cause) ? error.cause : { code: error.code, params: error.params }
}

function isEnvelope(value: unknown): value is ErrorEnvelope {
  return typeof value === 'object' && value !== null && 'code' in value && 'params' in value
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
