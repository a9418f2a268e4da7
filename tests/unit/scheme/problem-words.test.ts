import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSchemeFile } from '#shared/formats/scheme-file/read-scheme-file.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { SchemePath, SchemeProblem, SchemeProblemCode } from '#shared/scheme/scheme-problem.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { leavesOf, withValue } from './arbitrary-scheme.ts'

const problem = (path: SchemePath, code: SchemeProblemCode = 'empty-text', params = {}): SchemeProblem => ({
  ...{ code, path, params },
})
const place = (path: SchemePath, scheme: unknown = sensIntr9): string => problemInWords(scheme, problem(path)).place

/** All that reading a file finds in a template with another value at one place, in words. */
function said(path: SchemePath, value: unknown, scheme: Scheme = sensIntr9): readonly string[] {
  const changed = withValue(scheme, path, value)
  const reading = readSchemeFile(JSON.stringify(changed), () => '')
  if (reading.ok) return []
  return reading.problems.map((found) => {
    const { place: where, words } = problemInWords(changed, found)
    return `${where}: ${words}`
  })
}

describe('places', () => {
  test.each<[SchemePath, string]>([
    [[], 'The file'],
    [['name'], 'Name'],
    [['basis', 'reportAs'], 'Basis, report as'],
    [['quantityWords', 'mostly'], 'Words of quantity, “mostly”'],
    [['subjects', 1, 'role'], 'Subject “Baby”, role'],
    [['episodes', 0, 'minCodableS'], 'Episode “Free play without toys”, least codable time'],
    [['passes', 2, 'ratings', 1], 'Pass “Rate”, scales, no. 2'],
    [['ratings', 0], 'Scale “Sensitive responding”'],
    [['ratings', 0, 'anchors', 2, 'text'], 'Scale “Sensitive responding”, anchor 5, text'],
    [['ratings', 0, 'consider', 3], 'Scale “Sensitive responding”, what to consider, no. 4'],
    [['ratings', 0, 'notCodable', 0, 'text'], 'Scale “Sensitive responding”, reason “few_signals”, text'],
    [['ratings', 9, 'label'], 'Scales, no. 10, label'],
    [['context', 2, 'options', 1], 'Context item “Another person takes part or speaks”, options, no. 2'],
    [['composites', 1, 'expr'], 'Composite “Sensitive and unintrusive (mean)”, formula'],
    [['rules', 0, 'when'], 'Rule “r1”, condition'],
    [['reliability', 0, 'minN'], 'Reliability aim “Sensitive responding”, least number of recordings'],
    [['reliability', 0, 'target', 0], 'Reliability aim “Sensitive responding”, target'],
    [['colour'], '“colour”'],
    [['constructor', '__proto__'], '“constructor”, “__proto__”'],
  ])('%j is %s', (path, words) => {
    expect(place(path)).toBe(words)
  })

  test('a code is named with its set', () => {
    expect(place(['sets', 0, 'codes', 3, 'definition'], stillfacePhase)).toBe(
      'Code set “Baby engagement”, code “Quietly unhappy”, definition',
    )
  })

  test('what has no label is counted, and what is no scheme has places all the same', () => {
    expect(place(['ratings', 1, 'label'], { ratings: [null, { label: ' ' }] })).toBe('Scale no. 2, label')
    for (const value of [null, 5, 'text', [], { ratings: 'none' }])
      expect(place(['ratings', 0, 'label'], value)).toBe('Scales, label')
  })

  test('a label is quoted with its hidden characters made visible, and cut where it is long', () => {
    expect(place(['name', 'x'], {})).toBe('Name, “x”')
    expect(place(['ratings', 0], { ratings: [{ label: `a\u202eb${'c'.repeat(100)}` }] })).toBe(
      `Scale “a[U+202E]b${'c'.repeat(56)}…”`,
    )
  })
})

