import { isAnswerOf, type Modifier } from './modifier.ts'
import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

type Member = 'keys' | 'min' | 'max' | 'whole' | 'unit' | 'limit'

/** The members that mean something for each kind, beyond those of all kinds. */
const membersOf: Readonly<Record<Modifier['type'], readonly Member[]>> = {
  choice: ['keys'],
  multi: ['keys'],
  number: ['min', 'max', 'whole', 'unit'],
  text: ['limit'],
}
const kinds: readonly Member[] = ['keys', 'min', 'max', 'whole', 'unit', 'limit']

/** What modifiers can be refused for: options that are missing or not used, keys that mean two, defaults that cannot be. */
export function checkModifiers(scheme: Scheme, report: Report): void {
  scheme.modifiers.forEach((modifier, n) => {
    checkKind(modifier, n, report)
    checkKeys(modifier, n, report)
    const { id, min, max } = modifier
    if (min !== undefined && max !== undefined && min >= max)
      report('scale-ends', ['modifiers', n, 'max'], { id, min, max })
    // Words of a coder's own cannot be proposed: they would be taken without having been thought.
    if (modifier.default === undefined) return
    if (modifier.type === 'text') report('not-for-kind', ['modifiers', n, 'default'], { id })
    else if (!isAnswerOf(modifier, modifier.default))
      report('default-not-an-answer', ['modifiers', n, 'default'], { id })
  })
}

function checkKind(modifier: Modifier, n: number, report: Report): void {
  const { id, type, options } = modifier
  const chosen = type === 'choice' || type === 'multi'
  if (chosen && options.length === 0) report('too-few', ['modifiers', n, 'options'], { limit: 1, count: 0 })
  if (!chosen && options.length > 0) report('not-for-kind', ['modifiers', n, 'options'], { id })
  for (const member of kinds)
    if (modifier[member] !== undefined && !membersOf[type].includes(member))
      report('not-for-kind', ['modifiers', n, member], { id })
}

/** A key for each option or for none: an option without one could not be reached like the others. */
function checkKeys({ id, keys, options }: Modifier, n: number, report: Report): void {
  if (keys === undefined) return
  if (keys.length !== options.length)
    report('keys-without-options', ['modifiers', n, 'keys'], { id, count: keys.length, needed: options.length })
  keys.forEach((key, m) => {
    if (keys.indexOf(key) !== m) report('duplicate-option-key', ['modifiers', n, 'keys', m], { key })
  })
}
