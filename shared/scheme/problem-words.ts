import type { FormulaErrorCode } from './formula/ast.ts'
import { formulaProblemInWords } from './formula-problem-words.ts'
import { capital, memberInWords, placeInWords, quoted } from './place-words.ts'
import type { CheckProblemCode, FileProblemCode, SchemeProblem, ShapeProblemCode } from './scheme-problem.ts'
import { isMissingCode, missingCodes } from './missing-codes.ts'
import { valueAt } from './scheme-shape.ts'
import { fileProblemWords } from './file-problem-words.ts'

type Params = SchemeProblem['params']
type Words<Code extends string> = Readonly<Record<Code, (params: Params, problem: SchemeProblem) => string>>
type FormulaProblemCode = `formula-${FormulaErrorCode}`

/** Where and what, in words: { place: 'Scale “Sensitivity”, anchor 5, text', words: '...' } */
export function problemInWords(
  scheme: unknown,
  problem: SchemeProblem,
): { readonly place: string; readonly words: string } {
  const { line, column } = problem.params
  const place = line === undefined ? placeInWords(scheme, problem.path) : `Line ${line}, column ${column ?? 1}`
  return { place, words: wordsOf(scheme, problem) }
}

function wordsOf(scheme: unknown, problem: SchemeProblem): string {
  const { code, params, path } = problem
  if (isFormulaProblem(code)) {
    const source = valueAt(scheme, path).value
    return formulaProblemInWords(formulaErrorOf(code), params, typeof source === 'string' ? source : '')
  }
  return allWords[code](params, problem)
}

const isFormulaProblem = (code: string): code is FormulaProblemCode => code.startsWith('formula-')
// The template type says that what follows the prefix is such a code; slicing a text loses that.
const formulaErrorOf = (code: FormulaProblemCode): FormulaErrorCode => code.slice('formula-'.length) as FormulaErrorCode

const kindWords: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  tuple: 'a list of two numbers in square brackets',
  object: 'an object in braces',
  record: 'an object in braces',
  null: 'null',
  endless: 'a number too large to be kept',
}

function kind(params: Params, name: 'expected' | 'found'): string {
  const word = String(params[name] ?? '')
  return Object.hasOwn(kindWords, word) ? (kindWords[word] ?? '') : 'something else'
}

const text = (params: Params, name: string): string => quoted(String(params[name] ?? ''))
const whole = (params: Params, name: string): string => Number(params[name] ?? 0).toLocaleString('en-GB')
const oneOf = (params: Params): string => (params.allowed === undefined ? '' : ` Allowed: ${params.allowed}.`)
const memberName = ({ path }: SchemeProblem): string => quoted(path.findLast((part) => typeof part === 'string') ?? '')

const shapeWords: Words<ShapeProblemCode> = {
  'unknown-member': (params) =>
    `Schemes have no member ${text(params, 'name')} here. Take it out, or correct its name.`,
  'missing-member': (params, problem) =>
    `The member ${memberName(problem)} is missing. Add it: ${kind(params, 'expected')}.${oneOf(params)}`,
  'not-filled': () => 'This is still empty. Fill it in.',
  'wrong-kind': (params) =>
    `${capital(kind(params, 'expected'))} is needed here, and there is ${kind(params, 'found')}. Change it.${oneOf(params)}`,
  'not-one-of': (params) => `${text(params, 'found')} is not among what is allowed.${oneOf(params)}`,
  'too-long': (params) =>
    `The text has ${whole(params, 'length')} characters; at most ${whole(params, 'limit')} are allowed. Shorten it.`,
  'empty-text': () => 'The text is empty. Write at least one character that can be seen.',
  'hidden-character': (params) =>
    `Character ${Number(params.at ?? 0) + 1} is the hidden character ${params.character ?? ''}, which changes what is read without being seen. Take it out.`,
  'too-many': (params, problem) =>
    `There are ${whole(params, 'count')} entries; ${listName(problem)} may hold ${whole(params, 'limit')}. Take some out, or split the scheme.`,
  'too-few': (params) =>
    `There are ${whole(params, 'count')} entries; at least ${whole(params, 'limit')} are needed. Add some.`,
  'too-small': (params) => `${params.found ?? ''} is too small. Write ${params.limit ?? ''} or more.`,
  'too-large': (params) => `${params.found ?? ''} is too large. Write ${params.limit ?? ''} or less.`,
  'not-above': (params) => `${params.found ?? ''} is too small. Write a number above ${params.limit ?? ''}.`,
  'not-whole': (params) => `${params.found ?? ''} is not a whole number. Write one.`,
  // Most ids are chosen from a list: an empty one was not chosen yet.
  'bad-id': (params) =>
    (params.found ?? '') === ''
      ? 'Nothing is named here yet.'
      : `${text(params, 'found')} cannot be an id. Ids have 1 to 40 of the characters a-z, 0-9, _ and -, and begin with a letter.`,
  'bad-composite-id': (params) =>
    `${text(params, 'found')} cannot be the id of a composite. It has the characters a-z, 0-9, _ and begins with a letter; {code} may stand in it for the id of each code.`,
  'bad-key': (params) => `${text(params, 'found')} cannot be a key. Write one letter a-z or one digit.`,
  'bad-version': (params) => `${text(params, 'found')} is no version number. Write three numbers with dots: 1.0.0.`,
  'bad-prefix': (params) =>
    `${text(params, 'found')} cannot begin the names of columns. Write 1 to 8 of a-z, 0-9 and _, beginning with a letter and not ending with _.`,
  'bad-language': (params) =>
    `${text(params, 'found')} is no tag of a language. Write one such as en, de or pt-BR, or leave it out.`,
}

