import { computedVocabulary, eventWords } from './computed.ts'
import { checkFormula } from './formula/check-formula.ts'
import { parseFormula } from './formula/parse.ts'
import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'
import { reservedWords } from './vocabulary.ts'

/** What is worked out about events: ids that formulas can name, codes that exist, formulas that can be read. */
export function checkComputed(scheme: Scheme, report: Report): void {
  const { computed = [] } = scheme
  if (computed.length === 0) return
  checkNames(scheme, report)
  const codes = new Set(scheme.sets.flatMap((set) => set.codes.map(({ id }) => id)))
  computed.forEach((one, n) => {
    one.codes.forEach((id, m) => {
      if (!codes.has(id)) report('unknown-reference', ['computed', n, 'codes', m], { id })
      else if (one.codes.indexOf(id) !== m) report('duplicate-id', ['computed', n, 'codes', m], { id })
    })
    const path = ['computed', n, 'expr']
    const parsed = parseFormula(one.expr)
    const checked = parsed.ok ? checkFormula(parsed.expr, computedVocabulary(scheme, one.codes)) : parsed
    if (checked.ok) return
    const { code, at, found, expected } = checked.error
    report(`formula-${code}`, path, { from: at.from, to: at.to, found, expected })
  })
}

/** They share one space of names with what is asked, since conditions and columns name both. */
function checkNames({ modifiers, computed = [] }: Scheme, report: Report): void {
  const words: ReadonlySet<string> = new Set(eventWords)
  const taken = new Set(modifiers.map(({ id }) => id))
  modifiers.forEach(({ id }, n) => {
    if (words.has(id)) report('reserved-id', ['modifiers', n, 'id'], { id })
  })
  computed.forEach(({ id }, n) => {
    const path = ['computed', n, 'id']
    if (taken.has(id)) report('duplicate-id', path, { id })
    if (words.has(id) || reservedWords.has(id)) report('reserved-id', path, { id })
    if (id.includes('-')) report('hyphen-in-id', path, { id })
    taken.add(id)
  })
}
