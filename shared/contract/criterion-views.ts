import { z } from 'zod'
import type { AssignmentRole } from '../study/assignment.ts'
import type { FinishedSort } from '../scheme/criterion-sort.ts'
import { Id, Label } from '../scheme/scheme-strings.ts'

/** One finished sort of a locked coding, which a criterion may be made of. */
export type SortRow = {
  readonly observationId: string
  /** The episode of the recording; null for a sort of the whole recording. */
  readonly episodeId: string | null
  /** Its name in the words of the scheme; empty for the whole recording. */
  readonly episode: string
  readonly personId: string
  readonly personName: string
  readonly role: AssignmentRole
  readonly dyad: string
  readonly timePoint: string
  readonly version: string
  readonly lockedAt: string
  readonly placements: FinishedSort
}

/**
 * The sorts that a criterion may be made of, masters first, then the newest. `withheld`: locked codings of recordings that
 * the person at the desk still has to code. `more`: locked codings beyond those that were looked at.
 */
export type SortsToChoose = { readonly rows: readonly SortRow[]; readonly withheld: number; readonly more: number }

export const SortRef = z.object({ id: z.string(), version: z.string(), sort: z.string() })

export const MakeCriterion = SortRef.extend({
  /** Its composite is called `r_` and this id, and formulas read a hyphen as a minus. */
  criterion: z.object({ id: Id.max(38).regex(/^[^-]*$/), label: Label }),
  from: z
    .array(z.object({ observationId: z.string(), episodeId: z.string().nullable() }))
    .min(1)
    .max(200),
})