const listName = ({ path }: SchemeProblem): string =>
  `the list “${memberInWords(path.findLast((part) => typeof part === 'string') ?? '')}”`

const checkWords: Words<Exclude<CheckProblemCode, FormulaProblemCode>> = {
  'duplicate-id': (params) =>
    `${text(params, 'id')} is there a second time. Give one of the two another id (or value).`,
  'duplicate-key': (params) =>
    `The key ${text(params, 'key')} is already that of ${text(params, 'other')} in the same pass. Give one of the two another key.`,
  'duplicate-option': (params) => `The option ${text(params, 'option')} is there a second time. Take one of them out.`,
  'named-twice': (params) => `${text(params, 'id')} is named a second time in this list. Take one of the two out.`,
  'duplicate-prefix': (params) =>
    `The columns of ${text(params, 'other')} already begin with ${text(params, 'prefix')}. Give one of the two another beginning, so that they can be told apart.`,
  'taken-prefix': (params) =>
    `Columns that begin with ${text(params, 'prefix')} are answers about recordings, events or segments. Choose another beginning.`,
  'reserved-id': (params) => `${text(params, 'id')} is a word of the formula language. Choose another id.`,
  'hyphen-in-id': (params) =>
    `Formulas name this id, and would read the hyphen in ${text(params, 'id')} as a minus. Use _ in its place.`,
  'unknown-reference': (params) =>
    `Nothing in the scheme has the id ${text(params, 'id')} here. Correct the id, or add what it stands for.`,
  'exhaustive-not-exclusive': () =>
    'A set that covers every moment must be exclusive. Make it exclusive, or let it leave time uncovered.',
  'exhaustive-points': () =>
    'Codes without duration cannot cover every moment. Make it a set of states, or let it leave time uncovered.',
  'lookup-not-exclusive': () =>
    'Two of these codes can hold at one moment, so that the table would give two values. Name a set of exclusive states; for the rows also a set of points.',
  'lookup-of-itself': () => 'Rows and columns are one code set. Name two different sets.',
  'in-no-pass': () => 'No pass shows this, so it could never be coded. Name it in a pass.',
  'scale-ends': () =>
    'The ends do not fit: the lowest value must lie under the highest, and the steps must lead from one to the other.',
  'scale-too-fine': (params) =>
    `There are more than ${whole(params, 'limit')} points. Make the steps larger or the range smaller.`,
  'value-off-scale': (params) =>
    `${params.value ?? ''} cannot be given on this scale. Choose a value within its ends and on a step.`,
  'ends-not-listed': (params) =>
    `The lowest and the highest value, ${params.min ?? ''} and ${params.max ?? ''}, must be among the values that can be given. Add them, or move the ends.`,
  'default-not-exhaustive': () =>
    'A code that holds where none is pressed is for sets that cover every moment. Make the set exhaustive, or take the code out.',
  'no-options': () => 'A choice needs at least two options. Add them.',
  'subscale-without-items': () => 'No item belongs to this subscale, so it has no score. Add items, or take it out.',
  'no-word-for-answer': () =>
    'Where items can be without an occasion, the answer “does not apply” needs a word. Write one.',
  'credit-without-absence': () =>
    'The item counts where it does not apply, and it always applies. Give its subscale a question about the occasion, write a word for “does not apply”, or take this out.',
  'mixed-pass': () =>
    'The digits would mean two things: a pass has scales, or checklists, or grids, or sorts, or forms with points, or segments, or visits events. Make a pass for each.',
  'bout-of-points': () => 'A moment has no length, so it has no shortest one. Take the number out.',
  'tolerance-of-no-points': () =>
    'Only onsets of points are matched within a tolerance. Take it out, or name a set of points.',
  'also-twice': (params) => `${text(params, 'found')} is asked for twice. Take one of the two out.`,
  'also-is-main': () => 'This is the statistic of the aim itself, which is printed in any case. Take it out here.',
  'also-of-other-kind': (params) =>
    params.allowed === ''
      ? `${text(params, 'found')} is not computed of this, and nothing else is. Take it out.`
      : `${text(params, 'found')} is not computed of this. Take it out, or ask for one of these: ${params.allowed ?? ''}.`,
  'target-not-certain': (params) =>
    `Several things have the id ${text(params, 'id')}, so it cannot be told which of them is meant. Give all but one another id.`,
  'aim-of-words': () =>
    'Two people never write the same words, so agreement on them has no figure. Name something else, or take the aim out.',
  'watched-masked': () => 'Who is to be watched in this pass is also not to be seen. Take them out of one of the two.',
  'piles-order': (params) =>
    `The values of piles must rise from pile to pile, and ${params.value ?? ''} comes after ${params.before ?? ''}. Change their order or their values.`,
  'pile-sizes': (params) =>
    `The sizes of the piles come to ${whole(params, 'sum')}, and there are ${whole(params, 'cards')} cards. Where the sort is forced, the two must be the same: change the sizes, or let it be free.`,
  'value-outside-piles': (params) =>
    `${params.value ?? ''} lies outside the piles, which go from ${params.lowest ?? ''} to ${params.highest ?? ''}. Write a value between the two.`,
  'criterion-incomplete': (params) =>
    `Cards without a place in this criterion sort: ${whole(params, 'count')}. The first is ${text(params, 'first')}. Give each card its place.`,
  'criterion-without-variation': () =>
    'All cards have the same place, so that nothing can be compared with it. Give the cards the places that they have.',
  'points-not-in-steps': (params) =>
    `${params.points ?? ''} points cannot be given out in steps of ${params.step ?? ''}. Choose a step that leads to them.`,
  'values-without-words': (params) =>
    `There are ${whole(params, 'count')} words for ${whole(params, 'needed')} values. Give each value from the lowest to the highest its word.`,
  'not-for-kind': (_params, problem) =>
    `The member ${memberName(problem)} has no meaning for a modifier of this type. Take it out, or change the type.`,
  'keys-without-options': (params) =>
    `There are ${whole(params, 'count')} keys for ${whole(params, 'needed')} options. Give each option its key, in the same order, or leave the keys out.`,
  'duplicate-option-key': (params) =>
    `The key ${text(params, 'key')} already means another option of this modifier. Give one of the two another key.`,
  'default-not-an-answer': () =>
    'What is proposed could not be the answer: it is none of the options, or beyond the ends. Change it, or leave it out.',
  'link-to-itself': () => 'Events of a set cannot be the cues of the same set. Name the set that holds the cues.',
  'never-asked': (params) =>
    `No code of the sets that this pass visits has the modifier ${text(params, 'id')}. Give it to a code, or take it out here.`,
  'segments-overlap': () =>
    'Segments are states, one at a time, with gaps between them. Make the set exclusive states that leave time uncovered.',
  'segments-ask-nothing': () => 'Segments need a text or a question, or they are plain states. Add one of the two.',
  'duplicate-answer-key': (params) =>
    `The key ${text(params, 'key')} already gives the answer ${text(params, 'other')} to this question. Give one of the two another key.`,
  'ends-before-start': () => 'The end must lie after the start. Correct one of the two.',
  'episodes-overlap': (params) =>
    `This episode overlaps with ${text(params, 'other')}. Let one end where the other begins, or earlier.`,
  'other-scope': (params) =>
    params.scope === 'session'
      ? `${text(params, 'id')} is one score of the whole recording. Write null for the kind of episode.`
      : `${text(params, 'id')} is a score of each episode. Name the kind of episode that is meant.`,
  'value-or-reason': () => 'An expected score is either a value, or null with the reason why there is none. Give one.',
  'expects-at-export': (params) =>
    `${text(params, 'id')} is worked out at export, when all recordings of the study are there, so that one case has no value of it. Expect what it is made of instead.`,
  'test-too-much-work': (params) =>
    `Working this case out would take about ${whole(params, 'times')} times as long as all cases together may (${whole(params, 'limit')} steps). Give it fewer entries or episodes, or shorten the formulas.`,
  'tests-too-much-work': (params) =>
    `Working out these ${whole(params, 'count')} cases would take about ${whole(params, 'times')} times as long as it may (${whole(params, 'limit')} steps). Take some out, or give them fewer entries or episodes.`,
  'test-does-not-fit': (params) =>
    `This could not be coded with the scheme: ${unfitWords(String(params.why ?? ''))}. Correct the test case, or the scheme.`,
  'test-fails': (params) =>
    `${text(params, 'composite')} comes out as ${resultInWords(params.found)}, and ${resultInWords(params.expected)} is expected. Check the formula, and work the example out once more by hand.`,
  'code-in-id': () =>
    'Where a composite is made for each code, {code} stands in its id, and only there. Add {code} to the id, or name the code sets.',
  'composite-cycle': (params) =>
    `These composites need one another in a circle and so have no value: ${params.ids ?? ''}. Change one of their formulas.`,
  'too-many-composites': (params) =>
    `Written out for each code these are ${whole(params, 'count')} composites; at most ${whole(params, 'limit')} are allowed. Make them for fewer code sets.`,
  'only-derived': (_params, problem) =>
    `The member ${memberName(problem)} is for rules by which a rating follows from something else. Take it out, or choose that kind.`,
  'derived-twice': (params) =>
    `Another rule already says what ${text(params, 'id')} follows from. Join the two: conditions with “or”, values with if( ).`,
  'derive-scope': (params) =>
    params.scope === 'session'
      ? `${text(params, 'id')} is rated once for the whole recording. Let the rule be looked at once for the whole recording too.`
      : `${text(params, 'id')} is rated in each episode. Let the rule be looked at for each episode too.`,
  'derive-fields': () =>
    'A rule by which a rating follows from something else speaks of its scale alone. Take the other things out.',
  'derive-circle': (params) =>
    `What this rule needs depends on what it gives: ${params.ids ?? ''}. Change one of these conditions or formulas.`,
}

