import { expect, test } from 'vitest'
import { filesUnder, literalsIn, textOf, type Literal } from './source-files.ts'

// R2-2: what is shown describes what was seen, and never judges a mother, a baby or a coder.
const JUDGING =
  /\b(?:bad(?:ly)?|poor(?:ly)?|lazy|lazily|cold mother|worsened|worse|abnormal|deficient|inadequate|incompetent|manipulative|neglectful|uncaring|selfish|naughty|spoilt|disturbed mother|disappointing|unacceptable|(?:mother|baby|infant|caregiver|coder|she|he|you)\s+(?:fails?|failed|refuses?|refused)|fails? to (?:respond|notice|comfort|engage|look|react|answer))\b/i

/** A key or a name for the program (`bad`, `too-bad`) is no text; a sentence has a space, a label a capital letter. */
const isText = (text: string): boolean => /\s|^[A-Z]/.test(text.trim())

const judgingIn = (literals: readonly Literal[], path: string): readonly string[] =>
  literals.flatMap(({ text, line }) => {
    const found = JUDGING.exec(text)
    return found === null || !isText(text) ? [] : [`${path}:${line} "${found[0]}"`]
  })

const sources = [
  ...filesUnder('renderer', /\.tsx?$/),
  ...filesUnder('shared', /\.ts$/),
  ...filesUnder('electron/cli', /\.ts$/),
  ...filesUnder('electron/services', /\.ts$/),
]

test('no text that a person reads in the application judges anyone', () => {
  // A list of words to warn of has to contain them.
  const shown = sources.filter((path) => !/judging|word-list/.test(path))
  expect(shown.flatMap((path) => judgingIn(literalsIn(path), path))).toEqual([])
})

test('no template of a scheme judges anyone', () => {
  const templates = [...filesUnder('shared', /\.json$/), ...filesUnder('electron', /\.json$/)].filter(
    (path) => !path.endsWith('tsconfig.json'),
  )
  const linesOf = (path: string): readonly Literal[] =>
    textOf(path)
      .split('\n')
      .map((text, index) => ({ text, line: index + 1 }))
  expect(templates.flatMap((path) => judgingIn(linesOf(path), path))).toEqual([])
})

test.each([
  'const a = "Poor agreement"',
  'const a = <p>The mother refuses contact.</p>',
  'const a = `${who} fails to respond`',
])('a judging word is found in %s', (source) => {
  expect(judgingIn(literalsIn('probe.tsx', source), 'probe.tsx')).toHaveLength(1)
})
