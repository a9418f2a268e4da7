import type { Lookup } from '../lookup.ts'
import { memberInWords } from '../place-words.ts'
import type { Scheme } from '../scheme.ts'
import { changeOf, isSame, matched, value } from './compare-values.ts'
import { things } from './compare-lists.ts'
import { reasons, type Members, type Rule } from './scheme-change.ts'

type Cell = Lookup['cells'][number]

const cellMembers: Members<Cell> = { row: matched, column: matched, value: value(reasons.score) }

const lookupMembers: Members<Lookup> = {
  id: matched,
  label: value(reasons.wording),
  rows: value(reasons.score),
  columns: value(reasons.score),
  cells: things({
    key: ({ row, column }) => `${row} ${column}`,
    label: () => null,
    members: cellMembers,
    added: () => reasons.score,
  }),
}

const list = things<Scheme, Lookup>({
  key: ({ id }) => id,
  label: ({ label }) => label,
  members: lookupMembers,
  added: () => reasons.computed,
})

/** A scheme without tables may also say so with an empty list. */
export const lookups: Rule<Scheme, readonly Lookup[] | undefined> = (compared) => {
  const [a, b] = [compared.a ?? [], compared.b ?? []]
  if (a.length === 0 && b.length === 0 && !isSame(compared.a, compared.b))
    return [changeOf(compared, `${memberInWords(compared.member)} written in another way`, reasons.writing)]
  return list({ ...compared, a, b })
}
