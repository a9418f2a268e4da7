import type { Scheme } from '../../scheme.ts'
import { checklistShells } from './checklist-shells.ts'
import { ratingShells } from './rating-shells.ts'
import { sortAndPointsShells } from './sort-and-points-shells.ts'

/** Empty shapes, to be begun as drafts. Never published as they are: they have nothing to judge by. */
export const shells: readonly Scheme[] = [...ratingShells, ...checklistShells, ...sortAndPointsShells]
