import type { CodeSet, SchemeCode } from '../scheme.ts'
import { memberInWords, quoted } from '../place-words.ts'
import { changeOf, entries, matched, value } from './compare-values.ts'
import { names, things } from './compare-lists.ts'
import { nameOfId } from './name-of-id.ts'
import { linksTo } from './link-members.ts'
import { segment } from './segment-members.ts'
import { reasons, type Members, type Reason, type Rule } from './scheme-change.ts'

const codeMembers: Members<SchemeCode> = {
  id: matched,
  key: value(reasons.key),
  label: value(reasons.judged),
  // Coders see the codes under it, and analyses put them together by it.
  group: value(reasons.judged),
  definition: value(reasons.judged),
  include: value(reasons.judged),
  exclude: value(reasons.judged),
  example: value(reasons.judged),
  missing: value(reasons.score),
  minS: value(reasons.judged),
  procedure: value(reasons.exported),
  // An empty list means all of them, so that adding the first takes the code away from the others.
  episodes: entries(reasons.choice),
  modifiers: names({
    nameOf: nameOfId('modifiers'),
    added: (id, { place }) => {
      const required = place.to.modifiers.some((modifier) => modifier.id === id && modifier.required)
      return required ? reasons.required : reasons.optional
    },
    removed: () => reasons.gone,
  }),
}

/** Coders go through it from first to last, so that its order is what they judge by. */
const precedence: Rule<CodeSet, readonly string[] | undefined> = (compared) => {
  const asEntries = entries<CodeSet>(reasons.judged)(compared)
  const { member, a, b } = compared
  const moved = a !== undefined && b !== undefined && a.length === b.length && asEntries.length > 0
  if (!moved) return asEntries
  const first = b.find((id, n) => id !== a[n])
  const words = `${memberInWords(member)} changed from ${quoted(first ?? '')} on`
  return [changeOf(compared, words, reasons.judged)]
}

export const setMembers: Members<CodeSet> = {
  id: matched,
  subject: value(reasons.judged),
  label: value(reasons.judged),
  kind: value(reasons.score),
  exclusive: value(reasons.score),
  exhaustive: value(reasons.required),
  codes: things({
    key: ({ id }) => id,
    label: ({ label }) => label,
    members: codeMembers,
    added: () => reasons.choice,
  }),
  precedence,
  linksTo,
  segment,
  // Where nothing is pressed another code now holds.
  default: value(reasons.judged),
}

export function addedSet(set: CodeSet): Reason {
  if (set.exhaustive)
    return { level: 'major', why: 'It is new and covers every moment: earlier codings do not have it.' }
  return reasons.optional
}
