import { z } from 'zod'
import { Id, Label, list, Text } from './scheme-strings.ts'

/** Something that is looked at by itself, or a pattern that points go to. */
export const Described = z.strictObject({ id: Id, label: Label, text: Text })
export type Described = z.infer<typeof Described>

/**
 * For every aspect the same number of points is given out among the patterns, so that more of one is less of another.
 * Scores of patterns add up to a constant: they are no independent measures.
 */
export const Ipsative = z.strictObject({
  id: Id,
  subject: Id,
  label: Label,
  instruction: Text,
  scope: z.enum(['episode', 'session']),
  /** To be given out in full for each aspect. */
  points: z.int().min(1).max(20),
  /** The least that can be given at once; whole points where it is absent. */
  step: z.number().positive().optional(),
  aspects: list(Described, 40, 1),
  patterns: list(Described, 12, 2),
  /**
   * An aspect may be said to be not codable, and scores are prorated as long as this many aspects are coded. Absent:
   * every aspect has to be coded.
   */
  minAspects: z.int().positive().optional(),
})
export type Ipsative = z.infer<typeof Ipsative>

/** The least that can be given at once. */
export const stepOf = ({ step }: Pick<Ipsative, 'step'>): number => step ?? 1
