import type { Scheme } from '../../scheme/scheme.ts'
import { compareSchemes } from '../../scheme/versions/compare-schemes.ts'
import { settledItems, type Planner } from './changed-things.ts'
import type { MigrationPlan } from './migration-item.ts'
import { planChecklists, planContext, planGrids, planMarks } from './plan-answers.ts'
import { planAllotments, planSorts } from './plan-forms.ts'
import { planModifiers, planSets } from './plan-codes.ts'
import { planScales } from './plan-scales.ts'

/** Changes of a member that no record refers to: nothing to decide. */
const settled =
  (note: string): Planner =>
  (planning) =>
    settledItems(planning, () => note)

const wordsOnly = settled('Nothing that was coded changes.')

/** What a change of each member means for what was coded. A new member of a scheme does not compile without a rule. */
const planners: { readonly [Member in keyof Scheme]-?: Planner } = {
  format: wordsOnly,
  version: wordsOnly,
  id: wordsOnly,
  name: wordsOnly,
  summary: wordsOnly,
  language: wordsOnly,
  basis: wordsOnly,
  ageMonths: wordsOnly,
  quantityWords: settled('Words that coders judge by changed; ratings are taken over as they are.'),
  subjects: settled('Nothing that was coded changes; columns of exports may begin otherwise.'),
  episodes: settled('What was coded stays where it is; scores follow the episodes of the new version.'),
  passes: settled('It changes what coders will see from now on; what was coded is taken over.'),
  ratings: planScales,
  sets: planSets,
  checklists: planChecklists,
  grids: planGrids,
  qsorts: planSorts,
  ipsatives: planAllotments,
  modifiers: planModifiers,
  computed: settled('It is worked out anew from what was answered about events.'),
  context: planContext,
  marks: planMarks,
  composites: settled('Scores are computed anew from what was coded; see which of them change.'),
  rules: settled('Every coding is checked by the rules of the new version; one that no longer passes is open.'),
  reliability: settled('It decides about export only.'),
  licenceGate: settled('Coders need what it asks for before they go on under the new version.'),
  lookups: settled('Scores are computed anew from what was coded; see which of them change.'),
  tests: settled('They were worked out before the version was published.'),
}

/**
 * Every change from one version to a later one of the same scheme, as items to look at and, where records cannot simply
 * be taken over, to decide. The items of equal versions are none. Neither scheme is changed.
 */
export function planMigration(from: Scheme, to: Scheme): MigrationPlan {
  const { changes, level } = compareSchemes(from, to)
  // The keys of the table are those of its type; `Object.keys` cannot say so.
  const members = Object.keys(planners) as (keyof Scheme)[]
  const items = members.flatMap((member) =>
    planners[member]({ from, to, changes: changes.filter(({ path }) => path[0] === member) }),
  )
  const ref = ({ id, version }: Scheme): MigrationPlan['from'] => ({ id, version })
  return { from: ref(from), to: ref(to), level, items }
}
