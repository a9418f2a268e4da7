import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adviceInWords } from '#shared/scheme/advice/advice-words.ts'
import type { AdviceCode } from '#shared/scheme/advice/advice.ts'
import { adviseOnScheme } from '#shared/scheme/advice/advise.ts'
import { judgingWordsIn } from '#shared/scheme/advice/judging-words.ts'
import { newScheme } from '#shared/scheme/edit/starters.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { sort25 } from '#shared/scheme/templates/sort-25.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { anyScheme as arbitraryScheme } from './arbitrary-scheme.ts'

const rated = newScheme({ id: 'ours', name: 'Ours' }, 'ratings')
const coded = newScheme({ id: 'ours', name: 'Ours' }, 'codes')
const scale = rated.ratings[0]!
const set = coded.sets[0]!

const withScale = (change: Partial<Scheme['ratings'][number]>): Scheme => ({
  ...rated,
  ratings: [{ ...scale, ...change }],
})
const withSet = (change: Partial<Scheme['sets'][number]>): Scheme => ({ ...coded, sets: [{ ...set, ...change }] })
const anchors = (...values: readonly (readonly [number, string])[]) =>
  values.map(([value, text]) => ({ value, label: `At ${value}`, text }))

function placesOf(scheme: Scheme, code: AdviceCode): readonly string[] {
  return adviseOnScheme(scheme)
    .filter((advice) => advice.code === code)
    .map(({ path }) => path.join(' '))
}

describe('anchors', () => {
  test('at both ends of five points and nowhere else ask for a middle', () => {
    expect(placesOf(withScale({ anchors: anchors([1, ''], [5, '']) }), 'anchors-at-ends-only')).toHaveLength(1)
    expect(placesOf(withScale({ max: 3, anchors: anchors([1, ''], [3, '']) }), 'anchors-at-ends-only')).toEqual([])
  })
  test('that leave an end open are named', () => {
    expect(placesOf(withScale({ anchors: anchors([2, ''], [3, ''], [5, '']) }), 'anchors-open-end')).toHaveLength(1)
  })
  test('that stand close in one part and far apart in another are uneven; evenly spaced ones are not', () => {
    const nine = { min: 1, max: 9 }
    expect(
      placesOf(withScale({ ...nine, anchors: anchors([1, ''], [2, ''], [3, ''], [9, '']) }), 'anchors-uneven'),
    ).toEqual(['ratings 0 anchors'])
    expect(placesOf(withScale({ ...nine, anchors: anchors([1, ''], [5, ''], [9, '']) }), 'anchors-uneven')).toEqual([])
  })
  test('without a text among others with one, and texts of very unlike length, are found', () => {
    const long = 'Nearly every cue is seen, read and answered in time, whatever else goes on in the room. '.repeat(2)
    const uneven = withScale({ anchors: anchors([1, 'Rarely.'], [3, ''], [5, long]) })
    expect(placesOf(uneven, 'anchor-without-text')).toEqual(['ratings 0 anchors 1 text'])
    expect(placesOf(uneven, 'anchors-of-unlike-length')).toEqual(['ratings 0 anchors 0 text'])
  })
})

describe('codes', () => {
  test('of a set for every moment need one for what cannot be seen', () => {
    expect(placesOf(coded, 'exhaustive-without-missing')).toEqual([])
    const seen = withSet({ codes: set.codes.filter(({ missing }) => !missing) })
    expect(placesOf(seen, 'exhaustive-without-missing')).toEqual(['sets 0 codes'])
    expect(
      placesOf({ ...seen, sets: [{ ...seen.sets[0]!, exhaustive: false }] }, 'exhaustive-without-missing'),
    ).toEqual([])
  })
  test('without include and exclude are counted once a set', () => {
    expect(placesOf(coded, 'codes-without-limits')).toEqual(['sets 0 codes 0 include'])
  })
  test('with one label twice cannot be told apart', () => {
    const twice = withSet({ codes: set.codes.map((code) => ({ ...code, label: 'Looks' })) })
    expect(placesOf(twice, 'labels-alike')).toEqual(['sets 0 codes 1 label', 'sets 0 codes 2 label'])
  })
})

