import { FormulaFault } from '../formula/ast.ts'
import { lex, type Token } from '../formula/lex.ts'
import { isStudyWord } from '../formula/within-study.ts'
import type { SchemePath } from '../scheme-problem.ts'
import type { DraftValue } from './draft-value.ts'
import { formulaPlaces, idAt, kindAt, placesOf, textAt, thingKinds, type ThingKind } from './things.ts'

export type Reference = {
  /** The member that names the id, or the formula that does. */
  readonly path: SchemePath
  readonly inFormula: boolean
}

/** Every place that speaks of the thing at `path`, in the order of the scheme. Formulas that cannot be read count as none. */
export function referencesTo(draft: DraftValue, path: SchemePath): readonly Reference[] {
  const [kind, id] = [kindAt(path), idAt(draft, path)]
  if (kind === null || id === null) return []
  const question = questionOf(draft, path, kind)
  const named = kind.namedAt
    .flatMap((pattern) => placesOf(draft, pattern, path))
    .filter((place) => textAt(draft, place) === id && isInItsForm(draft, place, path))
  const inFormulas = namesInFormulas(draft, kind, id)
    ? formulasOf(draft).filter((place) => placesInFormula(textAt(draft, place), kind, id, question).length > 0)
    : []
  return [
    ...named.map((place) => ({ path: place, inFormula: false })),
    ...inFormulas.map((place) => ({ path: place, inFormula: true })),
  ]
}

/**
 * An answer of a test case names its form beside its item, or its question: ids of items are told apart within their
 * form alone, and those of answers within their question.
 */
function isInItsForm(draft: DraftValue, place: SchemePath, item: SchemePath): boolean {
  if (place.at(-1) === 'answer')
    return textAt(draft, [...place.slice(0, -1), 'question']) === idAt(draft, item.slice(0, 5))
  const isAnswer = place[0] === 'tests' && place[2] === 'forms' && place.at(-1) === 'item'
  return !isAnswer || textAt(draft, [...place.slice(0, -1), 'form']) === idAt(draft, item.slice(0, 2))
}

/** The id of the question that an answer is one of; empty for everything else. */
const questionOf = (draft: DraftValue, path: SchemePath, { inFormulas }: ThingKind): string =>
  inFormulas === 'answer' ? (idAt(draft, path.slice(0, 5)) ?? '') : ''

export type Renaming = {
  /** What to write where: the id itself, what names it, and the formulas that do. */
  readonly edits: readonly { readonly path: SchemePath; readonly value: string }[]
  /** Another kind of thing has the same id, so that formulas were left as they are. */
  readonly formulasLeft: boolean
}

/** Another id for the thing at `path`, everywhere it is named. The new one must be free (`takenIds`). */
export function renaming(draft: DraftValue, path: SchemePath, id: string): Renaming {
  const [kind, before] = [kindAt(path), idAt(draft, path)]
  const own = { path: [...path, 'id'], value: id }
  if (kind === null || before === null) return { edits: [own], formulasLeft: false }
  const question = questionOf(draft, path, kind)
  const edits = referencesTo(draft, path).map(({ path: place, inFormula }) => ({
    path: place,
    value: inFormula ? renamedIn(textAt(draft, place), kind, before, id, question) : id,
  }))
  const formulasLeft =
    kind.inFormulas !== null &&
    !namesInFormulas(draft, kind, before) &&
    formulasOf(draft).some((place) => placesInFormula(textAt(draft, place), kind, before).length > 0)
  return { edits: [own, ...edits], formulasLeft }
}

const formulasOf = (draft: DraftValue): readonly SchemePath[] =>
  formulaPlaces.flatMap((pattern) => placesOf(draft, pattern))

/** Whether a name in a formula can mean this thing only: a code and a scale may have the same id. */
function namesInFormulas(draft: DraftValue, kind: ThingKind, id: string): boolean {
  if (kind.inFormulas === null || id === '') return false
  // An answer stands beside its question.
  if (kind.inFormulas === 'answer') return true
  const bearers = thingKinds
    .filter((other) => other.inFormulas === kind.inFormulas)
    .flatMap((other) => placesOf(draft, other.pattern))
    .filter((place) => idAt(draft, place) === id)
  return bearers.length === 1
}

/** The words of a formula that name an id, first to last. */
function placesInFormula(source: string, { inFormulas }: ThingKind, id: string, question = ''): readonly Token[] {
  if (inFormulas === null || !source.includes(id)) return []
  try {
    const tokens = lex(source)
    if (inFormulas === 'answer')
      return tokens.filter((token, n) => isAnswerTo(tokens, n, question) && token.text === id)
    return tokens.filter((token, n) => {
      if (token.kind !== 'word' || token.text !== id) return false
      if (isStudyWord(tokens, n)) return false
      const afterPoint = tokens[n - 1]?.text === '.'
      // `mean` of `mean(a, b)` is a function, whatever a scale is called.
      return inFormulas === 'context' ? afterPoint : !afterPoint && tokens[n + 1]?.text !== '('
    })
  } catch (fault) {
    if (fault instanceof FormulaFault) return []
    throw fault
  }
}

/** Whether a text is compared with a question: `mind == 'yes'`, or the other way round. */
function isAnswerTo(tokens: readonly Token[], n: number, question: string): boolean {
  if (tokens[n]?.kind !== 'text') return false
  const isSame = (by: -1 | 1): boolean =>
    ['==', '!='].includes(tokens[n + by]?.text ?? '') && tokens[n + 2 * by]?.text === question
  return isSame(-1) || isSame(1)
}

/** A formula in which the thing has another id. `question`: of an answer, the one that it is an answer to. */
export function renamedIn(source: string, kind: ThingKind, before: string, id: string, question = ''): string {
  let text = source
  const named = kind.inFormulas === 'answer' ? `'${id}'` : id
  for (const { at } of [...placesInFormula(source, kind, before, question)].reverse())
    text = text.slice(0, at.from) + named + text.slice(at.to)
  return text
}
