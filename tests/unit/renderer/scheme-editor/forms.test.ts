import { describe, expect, test } from 'vitest'
import { newScheme } from '#shared/scheme/edit/starters.ts'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { judgeDraft } from '#shared/scheme/edit/judge-draft.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import {
  lookAtFormula,
  namesAt,
  vocabularyAt,
} from '../../../../renderer/features/scheme-editor/editing/formula-help.ts'
import { insertAt, setAt } from '../../../../renderer/features/scheme-editor/editing/recipes.ts'
import { takeStep } from '../../../../renderer/features/scheme-editor/editing/steps.ts'
import type { Kind } from '../../../../renderer/features/scheme-editor/kinds/field.ts'
import { fieldsAt, formOf, kindOf, kinds, listIn } from '../../../../renderer/features/scheme-editor/kinds/kinds.ts'
import { outlineRows } from '../../../../renderer/features/scheme-editor/outline-rows.ts'
import { keyMapOf, previewPasses } from '../../../../renderer/features/scheme-editor/preview/preview-model.ts'

/** Every thing of a draft that has a form of its own. */
function thingsOf(draft: DraftValue, among: readonly Kind[] = kinds, at: SchemePath = []): readonly SchemePath[] {
  return among.flatMap((kind) => {
    const list = listIn(at, kind)
    const { value } = valueAt(draft, list)
    const paths = Array.isArray(value) ? value.map((_, n): SchemePath => [...list, n]) : []
    return paths.flatMap((path) => [path, ...thingsOf(draft, kind.inner, path)])
  })
}

describe('the forms', () => {
  test.each(templates.map((template) => [template.id, template] as const))(
    'have a field for every member of %s',
    (_, template) => {
      for (const path of [[], ...thingsOf(template)])
        expect(
          fieldsAt(template, path).filter(({ control }) => control === 'json'),
          path.join(' '),
        ).toEqual([])
    },
  )

  test('show a member that no table speaks of as it stands in the file', () => {
    const draft = { ...newScheme({ id: 'ours', name: 'Ours' }, 'blank'), sorts: [{ id: 'a' }] }
    expect(fieldsAt(draft, []).at(-1)).toMatchObject({ control: 'json', at: ['sorts'] })
  })

  test('of a problem are the innermost thing that it lies in', () => {
    expect(formOf(['sets', 0, 'codes', 2, 'key'])).toEqual(['sets', 0, 'codes', 2])
    expect(formOf(['ratings', 1, 'anchors', 3, 'text'])).toEqual(['ratings', 1])
    expect(formOf(['composites'])).toEqual(['composites'])
    expect(formOf(['basis', 'reportAs'])).toEqual([])
    expect(formOf(['sets', 0, 'segment', 'maxText'])).toEqual(['sets', 0])
    expect(formOf(['sets', 0, 'segment', 'questions', 1, 'options', 0, 'key'])).toEqual([
      ...['sets', 0, 'segment', 'questions', 1],
      ...['options', 0],
    ])
    expect(kindOf(['sets', 0, 'segment'])).toBeNull()
  })
})

describe('a new thing', () => {
  const begun = newScheme({ id: 'ours', name: 'Ours' }, 'codes')
  const lists: readonly (readonly [string, SchemePath, Kind])[] = kinds.flatMap((kind) => [
    [kind.one, [kind.member], kind] as const,
    ...kind.inner.map((inner) => [inner.one, listIn([kind.member, 0], inner), inner] as const),
  ])
  test.each(lists)('lacks only what a person has to write: %s', (_, list, kind) => {
    const top = kinds.find(({ member }) => member === list[0])!
    let draft: DraftValue = begun
    if (list.length > 1 && !valueAt(draft, list).there)
      draft = takeStep(
        draft,
        { label: '', path: [], key: null, at: 0 },
        insertAt([top.member], 0, top.make(draft, [top.member])),
      )!.value
    const holder = kind.holder === undefined ? [] : [...list.slice(0, 2), kind.holder]
    const part = top.fields.find((field) => field.control === 'part' && field.at[0] === kind.holder)
    if (part?.control === 'part')
      draft = takeStep(draft, { label: '', path: [], key: null, at: 0 }, setAt(holder, part.make))!.value
    const before = new Set(judgeDraft(draft).problems.map(({ code }) => code))
    const made = kind.make(draft, list)
    const at = valueAt(draft, list).value
    const after = takeStep(
      draft,
      { label: '', path: [], key: null, at: 0 },
      insertAt(list, Array.isArray(at) ? at.length : 0, made),
    )!
    const open = judgeDraft(after.value).problems.map(({ code }) => code)
    const expected = [
      'empty-text',
      'bad-id',
      'in-no-pass',
      'formula-unexpected-end',
      'unknown-reference',
      'duplicate-option',
      'subscale-without-items',
      'not-filled',
      'value-or-reason',
      'pile-sizes',
    ]
    expect(open.filter((code) => !expected.includes(code) && !before.has(code))).toEqual([])
  })
})

