import type { Modifier } from '../modifier.ts'
import { entries, matched, value } from './compare-values.ts'
import { reasons, type Members } from './scheme-change.ts'

export const modifierMembers: Members<Modifier> = {
  id: matched,
  label: value(reasons.judged),
  definition: value(reasons.judged),
  type: value(reasons.judged),
  options: entries(reasons.choice),
  required: value(reasons.required),
  keys: value(reasons.key),
  // What is proposed is taken more often than it would be chosen.
  default: value(reasons.choice),
  min: value(reasons.choice),
  max: value(reasons.choice),
  whole: value(reasons.choice),
  // The same number means something else.
  unit: value(reasons.judged),
  limit: value(reasons.wording),
  pauses: value(reasons.work),
}
