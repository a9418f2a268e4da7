import type { ComputedModifier } from '../computed.ts'
import { memberInWords, quoted } from '../place-words.ts'
import type { Scheme } from '../scheme.ts'
import { changeOf, formula, isSame, matched, value } from './compare-values.ts'
import { names, things } from './compare-lists.ts'
import { reasons, type Members, type Place, type Rule } from './scheme-change.ts'

function codeName(id: string, { from, to }: Pick<Place, 'from' | 'to'>): string {
  const codes = [...to.sets, ...from.sets].flatMap((set) => set.codes)
  return `code ${quoted(codes.find((code) => code.id === id)?.label ?? id)}`
}

const computedMembers: Members<ComputedModifier> = {
  id: matched,
  label: value(reasons.wording),
  codes: names({ nameOf: codeName, added: () => reasons.score, removed: () => reasons.gone }),
  expr: formula(reasons.score),
  unit: value(reasons.wording),
}

const list = things<Scheme, ComputedModifier>({
  key: ({ id }) => id,
  label: ({ label }) => label,
  members: computedMembers,
  added: () => reasons.computed,
})

/** A scheme without any may also say so with an empty list. */
export const computed: Rule<Scheme, readonly ComputedModifier[] | undefined> = (compared) => {
  const [a, b] = [compared.a ?? [], compared.b ?? []]
  if (a.length === 0 && b.length === 0 && !isSame(compared.a, compared.b))
    return [changeOf(compared, `${memberInWords(compared.member)} written in another way`, reasons.writing)]
  return list({ ...compared, a, b })
}