test('the outline names every kind of thing and the entries of the list that is worked on', () => {
  const scheme = newScheme({ id: 'ours', name: 'Ours' }, 'codes')
  const labels = outlineRows(scheme, ['sets', 0]).map(({ label, depth }) => `${depth} ${label}`)
  expect(labels).toContain('1 Baby gaze')
  expect(labels).toContain('3 Looks at mother')
  expect(outlineRows(scheme, []).map(({ label }) => label)).not.toContain('Looks at mother')
  expect(outlineRows({ ratings: [{ label: ' ' }] }, []).find(({ isNameless }) => isNameless)?.label).toBe('New scale')
})

test('the key map tells every meaning of a key in a pass, digits of scales among them', () => {
  const coded = newScheme({ id: 'ours', name: 'Ours' }, 'codes')
  const rated = newScheme({ id: 'ours', name: 'Ours' }, 'ratings')
  const [first] = previewPasses(coded)
  expect(keyMapOf(first!).map(({ key, means }) => [key, means.length])).toEqual([
    ['d', 1],
    ['f', 1],
    ['s', 1],
  ])
  const [rate] = previewPasses(rated)
  expect(keyMapOf(rate!).map(({ key }) => key)).toEqual(['0', '1', '2', '3', '4', '5'])
  const twice = { ...first!, marks: [{ id: 'm', key: 'f', label: 'A moment' }] }
  expect(keyMapOf(twice).find(({ key }) => key === 'f')?.means).toEqual([
    'Looks at mother (Baby gaze)',
    'Mark: A moment',
  ])
})

test('the preview has the questions about the recording and the marks where coders meet them', () => {
  const question = { id: 'q', label: 'Awake?', type: 'choice' as const, options: ['yes', 'no'], required: true }
  const marks = [
    { id: 'one', key: 'q', label: 'One' },
    { id: 'two', key: 'w', label: 'Two' },
  ]
  const more = { context: [question], marks }
  const rated = { ...newScheme({ id: 'ours', name: 'Ours' }, 'ratings'), ...more }
  const coded = { ...newScheme({ id: 'ours', name: 'Ours' }, 'codes'), ...more }
  const inPasses = (scheme: typeof rated) =>
    previewPasses(scheme).map((pass) => [pass.ratings.length > 0, pass.context.length, pass.marks.map(({ id }) => id)])
  for (const [rates, questions, kept] of inPasses(rated))
    expect([questions, kept]).toEqual(rates === true ? [1, ['one', 'two']] : [0, []])
  for (const [, questions, kept] of inPasses(coded)) expect([questions, kept]).toEqual([1, []])
  const passes = rated.passes.map((pass) => (pass.ratings.length > 0 ? { ...pass, marks: ['two'] } : pass))
  expect(inPasses({ ...rated, passes }).filter(([rates]) => rates)).toEqual([[true, 1, ['two']]])
})

describe('a formula', () => {
  const scheme = { ...newScheme({ id: 'ours', name: 'Ours' }, 'ratings'), composites: [] }
  const vocabulary = vocabularyAt(scheme, ['ratings', 0, 'showIf'])
  test.each([
    ['scale + ', 'ends too early', 8, 8],
    ['scale + skale', 'Nothing in the scheme is called', 8, 13],
    ['scale >= 2', '', -1, -1],
  ])('is looked at while it is typed: “%s”', (text, words, from, to) => {
    const found = lookAtFormula(text, { vocabulary, truth: false, code: null })
    expect([found?.from ?? -1, found?.to ?? -1]).toEqual([from, to])
    expect(found?.words ?? '').toContain(words)
  })
  test('that should be a condition and is a number says so', () => {
    expect(lookAtFormula('scale', { vocabulary, truth: true, code: null })?.words).toContain('condition')
  })
  test('is told every name it may use', () => {
    const names = namesAt(scheme, vocabulary).flatMap((group) => group.names.map(({ text }) => text))
    expect(names).toEqual(expect.arrayContaining(['scale', 'play', 'mean( )']))
    expect(names).not.toContain('prop_time( )')
  })
})
