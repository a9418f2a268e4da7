import type { MomentClass } from '#shared/study/moment.ts'

/**
 * Which disagreements to list: all of a variable, those of one cell of its matrix, those of one recording, or events of a
 * code that the other coder does not have.
 */
export type MomentsFilter = {
  readonly scheme: string
  readonly variable: string
  /** Labels of the first coder's category and the second's; null: whatever that one has. */
  readonly cell?: { readonly first: string | null; readonly second: string | null }
  readonly recordingId?: string
  /** Classes that are shown first; without, all. */
  readonly kinds?: readonly MomentClass[]
}

/** Given where a list of moments can be opened; without it figures stay figures. */
export type OpenMoments = (filter: MomentsFilter) => void
