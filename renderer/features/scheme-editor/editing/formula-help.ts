import { compositeInstances, compositesAtExport } from '#shared/scheme/compile-scheme.ts'
import { bindCode, type FormulaError } from '#shared/scheme/formula/ast.ts'
import { checkFormula, type Vocabulary } from '#shared/scheme/formula/check-formula.ts'
import { computedVocabulary } from '#shared/scheme/computed.ts'
import { answerVocabulary } from '#shared/scheme/check-segments.ts'
import { eventFunctionNames, lagFunctionNames, linkFunctionNames } from '#shared/scheme/formula/event-functions.ts'
import {
  aggregateNames,
  codeFunctionNames,
  listFunctionNames,
  segmentFunctionNames,
} from '#shared/scheme/formula/functions.ts'
import { parseFormula } from '#shared/scheme/formula/parse.ts'
import { seriesFunctionNames } from '#shared/scheme/formula/series.ts'
import { zWithin } from '#shared/scheme/formula/within-study.ts'
import { formulaProblemInWords } from '#shared/scheme/formula-problem-words.ts'
import { lookupFunctionNames } from '#shared/scheme/lookup.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { vocabularyOf, type FormulaPlace } from '#shared/scheme/vocabulary.ts'

export type FormulaFinding = {
  readonly words: string
  /** In characters of the text; `from` inclusive, `to` exclusive. */
  readonly from: number
  readonly to: number
}

/** What the formula at a place may name. */
export function vocabularyAt(scheme: Scheme, path: SchemePath): Vocabulary {
  const { instances } = compositeInstances(scheme)
  const [list, n] = path
  const questions = typeof n === 'number' ? scheme.sets[n]?.segment?.questions : undefined
  // About one segment, only what was asked before is known.
  if (list === 'computed') {
    const codes = typeof n === 'number' ? (scheme.computed?.[n]?.codes ?? []) : []
    return computedVocabulary(scheme, codes)
  }
  if (list === 'sets') return answerVocabulary((questions ?? []).slice(0, Number(path[4] ?? 0)))
  const rating = list === 'ratings' && typeof n === 'number' ? scheme.ratings[n] : undefined
  const vocabulary = vocabularyOf(
    scheme,
    placeOf(scheme, path),
    instances,
    path.includes('evidence') ? rating : undefined,
  )
  // Composites alone can wait for the export, which knows the whole study.
  return list === 'composites' ? { ...vocabulary, study: 'known' } : vocabulary
}

/** Whether this place holds the formula of a composite that is worked out at export. */
export function isAtExport(scheme: Scheme, [list, n]: SchemePath): boolean {
  const composite = list === 'composites' && typeof n === 'number' ? scheme.composites[n] : undefined
  return composite !== undefined && compositesAtExport(scheme).has(composite)
}

function placeOf(scheme: Scheme, [list, n]: SchemePath): FormulaPlace {
  const index = typeof n === 'number' ? n : -1
  if (list === 'ratings') return scheme.ratings[index]?.scope ?? 'episode'
  if (list === 'rules') return scheme.rules[index]?.scope ?? 'session'
  return scheme.composites[index]?.scope ?? 'episode'
}

type Ask = {
  readonly vocabulary: Vocabulary
  /** A condition, not a number; `any`: a text will do as well. */
  readonly truth: boolean | 'any'
  /** A code that stands for `code`, in a composite that is made for each. */
  readonly code: string | null
}

/** What is wrong with a formula as it stands, while it is typed; null where nothing is. */
export function lookAtFormula(text: string, { vocabulary, truth, code }: Ask): FormulaFinding | null {
  const parsed = parseFormula(text)
  if (!parsed.ok) return findingOf(parsed.error, text)
  const checked = checkFormula(code === null ? parsed.expr : bindCode(parsed.expr, code), vocabulary)
  if (!checked.ok) return findingOf(checked.error, text)
  if (truth === 'any') return null
  const wanted = truth ? ['truth'] : ['number', 'truth']
  if (wanted.includes(checked.type)) return null
  const params = { found: checked.type, expected: wanted.join(', ') }
  return { words: formulaProblemInWords('wrong-type', params, text), from: 0, to: text.length }
}

function findingOf({ code, at, found, expected }: FormulaError, text: string): FormulaFinding {
  return { words: formulaProblemInWords(code, { ...at, found, expected }, text), from: at.from, to: at.to }
}

