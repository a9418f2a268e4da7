import { quoted } from './place-words.ts'
import type { FileProblemCode, SchemeProblem } from './scheme-problem.ts'

type Params = SchemeProblem['params']

/** What stands at a place where it cannot be read as JSON, and what would fit. */
const expectedWords: Readonly<Record<string, string>> = {
  value:
    'a value should stand: a text in double quotes, a number, true, false, null, [ or {. Often a comma is left over.',
  member: 'the name of a member in double quotes should stand. Often a comma is left over before }.',
  colon: 'a colon should stand between a member’s name and its value.',
  'comma-or-end': 'a comma, or the bracket that closes the list or object, should stand.',
  nothing: 'the file should be at its end.',
  quote: 'a text goes on. Close it with a double quote; a line break inside a text is written \\n.',
  escape: 'the character after the backslash has no meaning. A backslash itself is written \\\\.',
  digit: 'a digit should stand.',
}

const foundWords: Readonly<Record<string, string>> = { '': 'The file ends', '\n': 'A line ends', '\r': 'A line ends' }

function jsonWords({ found, expected }: Params): string {
  const here = String(found ?? '')
  const what = foundWords[here] ?? `There is ${quoted(here)}`
  return `${what} where ${expectedWords[String(expected)] ?? 'something else should stand.'} The file is no JSON before that is put right.`
}

export const fileProblemWords: Readonly<Record<FileProblemCode, (params: Params) => string>> = {
  'file-too-large': ({ limit }) =>
    `The file is larger than ${limit ?? ''} MB, which no scheme is. Choose the file of a scheme, or shorten its texts.`,
  'not-json': jsonWords,
  'nested-too-deep': ({ limit }) =>
    `More than ${limit ?? ''} brackets lie in one another here, which no scheme needs. Choose the file of a scheme.`,
  'member-twice': ({ name }) =>
    `The member ${quoted(String(name ?? ''))} stands twice in one object, and only one could count. Take one of them out.`,
  'not-an-object': () => 'This is JSON, but no scheme: a scheme is an object in braces. Choose the file of a scheme.',
  'other-format': ({ found, readable }) =>
    `${found === '' ? 'This is no format' : `The format ${quoted(String(found ?? ''))} is not`} that this Attune reads. It reads: ${readable ?? ''}. A newer Attune may read the file.`,
  'bad-hash': () =>
    'This is no hash as Attune writes it. Put the line back as it was, or take the line “contentHash” out.',
  'hash-differs': () =>
    'The file was changed after Attune wrote it. If you know and want the change, take the line “contentHash” out: that accepts it. Otherwise ask for the file again.',
}