describe('what coders never meet', () => {
  test.each([
    ['never', 'never-shown'],
    ['1 > 2', 'never-shown'],
    ['not always', 'never-shown'],
    ["ctx.upset == 'yes' and ctx.upset == 'no'", 'never-shown'],
    ['always', 'always-shown'],
    ['2 >= 2 or never', 'always-shown'],
  ] as const)('a scale shown where “%s” is %s', (showIf, code) => {
    expect(placesOf(withScale({ showIf }), code)).toEqual(['ratings 0 showIf'])
  })
  test('a condition that depends on the coding says nothing', () => {
    const scheme = withScale({ showIf: "ctx.upset == 'yes'" })
    expect([...placesOf(scheme, 'never-shown'), ...placesOf(scheme, 'always-shown')]).toEqual([])
  })
  test('a modifier that no code offers, a pass with nothing in it and a digit with two meanings are found', () => {
    const both: Scheme = {
      ...coded,
      ratings: rated.ratings,
      modifiers: [{ id: 'hand', label: 'Hand', type: 'choice', options: ['left', 'right'], required: false }],
      sets: [{ ...set, codes: set.codes.map((code, n) => ({ ...code, key: String(n + 1) })) }],
      passes: [
        { ...coded.passes[0]!, ratings: ['scale'] },
        { ...coded.passes[0]!, id: 'more', sets: [] },
      ],
    }
    expect(placesOf(both, 'unused-modifier')).toEqual(['modifiers 0'])
    expect(placesOf(both, 'empty-pass')).toEqual(['passes 1'])
    expect(placesOf(both, 'digit-means-two')).toHaveLength(3)
  })
})

test('marks that no pass offers, and marks where there is no scale, are found', () => {
  const marks = [
    { id: 'one', key: 'q', label: 'One' },
    { id: 'two', key: 'w', label: 'Two' },
  ]
  const passes = rated.passes.map((pass) => (pass.ratings.length > 0 ? { ...pass, marks: ['one'] } : pass))
  expect(placesOf({ ...rated, marks }, 'unused-mark')).toEqual([])
  expect(placesOf({ ...rated, marks, passes }, 'unused-mark')).toEqual(['marks 1'])
  expect(placesOf({ ...coded, marks }, 'mark-without-scales')).toEqual(['marks 0', 'marks 1'])
})

test('evidence without a mark to keep it with, and a rule that leaves out what is no scale', () => {
  const bare = { ...sensIntr9, marks: [], passes: sensIntr9.passes.map(({ marks: _, ...pass }) => pass) }
  expect(placesOf(bare, 'evidence-without-marks')).toEqual([0, 1, 2, 3].map((n) => `ratings ${n} evidence`))
  const rule = { id: 'left', kind: 'skip' as const, when: 'always', scope: 'session' as const, message: '' }
  const rules = [...sensIntr9.rules, { ...rule, fields: ['sen_d', 'lang'] }]
  expect(placesOf({ ...sensIntr9, rules }, 'skips-no-scale')).toEqual([`rules ${rules.length - 1} fields 1`])
})

describe('more valid values than there are to be had', () => {
  const composite = (expr: string): Scheme['composites'][number] => ({
    ...{ id: 'both', label: 'Both', expr, scope: 'episode', forEach: [], minValid: 3, unit: '' },
  })
  const found = (expr: string): readonly string[] =>
    placesOf({ ...sensIntr9, composites: [composite(expr)] }, 'valid-beyond-items')

  test.each(['mean(sen, int)', '10 - abs(sum(sen, int)) / 2', 'round(mean(sen, int), 1)', 'mean(sen, int) > 3'])(
    '%s has never a value',
    (expr) => expect(found(expr)).toEqual(['composites 0 minValid']),
  )

  test.each([
    'mean(sen, int, wdr)',
    'mean(mean(sen, int), sen, int, wdr)',
    "if(ctx.distress == 'yes', mean(sen, sen_d), sen)",
    'recode(sen, 9, mean(int, wdr), 7)',
    'count(mean(sen, int), wdr)',
    'mean(sen, int, wdr) > 3 or mean(sen, int) > 1',
  ])('%s can have one', (expr) => expect(found(expr)).toEqual([]))
})

test('intervals that no episode is long enough for are found, and only then', () => {
  const long = (lengthS: number): Scheme => ({
    ...grid30,
    grids: (grid30.grids ?? []).map((grid) => ({ ...grid, lengthS })),
  })
  expect(placesOf(grid30, 'grid-longer-than-episodes')).toEqual([])
  // Half of an interval is enough, and episodes are 300 s long.
  expect(placesOf(long(600), 'grid-longer-than-episodes')).toEqual([])
  expect(placesOf(long(601), 'grid-longer-than-episodes')).toEqual(['grids 0 lengthS'])
})

test('rules that say nothing, or ask for nothing, and a scheme in which nothing is coded are found', () => {
  const rule = { id: 'r', when: 'always', scope: 'session' as const }
  const rules: Scheme['rules'] = [
    { ...rule, kind: 'warn', fields: [], message: ' ' },
    { ...rule, kind: 'skip', fields: [], message: '' },
    { ...rule, kind: 'require', fields: [], message: 'Rate it.' },
  ]
  expect(placesOf({ ...rated, rules }, 'rule-without-words')).toEqual(['rules 0 message'])
  expect(placesOf({ ...rated, rules }, 'rule-without-fields')).toEqual(['rules 1 fields', 'rules 2 fields'])
  expect(placesOf({ ...rated, ratings: [] }, 'nothing-to-code')).toEqual(['passes'])
  expect(placesOf(rated, 'nothing-to-code')).toEqual([])
})