const unfit: Readonly<Record<string, string>> = {
  'given-twice': 'the same thing is given a second time',
  'outside-recording': 'it lies outside the episodes',
  'offset-not-after-onset': 'it ends before it begins',
  'point-with-offset': 'a point has no end',
  'outside-scale': 'the value is not on the scale',
  'unknown-answer': 'the question about the segment has no such answer',
  'unknown-reason': 'the scale has no such reason',
  'value-and-reason': 'it has a value and a reason for none',
  'unknown-context': 'this is none of the answers',
  'unknown-item': 'the form has no such item, or the interval is missing',
  'unknown-link': 'codes of this set have no cue, or need one',
  'unknown-modifier': 'the code has no such modifier, or the modifier no such answer',
}

const unfitWords = (why: string): string => (Object.hasOwn(unfit, why) ? (unfit[why] ?? why) : why)

/** A score, or the reason why there is none as an export calls it. */
function resultInWords(result: string | number | undefined): string {
  if (typeof result === 'number') return String(result)
  const reason = result ?? ''
  return isMissingCode(reason) ? `missing (${missingCodes[reason].label})` : `missing (${reason})`
}

const allWords: Words<FileProblemCode | ShapeProblemCode | Exclude<CheckProblemCode, FormulaProblemCode>> = {
  ...fileProblemWords,
  ...shapeWords,
  ...checkWords,
}
