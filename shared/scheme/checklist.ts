import { z } from 'zod'
import { decisionAids } from './decision-aids.ts'
import { Id, Label, Line, list, Text } from './scheme-strings.ts'

/**
 * One thing that was seen or was not. `contingent`: an answer to something that the other did, counted once more by
 * itself. `reverse`: not having been seen is what counts. `creditIfAbsent`: where it does not apply it counts in full
 * instead of being left out.
 */
export const ChecklistItem = z.strictObject({
  id: Id,
  text: Text,
  subscale: Id,
  contingent: z.boolean(),
  reverse: z.boolean(),
  creditIfAbsent: z.boolean().optional(),
  ...decisionAids,
})
export type ChecklistItem = z.infer<typeof ChecklistItem>

/**
 * Asked before the items of a subscale: whether there was any occasion for them. Without one its items have no answer,
 * and either do not apply (`absent: 'not_applicable'`) or count in full (`absent: 'credit'`).
 */
export const Occasion = z.strictObject({ question: Label, absent: z.enum(['not_applicable', 'credit']) })
export type Occasion = z.infer<typeof Occasion>

export const Subscale = z.strictObject({ id: Id, label: Label, occasion: Occasion.nullable() })
export type Subscale = z.infer<typeof Subscale>

/** Items that are answered with seen, not seen, or, where that is allowed, does not apply. */
export const Checklist = z.strictObject({
  id: Id,
  subject: Id,
  label: Label,
  scope: z.enum(['episode', 'session']),
  instruction: Text,
  /** The words for the three answers. `notApplicable` null: every item is either seen or not. */
  answers: z.strictObject({ seen: Line, notSeen: Line, notApplicable: Line.nullable() }),
  subscales: list(Subscale, 20, 1),
  items: list(ChecklistItem, 200, 1),
  /**
   * The share of a score's items that must be answered with seen or not seen for it to be prorated, 0 to 1. Items that
   * count where they do not apply are not among them then.
   */
  minAnswered: z.number().min(0).max(1),
})
export type Checklist = z.infer<typeof Checklist>

/** Whether an item counts in full where its subscale had no occasion. */
export const isCredited = ({ creditIfAbsent }: ChecklistItem, occasion: Occasion | null): boolean =>
  creditIfAbsent === true || occasion?.absent === 'credit'

/** What `score` and `contingent` may name: the whole list (`subscale` null) or one of its subscales. */
export type ScoreTarget = { readonly list: Checklist; readonly subscale: Subscale | null }

/** Everything that `score(...)` may name in these lists, by id. */
export function scoreTargets(lists: readonly Checklist[]): ReadonlyMap<string, ScoreTarget> {
  const targets = new Map<string, ScoreTarget>()
  for (const list of lists) {
    targets.set(list.id, { list, subscale: null })
    for (const subscale of list.subscales) targets.set(subscale.id, { list, subscale })
  }
  return targets
}

/** The items that a score is made of, in the order of the list. */
export function itemsOf({ list, subscale }: ScoreTarget, contingent: boolean): readonly ChecklistItem[] {
  return list.items.filter(
    (item) => (subscale === null || item.subscale === subscale.id) && (!contingent || item.contingent),
  )
}
