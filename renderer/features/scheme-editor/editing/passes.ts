import type { Json } from '#shared/lib/canonical-json.ts'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { lengthAt } from '../kinds/fresh.ts'
import { setAt } from './recipes.ts'
import type { Recipe } from './steps.ts'

/** What a pass shows, by the member of the pass that names it. */
const shown = ['sets', 'ratings', 'checklists', 'grids', 'qsorts', 'ipsatives'] as const
type Shown = (typeof shown)[number]
const isShown = (member: string): member is Shown => shown.some((each) => each === member)

/** Lists that are absent where a pass shows none of them. */
const optional: ReadonlySet<string> = new Set(['checklists', 'grids', 'qsorts', 'ipsatives'])

/** A thing named in a pass, or no longer. */
export const namedInPass =
  (pass: number, member: string, id: string, named: boolean): Recipe =>
  (draft) => {
    const path = ['passes', pass, member]
    const { value } = valueAt(draft, path)
    const before: readonly Json[] = Array.isArray(value) ? value : []
    const others = before.filter((each) => each !== id)
    const after = named ? [...others, id] : others
    setAt(path, after.length === 0 && optional.has(member) ? undefined : after)(draft)
  }

/**
 * The pass that a new thing is best shown in: the last one that shows others of its kind, or one that shows nothing yet
 * and may; null where a person has to choose, or where there are no passes.
 */
export function passFor(draft: DraftValue, member: string): number | null {
  if (!isShown(member)) return null
  const passes = Array.from({ length: lengthAt(draft, ['passes']) }, (_, n) => n)
  const shows = (n: number, kind: Shown): boolean => lengthAt(draft, ['passes', n, kind]) > 0
  const alike = passes.filter((n) => shows(n, member)).at(-1)
  if (alike !== undefined) return alike
  const open = passes.filter(
    (n) => !shown.some((kind) => shows(n, kind)) && !valueAt(draft, ['passes', n, 'minWatched']).there,
  )
  return open[0] ?? null
}
