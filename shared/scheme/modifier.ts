import { z } from 'zod'
import { Id, Key, Label, Line, list, Text } from './scheme-strings.ts'

/** What an answer can be: an option, several options, a number, or words of the coder's own (kept as notes are). */
export const ModifierType = z.enum(['choice', 'multi', 'number', 'text'])

/**
 * Something asked about an event. It is asked right after the key press, or, where a pass visits the events for it
 * (`VisitEach`), there. Members that a kind has no use for are refused by `check-modifiers.ts`.
 */
export const Modifier = z.strictObject({
  id: Id,
  label: Label,
  /** What its answers mean and where the line between them is drawn; in the manual. Absent: nothing. */
  definition: Text.optional(),
  type: ModifierType,
  /** Of a choice or several; numbers and texts have none. */
  options: list(Label, 100).default([]),
  required: z.boolean(),
  /** The key of each option, in their order. Without them the first nine have the digits 1 to 9. */
  keys: list(Key, 36).optional(),
  /** What is proposed, and taken with one key. Never stored unless a person takes it. */
  default: z.union([Label, z.number(), list(Label, 100)]).optional(),
  /** The ends of a number, both included. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Whether a number has to be whole. */
  whole: z.boolean().optional(),
  unit: Line.optional(),
  /** The most characters of a text. */
  limit: z.int().min(1).max(2000).optional(),
  /** Whether the picture stops while it is asked after a key press. */
  pauses: z.boolean().optional(),
})
export type Modifier = z.infer<typeof Modifier>

export type ModifierValue = string | number | string[]

/** The most characters of a text where the scheme sets no limit. */
export const usualLimit = 500

/** Whether a value can be the answer to a modifier. */
export function isAnswerOf(modifier: Modifier, value: ModifierValue): boolean {
  switch (modifier.type) {
    case 'choice':
      return typeof value === 'string' && modifier.options.includes(value)
    case 'multi':
      return (
        Array.isArray(value) &&
        value.every((option) => modifier.options.includes(option)) &&
        new Set(value).size === value.length
      )
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && isWithin(modifier, value)
    case 'text':
      return typeof value === 'string' && value.length <= (modifier.limit ?? usualLimit)
  }
}

function isWithin({ min, max, whole }: Modifier, value: number): boolean {
  if (whole === true && !Number.isInteger(value)) return false
  return value >= (min ?? -Infinity) && value <= (max ?? Infinity)
}

/** Whether nothing is answered: no entry, an empty text, no option. */
export const isBlank = (value: ModifierValue | undefined): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
