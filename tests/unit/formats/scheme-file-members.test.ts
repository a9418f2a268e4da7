import { describe, expect, test } from 'vitest'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { edited, found, problemsIn } from './scheme-file-harness.ts'

describe('characters that cannot be seen', () => {
  const text = ['ratings', 0, 'anchors', 0, 'text']
  test.each([
    ['\u0000', 'U+0000'],
    ['\u001b', 'U+001B'],
    ['\r', 'U+000D'],
    ['\u007f', 'U+007F'],
    ['\u0085', 'U+0085'],
    ['\u061c', 'U+061C'],
    ['\u200e', 'U+200E'],
    ['\u200f', 'U+200F'],
    ['\u202a', 'U+202A'],
    ['\u202e', 'U+202E'],
    ['\u2066', 'U+2066'],
    ['\u2069', 'U+2069'],
    ['\ufeff', 'U+FEFF'],
    ['\u200b', 'U+200B'],
    ['\u2028', 'U+2028'],
    ['\u{e0041}', 'U+E0041'],
    ['\ud83d', 'U+D83D'],
    ['\udc76', 'U+DC76'],
  ])('%j is told by its name and place', (character, name) => {
    for (const path of [
      text,
      ['name'],
      ['context', 0, 'options', 0],
      ['rules', 0, 'when'],
      ['composites', 0, 'unit'],
    ]) {
      const problem = { code: 'hidden-character', path, params: { at: 2, character: name } }
      expect(problemsIn(edited(path, `ab${character}c`))).toEqual([problem])
    }
    const path = ['quantityWords', `a${character}`]
    expect(problemsIn(edited(['quantityWords'], { [`a${character}`]: '' }))).toEqual([
      { code: 'hidden-character', path, params: { at: 1, character: name } },
    ])
  })

  test('line breaks and tabs are right in a text and wrong in a label; other scripts and pictures are right in both', () => {
    expect(found(edited(text, 'one\n\ttwo'))).toEqual([])
    expect(found(edited(['name'], 'one\ntwo'))).toEqual(['hidden-character name'])
    expect(found(edited(['name'], 'الأم 母 👶🏽 <b>"\\'))).toEqual([])
  })
})

test('a label in which nothing can be seen is empty', () => {
  for (const label of ['   ', '\u00ad', '\u200d\u200c', '\u3164'])
    expect(found(edited(['name'], label))).toEqual(['empty-text name'])
})

describe('what members say together is asked when each is right by itself', () => {
  test('references, circles and formulas are told with their places', () => {
    expect(found(edited(['ratings', 0, 'subject'], 'aunt'))).toEqual(['unknown-reference ratings.0.subject.0'])
    expect(found(edited(['composites', 0, 'expr'], 'attune + 1'))).toEqual(['composite-cycle composites'])
    expect(found(edited(['context', 0, 'options'], ['yes', 'no', 'yes']))).toEqual([
      'duplicate-option context.0.options.2',
    ])
    expect(found(edited(['ratings', 0, 'step'], 0.01))).toEqual(['scale-too-fine ratings.0.step'])
  })

  test.each([
    ['sen / 0', 6, 7],
    ['1 + sen / (0.0)', 11, 14],
    ['sen / -0', 6, 8],
    ['sen / (2 * 3 - 6)', 7, 16],
  ])('%s divides by zero', (expr, from, to) => {
    expect(problemsIn(edited(['composites', 2, 'expr'], expr))).toEqual([
      {
        code: 'formula-divides-by-zero',
        path: ['composites', 2, 'expr'],
        params: { from, to, found: '', expected: '' },
      },
    ])
  })

  test('dividing by what may turn out to be zero is no problem', () => {
    const { tests: _tests, ...scheme } = sensIntr9
    expect(found(edited(['composites', 2, 'expr'], 'sen / (int - 1)', scheme))).toEqual([])
  })
})
