/** What an error may say about itself: plain values that the message catalogue puts into words. */
export type ErrorParams = Readonly<Record<string, string | number>>

/** An error as it crosses a transport. `ref` points to the host's own log when the cause is not the person's. */
export type ErrorEnvelope = { code: string; params: ErrorParams; ref?: string | undefined }

/**
 * An error that a person can meet. It carries a code and parameters, never words:
 * the words live in the message catalogue (`shared/contract/messages.ts`), one entry a code.
 */
export class AppError extends Error {
  readonly code: string
  readonly params: ErrorParams

  constructor(code: string, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(code, options)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError
}
