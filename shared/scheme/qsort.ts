import { z } from 'zod'
import { decisionAids } from './decision-aids.ts'
import { Id, Label, list, Text } from './scheme-strings.ts'

/** One statement that is sorted, as it is printed on a card. */
export const SortCard = z.strictObject({
  id: Id,
  text: Text.min(1),
  ...decisionAids,
})
export type SortCard = z.infer<typeof SortCard>

/** A place for cards. `size`: how many belong there; a rule where the sort is forced, advice where it is not. */
export const SortPile = z.strictObject({ value: z.number(), label: Label, size: z.int().nonnegative().max(200) })
export type SortPile = z.infer<typeof SortPile>

/**
 * Where each card lies in a sort that others are compared with. Made of several people's sorts it is their mean, so that
 * places may be fractions. `sorts`: how many it was made of; `agreement`: mean of the correlations of each two of them.
 */
export const CriterionSort = z.strictObject({
  id: Id,
  label: Label,
  source: Text,
  sorts: z.int().positive().optional(),
  agreement: z.number().min(-1).max(1).optional(),
  placements: list(z.strictObject({ card: Id, value: z.number() }), 200, 2),
})
export type CriterionSort = z.infer<typeof CriterionSort>

/** Cards laid into piles from the lowest value to the highest, once in each episode or once for the recording. */
export const QSort = z.strictObject({
  id: Id,
  subject: Id,
  label: Label,
  instruction: Text,
  scope: z.enum(['episode', 'session']),
  cards: list(SortCard, 200, 2),
  piles: list(SortPile, 15, 2),
  /** Every pile must hold exactly as many cards as its size says. */
  forced: z.boolean(),
  criteria: list(CriterionSort, 20).optional(),
})
export type QSort = z.infer<typeof QSort>