export type Names = {
  readonly title: string
  readonly names: readonly { readonly text: string; readonly tip: string }[]
}

/** What the names of a scheme are called. */
function labelsOf(scheme: Scheme): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...scheme.ratings.map(({ id, label }) => [id, label] as const),
    ...scheme.composites.map(({ id, label }) => [id, label] as const),
    ...scheme.context.map(({ id, label }) => [`ctx.${id}`, label] as const),
    ...scheme.episodes.map(({ id, name }) => [id, name] as const),
    ...scheme.sets.flatMap((set) => [
      [set.id, set.label] as const,
      ...set.codes.map(({ id, label }) => [id, label] as const),
    ]),
    ...(scheme.grids ?? []).flatMap(({ items }) => items.map(({ id, label }) => [id, label] as const)),
    ...(scheme.checklists ?? []).flatMap((list) =>
      [list, ...list.subscales].map(({ id, label }) => [id, label] as const),
    ),
    ...[
      ...scheme.modifiers,
      ...(scheme.computed ?? []),
      ...scheme.sets.flatMap(({ segment }) => segment?.questions ?? []),
    ].map(({ id, label }) => [id, label] as const),
    ...(scheme.qsorts ?? []).flatMap((sort) => [
      ...[sort, ...(sort.criteria ?? [])].map(({ id, label }) => [id, label] as const),
      ...sort.cards.map(({ id, text }) => [id, text] as const),
    ]),
    ...(scheme.ipsatives ?? []).flatMap((form) =>
      [form, ...form.patterns].map(({ id, label }) => [id, label] as const),
    ),
  ])
}

/** What may be written at a place, group by group. */
export function namesAt(scheme: Scheme, vocabulary: Vocabulary): readonly Names[] {
  const labels = labelsOf(scheme)
  const group = (title: string, names: Iterable<string>): Names => ({
    title,
    names: [...names].map((text) => ({ text, tip: labels.get(text) ?? text })),
  })
  const { sorts, cards, allotments } = vocabulary.forms
  return [
    group('Values', vocabulary.numbers.keys()),
    group(
      'Context',
      [...vocabulary.context.keys()].map((id) => `ctx.${id}`),
    ),
    group('Codes', vocabulary.codes.keys()),
    group('Code sets', vocabulary.sets),
    group('Checklists', vocabulary.lists.keys()),
    group('Questions of intervals', vocabulary.series.keys()),
    group('Answers', vocabulary.answers.keys()),
    group('Segments', vocabulary.segments.keys()),
    group('Modifiers', vocabulary.modifiers.keys()),
    group(
      'Sorts',
      [...sorts].flatMap(([id, { criteria }]) => [id, ...criteria]),
    ),
    group('Cards', cards.keys()),
    group(
      'Forms with points',
      [...allotments].flatMap(([id, { patterns }]) => [id, ...patterns]),
    ),
    group('Look-up tables', vocabulary.lookups),
    group('Episodes', vocabulary.episodes),
    group('Functions', functionsIn(vocabulary)),
  ].filter(({ names }) => names.length > 0)
}

const plainFunctions = ['if', 'round', 'sqrt', 'abs', 'reverse', 'recode']

/** The functions that have something to be used on. */
function functionsIn(vocabulary: Vocabulary): readonly string[] {
  const series = vocabulary.series.size === 0 ? [] : seriesFunctionNames
  const codes = vocabulary.codes.size === 0 ? [] : [...codeFunctionNames, 'gap', 'exists']
  const { sorts, allotments } = vocabulary.forms
  const forms = [...(sorts.size === 0 ? [] : ['sort', 'pile']), ...(allotments.size === 0 ? [] : ['points'])]
  const tables = vocabulary.lookups.size === 0 ? [] : lookupFunctionNames
  const lists = vocabulary.lists.size === 0 ? [] : listFunctionNames
  const events = vocabulary.events.size === 0 ? [] : [...eventFunctionNames, ...linkFunctionNames, ...lagFunctionNames]
  const segments = vocabulary.segments.size === 0 ? [] : segmentFunctionNames
  const names = [...aggregateNames, ...plainFunctions, ...codes, ...events, ...segments, ...lists, ...forms, ...series]
  const study = vocabulary.study === 'known' ? [`${zWithin}( , study)`] : []
  return [...[...names, ...tables].map((name) => `${name}( )`), ...study]
}
