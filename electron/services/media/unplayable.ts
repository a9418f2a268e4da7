import { AppError, type ErrorParams } from '#shared/lib/app-error.ts'

/** How a copy of a file could be made that can be played, best first. */
export type Remedies = readonly ('convert' | 'remux')[]

/** Thrown for a film that the engine does not show and of which a copy can be made that it does. */
export class Unplayable extends AppError {
  readonly remedies: Remedies
  constructor(code: 'media-codec-unplayable' | 'media-container-unsupported', params: ErrorParams, remedies: Remedies) {
    super(code, params)
    this.remedies = remedies
  }
}
