import type { FormulaErrorCode } from './formula/ast.ts'
import type { SchemeProblem } from './scheme-problem.ts'
import { capital, quoted } from './place-words.ts'

type Params = SchemeProblem['params']

const typeWords: Readonly<Record<string, string>> = {
  number: 'a number',
  text: 'a text',
  truth: 'a condition (yes or no)',
}

const expectedWords: Readonly<Record<string, string>> = {
  ...typeWords,
  operator: 'an operator such as + or and',
  value: 'a number, a name, a text or a bracket',
  'context item': 'the id of a context item',
  code: 'the id of a code',
  episode: 'the id of an episode, or the word episode',
  'item of a grid': 'an item of a grid',
  'number of seconds above 0': 'a number of seconds above 0',
  'function of codes': 'a function of codes around it, such as prop_time( )',
  'value that differs': 'a value that can differ between recordings',
  'whole number 0 to 12': 'a whole number from 0 to 12',
}

/** `expected` may hold several kinds with commas between; a sign that is expected stands for itself. */
function expectedInWords(expected: string): string {
  const kinds = expected
    .split(', ')
    .map((kind) => (Object.hasOwn(expectedWords, kind) ? expectedWords[kind] : undefined))
  return kinds.every((kind) => kind !== undefined) ? kinds.join(' or ') : quoted(expected)
}

const words: Readonly<Record<FormulaErrorCode, (found: string, expected: string) => string>> = {
  'too-long': () => 'A formula has at most 4,000 characters. Put parts of it into composites of their own.',
  'too-deep': () => 'Too many brackets lie in one another. Put parts of the formula into composites of their own.',
  'bad-character': (found) => `The character ${quoted(found)} has no meaning in a formula. Take it out.`,
  'open-text': () => 'A text begins here and does not end. Close it with the same quotation mark.',
  unexpected: (found, expected) =>
    `${found === '' ? 'This' : quoted(found)} cannot stand here. What fits is ${expectedInWords(expected)}.`,
  'unexpected-end': (_found, expected) =>
    `The formula ends too early. What is still needed is ${expectedInWords(expected)}.`,
  'unknown-name': (found, expected) =>
    expected === ''
      ? `Nothing in the scheme is called ${quoted(found)}. Name a scale, a composite or a context item (ctx.id) that exists.`
      : `${quoted(found)} is none of the options here. Write one of: ${expected}.`,
  'unknown-function': (found) => `There is no function ${quoted(found)}. Use one that the formula language has.`,
  'unknown-code': (found) => `There is no code with the id ${quoted(found)}. Name a code of the scheme.`,
  'unknown-episode': (found) => `There is no episode with the id ${quoted(found)}. Name an episode of the scheme.`,
  'unknown-set': () => 'There is no code set of this name. Name a code set by its id.',
  'unknown-list': (found) =>
    `There is no checklist or subscale ${found === '' ? 'here' : quoted(found)}. Name one by its id.`,
  'unknown-lookup': (found) =>
    `There is no look-up table ${found === '' ? 'here' : quoted(found)}. Name one by its id.`,
  'no-contingent-items': (found) =>
    `${quoted(found)} has no contingent items, so nothing is counted. Mark items as contingent, or use score( ).`,
  'unknown-sort': (found) => `There is no sort ${found === '' ? 'here' : quoted(found)}. Name one by its id.`,
  'unknown-criterion': (found, expected) =>
    expected === ''
      ? 'This sort has no criterion sort yet. Make one of the sorts of your experts, or take the formula out.'
      : `This sort has no criterion sort ${found === '' ? 'here' : quoted(found)}. Name one of: ${expected}.`,
  'unknown-card': (found) => `There is no card ${found === '' ? 'here' : quoted(found)}. Name one by its id.`,
  'unknown-form': (found) =>
    `There is no form with points ${found === '' ? 'here' : quoted(found)}. Name one by its id.`,
  'unknown-pattern': (found, expected) =>
    `This form has no pattern ${found === '' ? 'here' : quoted(found)}. Name one of: ${expected}.`,
  'needs-pile': (found) => `${quoted(found)} is a card. To have the value of its pile, write pile(${found}).`,
  'several-grids': (found) =>
    `${quoted(found)} belongs to another grid. Its intervals are others: use items of one grid between the brackets.`,
  'needs-series': (found) =>
    `${quoted(found)} has a value in each interval, not one for the episode. Put it into a function such as over_mean( ).`,
  'needs-segments': (found) =>
    `${quoted(found)} has an answer in each segment, not one for the episode. Put it into segments( ) or share_segments( ).`,
  'unknown-segments': (found) =>
    `There is no set of segments ${found === '' ? 'here' : quoted(found)}. Name a code set whose states are segments.`,
  'needs-episode': (found) =>
    `${quoted(found)} has a value only within an episode or a bout. Make this once an episode (scope), or leave the name out.`,
  'needs-scale': () =>
    'reverse( ) needs the name of a scale, or of a composite with a range. Name one, or write the subtraction out.',
  'needs-states': (found) =>
    `${quoted(found)} is a code without duration, so it has no share of time. Use rate( ) or count( ).`,
  'unknown-modifier': (found) =>
    `${found === '' ? 'This' : quoted(found)} is no modifier that every one of these codes has and that can be counted. Name one, or leave the codes without it out.`,
  'needs-number-modifier': (found) =>
    `${quoted(found)} is not a number, so it has no mean. Use count_where( ) with a condition.`,
  'needs-has': (found) =>
    `${quoted(found)} can have several answers at a time. Ask for one of them: has(${found}, 'option').`,
  'no-link': (found, expected) =>
    `Events of ${quoted(found)} cannot be linked to ${quoted(expected)}. Name codes whose set is linked to that of the cues.`,
  'wrong-type': (found, expected) =>
    `${capital(expectedInWords(expected))} is needed here${found === '' ? '' : `, and this is ${expectedInWords(found)}`}. Change one of the two.`,
  'needs-study': () =>
    'z_within( ) says what it compares with. Write the word study after the value: z_within(x, study).',
  'only-at-export': (found) =>
    `${quoted(found)} is worked out at export, when all recordings of the study are there. What stands here has to be known in each coding: name a value that it has by itself.`,
  'standardised-twice': (found) =>
    `${quoted(found)} is itself worked out at export, and z_within( ) needs a value that each coding has by itself. Name what it is made of.`,
  'argument-count': (found, expected) =>
    `${found}( ) takes ${expected} ${expected === '1' ? 'value' : 'values'} between its brackets. Give it that many.`,
  'number-too-large': () => 'This number is too large to be kept. Write a smaller one.',
  'divides-by-zero': () => 'This divides by zero, which has no value in any recording. Change what it divides by.',
}

/** What is wrong with a formula: position, the piece of text meant, and what to do. */
export function formulaProblemInWords(code: FormulaErrorCode, params: Params, source: string): string {
  const [found, expected] = [String(params.found ?? ''), String(params.expected ?? '')]
  const said = words[code](found, expected)
  return `${whereInFormula(params, source)}: ${said}`
}

function whereInFormula({ from, to }: Params, source: string): string {
  if (typeof from !== 'number' || typeof to !== 'number') return 'The whole formula'
  const piece = source.slice(from, to)
  if (piece === '' || from >= source.length) return 'At the end of the formula'
  return `Character ${from + 1}, ${quoted(piece)}`
}