describe('what is wrong, and what to do', () => {
  test.each<[SchemePath, unknown, string]>([
    [
      ['ratings', 0, 'question'],
      undefined,
      'Scale “Sensitive responding”, question: The member “question” is missing. Add it: a text in double quotes.',
    ],
    [
      ['ratings', 0, 'scope'],
      'bout',
      'Scale “Sensitive responding”, scope: “bout” is not among what is allowed. Allowed: episode, session.',
    ],
    [
      ['ratings', 0, 'anchors', 2, 'text'],
      'a'.repeat(5000),
      'Scale “Sensitive responding”, anchor 5, text: The text has 5,000 characters; at most 4,000 are allowed. Shorten it.',
    ],
    [
      ['ratings', 0, 'anchors', 2, 'text'],
      5,
      'Scale “Sensitive responding”, anchor 5, text: A text in double quotes is needed here, and there is a number. Change it.',
    ],
    [
      ['name'],
      'abc\u202e',
      'Name: Character 4 is the hidden character U+202E, which changes what is read without being seen. Take it out.',
    ],
    [
      ['composites', 1, 'expr'],
      'mean(sens, int_r)',
      'Composite “Sensitive and unintrusive (mean)”, formula: Character 6, “sens”: Nothing in the scheme is called “sens”. Name a scale, a composite or a context item (ctx.id) that exists.',
    ],
    [
      ['composites', 1, 'expr'],
      'sen / 0',
      'Composite “Sensitive and unintrusive (mean)”, formula: Character 7, “0”: This divides by zero, which has no value in any recording. Change what it divides by.',
    ],
    [
      ['composites', 1, 'expr'],
      'mean(sen,',
      'Composite “Sensitive and unintrusive (mean)”, formula: At the end of the formula: The formula ends too early. What is still needed is a number, a name, a text or a bracket.',
    ],
    [
      ['composites', 1, 'expr'],
      'mean(sen',
      'Composite “Sensitive and unintrusive (mean)”, formula: At the end of the formula: The formula ends too early. What is still needed is “)”.',
    ],
    [
      ['rules', 1, 'when'],
      'int + wdr',
      'Rule “r3”, condition: The whole formula: A condition (yes or no) is needed here, and this is a number. Change one of the two.',
    ],
    [
      ['rules', 3, 'when'],
      "ctx.blind == 'maybe'",
      "Rule “r5”, condition: Character 14, “'maybe'”: “maybe” is none of the options here. Write one of: no, group, time point, I know this person.",
    ],
    [['colour'], 'red', '“colour”: Schemes have no member “colour” here. Take it out, or correct its name.'],
  ])('%j as %j', (path, value, words) => {
    expect(said(path, value)).toEqual([words])
  })

  test('a text that is no JSON has its line and column for a place', () => {
    const reading = readSchemeFile('{\n  "a": 1,\n}', () => '')
    expect(reading.ok ? [] : reading.problems.map((found) => problemInWords(null, found))).toEqual([
      {
        place: 'Line 3, column 1',
        words:
          'There is “}” where the name of a member in double quotes should stand. Often a comma is left over before }. The file is no JSON before that is put right.',
      },
    ])
  })

  test('a file changed after it was written says so, and how the change is accepted', () => {
    const text = JSON.stringify({ ...sensIntr9, contentHash: `sha256:${'0'.repeat(64)}` })
    const reading = readSchemeFile(text, () => '1'.repeat(64))
    expect(reading.ok ? [] : reading.problems.map((found) => problemInWords(sensIntr9, found))).toEqual([
      {
        place: 'Hash',
        words:
          'The file was changed after Attune wrote it. If you know and want the change, take the line “contentHash” out: that accepts it. Otherwise ask for the file again.',
      },
    ])
  })

  test('whatever is put in whatever place, what is said is a sentence without gaps', () => {
    const values = fc.oneof(
      fc.constantFrom(undefined, null, '', -1, 0.5, 1e9, true, [], {}, 'always', 'sen / 0', 'bout_s < 1', "'a", '((('),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constant('x'.repeat(5000)),
      fc.constant(Array.from({ length: 500 }, () => 1)),
    )
    const scheme = fc.constantFrom(sensIntr9, stillfacePhase)
    fc.assert(
      fc.property(scheme, fc.nat(), fc.nat(3), values, (template, n, up, value) => {
        const leaves = leavesOf(template)
        const leaf = leaves[n % leaves.length]?.path ?? []
        const path = leaf.slice(0, Math.max(1, leaf.length - up))
        for (const words of said(path, value, template)) {
          expect(words).toMatch(/^(?:[A-Z]|“).*: .*\.$/su)
          expect(words).not.toMatch(/undefined|NaN|\[object|something else/)
        }
      }),
      { numRuns: 300 },
    )
  })
})
