import { z } from 'zod'
import { decisionAids } from './decision-aids.ts'
import { Id, Label, Line, list, Text } from './scheme-strings.ts'

/** One thing asked of every interval, on a scale of whole numbers that a digit key gives. Yes or no is 1 or 0. */
export const GridItem = z.strictObject({
  id: Id,
  subject: Id,
  label: Label,
  question: Text,
  min: z.int().min(0).max(9),
  max: z.int().min(1).max(9),
  /** What the values mean, from the lowest up; as many as there are values. */
  values: list(Line, 10, 2),
  ...decisionAids,
})
export type GridItem = z.infer<typeof GridItem>

/**
 * How an interval gets its value. `partial`: what occurs at any moment of it; `whole`: what lasts all of it;
 * `momentary`: what is there at its end; `predominant`: what fills most of it; `rating`: a judgement of all of it.
 */
export const GridMethod = z.enum(['partial', 'whole', 'momentary', 'predominant', 'rating'])
export type GridMethod = z.infer<typeof GridMethod>

/** What decides about an interval, in words: “each by what fills most of it”. */
export const methodInWords: Readonly<Record<GridMethod, string>> = {
  partial: 'what occurs at any moment of it',
  whole: 'what lasts all of it',
  momentary: 'what is there at its end',
  predominant: 'what fills most of it',
  rating: 'a judgement of all of it',
}

/** An episode cut into intervals of equal length, each answered by itself. */
export const Grid = z.strictObject({
  id: Id,
  label: Label,
  instruction: Text,
  lengthS: z.number().positive().max(3600),
  /** From the start of the episode to the first interval. */
  offsetS: z.number().nonnegative().max(3600),
  method: GridMethod,
  /** The share of its length that the last interval must have to be answered, above 0 to 1. */
  minShare: z.number().gt(0).max(1),
  items: list(GridItem, 40, 1),
})
export type Grid = z.infer<typeof Grid>
