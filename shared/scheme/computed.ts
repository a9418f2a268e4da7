import { z } from 'zod'
import type { Expr } from './formula/ast.ts'
import { bareVocabulary } from './formula/bare-vocabulary.ts'
import { checkFormula, type FormulaType, type ModifierWords, type Vocabulary } from './formula/check-formula.ts'
import { parseFormula } from './formula/parse.ts'
import type { Scheme } from './scheme.ts'
import { Formula, Id, Label, Line, list } from './scheme-strings.ts'

/**
 * Something said about events that is worked out and never asked: from what was answered about the same event, its
 * length and the time since its cue. Nothing of it is stored; whoever shows or exports it works it out.
 */
export const ComputedModifier = z.strictObject({
  id: Id,
  label: Label,
  /** The codes whose events have it. */
  codes: list(Id, 120, 1),
  expr: Formula,
  unit: Line.optional(),
})
export type ComputedModifier = z.infer<typeof ComputedModifier>

/** Seconds from the onset of the event to its end, and from the onset of its cue to its own. */
export const eventWords = ['event_s', 'cue_s'] as const

type Asked = Pick<Scheme, 'modifiers' | 'sets' | 'context'>

/** What a formula about an event of any of these codes may name: what all of them are asked, and what all of them have. */
export function computedVocabulary(scheme: Asked, codes: readonly string[]): Vocabulary {
  const places = scheme.sets.flatMap((set) =>
    set.codes.filter(({ id }) => codes.includes(id)).map((code) => ({ set, code })),
  )
  const shared = scheme.modifiers.filter(({ id }) => places.every(({ code }) => code.modifiers.includes(id)))
  const words = [
    ...(places.every(({ set }) => set.kind === 'state') ? ['event_s'] : []),
    ...(places.every(({ set }) => set.linksTo !== undefined) ? ['cue_s'] : []),
  ]
  return {
    ...bareVocabulary({ context: contextNames(scheme) }),
    numbers: new Map(words.map((word) => [word, null])),
    answers: new Map(shared.map(({ id, type, options }) => [id, { type, options }])),
  }
}

/** Context items that formulas may name, with their options; null for a number. Words of a coder's own are none. */
export function contextNames({ context }: Pick<Scheme, 'context'>): Vocabulary['context'] {
  return new Map(
    context
      .filter(({ type }) => type !== 'text')
      .map((item) => [item.id, item.type === 'choice' ? item.options : null]),
  )
}

// They are asked for at every place where a formula stands, and a scheme never changes.
const wordsOfSchemes = new WeakMap<object, ReadonlyMap<string, ModifierWords>>()

/** Computed modifiers as conditions about events name them: a number, or one of the texts that can come out. */
export function computedWords(scheme: Asked & Pick<Scheme, 'computed'>): ReadonlyMap<string, ModifierWords> {
  const known = wordsOfSchemes.get(scheme)
  if (known !== undefined) return known
  const words = new Map((scheme.computed ?? []).map((one) => [one.id, wordsOf(scheme, one)]))
  wordsOfSchemes.set(scheme, words)
  return words
}

const aNumber: ModifierWords = { type: 'number', options: [] }
export const yesAndNo: readonly string[] = ['yes', 'no']

/** A formula that cannot be read, or names what it may not, counts as a number: it is refused at its own place. */
function wordsOf(scheme: Asked, { codes, expr }: ComputedModifier): ModifierWords {
  const vocabulary = computedVocabulary(scheme, codes)
  const parsed = parseFormula(expr)
  const checked = parsed.ok ? checkFormula(parsed.expr, vocabulary) : parsed
  if (!parsed.ok || !checked.ok || checked.type === 'number') return aNumber
  return { type: 'choice', options: outcomes(parsed.expr, checked.type, vocabulary) }
}

/** The texts that a formula can come out as, in the order in which they stand in it. */
function outcomes(expr: Expr, type: FormulaType, vocabulary: Vocabulary): readonly string[] {
  return type === 'truth' ? yesAndNo : [...new Set(textsOf(expr, vocabulary))]
}

function textsOf(expr: Expr, vocabulary: Vocabulary): readonly string[] {
  switch (expr.kind) {
    case 'text':
      return [expr.value]
    case 'name':
      return vocabulary.answers.get(expr.name)?.options ?? []
    case 'context':
      return vocabulary.context.get(expr.item) ?? []
    case 'call':
      return resultsOf(expr).flatMap((result) => textsOf(result, vocabulary))
    default:
      return []
  }
}

/** The arguments of a function that its value can be: the branches of `if`, what `recode` turns into. */
function resultsOf({ fn, args }: Expr & { kind: 'call' }): readonly Expr[] {
  if (fn === 'if') return args.slice(1)
  if (fn !== 'recode') return []
  const rest = args.slice(1)
  const complete = rest.length % 2 === 1
  const turned = rest.filter((_, n) => n % 2 === 1 || (complete && n === rest.length - 1))
  return complete ? turned : [...args.slice(0, 1), ...turned]
}