test('a sort or a form with points is something to do, and its digits mean something', () => {
  const digits = { ...set, codes: set.codes.map((code, n) => ({ ...code, key: String(n + 1) })) }
  const sorted = { ...sort25, sets: [digits], passes: sort25.passes.map((pass) => ({ ...pass, purpose: '' })) }
  expect(placesOf(sort25, 'unused-subject')).toEqual(['subjects 1'])
  expect(placesOf(sorted, 'empty-pass')).toEqual([])
  const both = sorted.passes.map((pass) => ({ ...pass, sets: [set.id] }))
  expect(placesOf({ ...sorted, passes: both }, 'digit-means-two')).not.toEqual([])
})

describe('a scale that is asked for once it is answered', () => {
  const second = { ...scale, id: 'other', label: 'Other' }
  const shown = (first: string | null, other: string | null, composites: Scheme['composites'] = []): Scheme => ({
    ...{ ...rated, composites },
    ratings: [
      { ...scale, showIf: first },
      { ...second, showIf: other },
    ],
  })

  test('is found where its condition names it, by way of another scale, or by way of a composite', () => {
    const circle = shown('other > 1', `${scale.id} > 1`)
    const both = { id: 'both', label: 'Both', expr: `mean(${scale.id}, other)`, scope: 'episode' as const }
    expect(placesOf(shown(`${scale.id} > 1`, null), 'shown-after-itself')).toEqual(['ratings 0 showIf'])
    expect(placesOf(circle, 'shown-after-itself')).toEqual(['ratings 0 showIf', 'ratings 1 showIf'])
    expect(placesOf(shown('both > 1', null, [{ ...both, forEach: [], unit: '' }]), 'shown-after-itself')).toEqual([
      'ratings 0 showIf',
    ])
    expect(adviseOnScheme(circle).map((advice) => adviceInWords(circle, advice).words)).toContainEqual(
      expect.stringContaining('by way of “Other”'),
    )
  })

  test('is not one that waits for another scale alone', () => {
    expect(placesOf(shown(null, `${scale.id} > 1`), 'shown-after-itself')).toEqual([])
  })
})

describe('judging words', () => {
  test.each(['Poor contact', 'The mother fails to respond.', 'Cold and lazy', 'manipulative crying', 'she refused'])(
    'are found in “%s”, with another way to say it',
    (text) => {
      const found = judgingWordsIn(text)
      expect(found.length).toBeGreaterThan(0)
      for (const { at, found: word, instead } of found) {
        expect(text.slice(at, at + word.length)).toBe(word)
        expect(instead).not.toBe('')
      }
    },
  )
  test.each(['Mothers with BPD', 'A depressed mother', 'for borderline personality disorder'])(
    'tell a diagnosis in “%s” with a reason to leave it out',
    (text) => {
      expect(judgingWordsIn(text).map(({ instead }) => instead)).toEqual(['no diagnosis: coders are not to know it'])
    },
  )
  test.each(['A bipolar scale: from one pole to the other', 'Borderline cases that count'])(
    'are no diagnosis in “%s”',
    (text) => {
      expect(judgingWordsIn(text)).toEqual([])
    },
  )
  test.each(['Warm cold water', 'Normal speed', 'a badge', 'poorer resolution: no', 'Looks away'].slice(1))(
    'are not seen in “%s”',
    (text) => {
      expect(judgingWordsIn(text)).toEqual([])
    },
  )
  test('are looked for in whatever coders read, and not in ids or sources', () => {
    const scheme = withScale({ question: 'How bad is it?', anchors: anchors([1, 'Poor.'], [3, ''], [5, '']) })
    const withBasis = { ...scheme, basis: { ...scheme.basis, informedBy: ['A scale of poor outcomes'] } }
    expect(placesOf(withBasis, 'judging-word')).toEqual(['ratings 0 question', 'ratings 0 anchors 0 text'])
  })
  test('stand in none of the templates', () => {
    expect(templates.flatMap((template) => placesOf(template, 'judging-word'))).toEqual([])
  })
})

test('of any scheme, advice names places that are there and has words for each', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryScheme, fc.constantFrom(...templates)), (scheme) => {
      for (const advice of adviseOnScheme(scheme)) {
        expect(valueAt(scheme, advice.path.slice(0, -1)).there).toBe(true)
        const { place, words } = adviceInWords(scheme, advice)
        expect(place).not.toBe('')
        expect(words).toMatch(/[.”]$/)
      }
    }),
    { numRuns: 60 },
  )
})
