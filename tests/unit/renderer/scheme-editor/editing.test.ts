import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { newScheme } from '#shared/scheme/edit/starters.ts'
import { idAt, placesOf, thingKinds } from '#shared/scheme/edit/things.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { namedInPass, passFor } from '../../../../renderer/features/scheme-editor/editing/passes.ts'
import {
  copyOf,
  followingId,
  insertAt,
  moveAt,
  removeAt,
  rename,
  setAt,
} from '../../../../renderer/features/scheme-editor/editing/recipes.ts'
import {
  joined,
  redone,
  takeStep,
  undone,
  type Recipe,
} from '../../../../renderer/features/scheme-editor/editing/steps.ts'

const about = { label: 'x', path: [], key: null, at: 0 }
const after = (draft: DraftValue, recipe: Recipe): DraftValue => takeStep(draft, about, recipe)?.value ?? draft

const coded: DraftValue = newScheme({ id: 'ours', name: 'Ours' }, 'codes')

describe('a step', () => {
  test('that changes nothing is none', () => {
    expect(takeStep(coded, about, setAt(['name'], 'Ours'))).toBeNull()
    expect(takeStep(coded, about, moveAt(['subjects'], 0, -3))).toBeNull()
  })

  test('leaves the draft before it as it was, and is taken back and done again to the letter', () => {
    const recipe = fc.oneof(
      fc.string().map((text) => setAt(['sets', 0, 'codes', 1, 'label'], text)),
      fc.nat(3).map((n) => insertAt(['subjects'], n, { id: `s${n}` })),
      fc.tuple(fc.nat(4), fc.integer({ min: -2, max: 5 })).map(([from, to]) => moveAt(['sets', 0, 'codes'], from, to)),
      fc.constant(setAt(['sets', 0, 'precedence'], ['looks'])),
      fc.constant(setAt(['sets', 0, 'precedence'], undefined)),
      fc.constant<Recipe>((draft) => removeAt(coded, ['sets', 0, 'codes', 0])(draft)),
      fc.constant(setAt(['ageMonths'], { min: 0, max: 12 })),
      fc.constant(namedInPass(0, 'checklists', 'list', true)),
    )
    fc.assert(
      fc.property(fc.array(recipe, { maxLength: 12 }), (recipes) => {
        const values = [coded]
        const steps = recipes.flatMap((each) => {
          const taken = takeStep(values.at(-1)!, about, each)
          if (taken === null) return []
          values.push(taken.value)
          return [taken.step]
        })
        const asText = values.map((value) => JSON.stringify(value))
        let value = values.at(-1)!
        for (let n = steps.length - 1; n >= 0; n -= 1) {
          value = undone(value, steps[n]!)
          expect(value).toEqual(JSON.parse(asText[n]!))
        }
        for (const [n, step] of steps.entries()) {
          value = redone(value, step)
          expect(value).toEqual(JSON.parse(asText[n + 1]!))
        }
        expect(values.map((each) => JSON.stringify(each))).toEqual(asText)
      }),
    )
  })

  test('of typing joins the one before it in the same field, and not after a pause or elsewhere', () => {
    const type = (draft: DraftValue, text: string, at: number, key = 'name') =>
      takeStep(draft, { ...about, key, at }, setAt(['name'], text))!
    const first = type(coded, 'A', 0)
    const second = type(first.value, 'An', 100)
    const one = joined(first.step, second.step)!
    expect(one.patches).toHaveLength(1)
    expect(undone(second.value, one)).toEqual(coded)
    expect(redone(coded, one)).toEqual(second.value)
    expect(joined(first.step, type(first.value, 'An', 9000).step)).toBeNull()
    expect(joined(first.step, type(first.value, 'An', 100, 'summary').step)).toBeNull()
    expect(joined(undefined, first.step)).toBeNull()
  })
})

describe('taking out', () => {
  test('takes the thing out of lists that name it, and leaves formulas to be put right', () => {
    const draft = after(coded, removeAt(coded, ['sets', 0]))
    expect(draft).toMatchObject({ sets: [], passes: [{ sets: [] }] })
  })

  test('leaves no empty list where a scheme has none', () => {
    const list: DraftValue = newScheme({ id: 'ours', name: 'Ours' }, 'checklist')
    const draft = after(list, removeAt(list, ['checklists', 0]))
    expect(draft.checklists).toBeUndefined()
    expect(JSON.stringify(draft)).not.toContain('checklists')
  })
})

const mayBeLeft = ['duplicate-answer-key', 'in-no-pass', 'duplicate-key', 'subscale-without-items', 'pile-sizes']

describe('a copy', () => {
  test.each(templates.map((template) => [template.id, template] as const))(
    'of any thing has ids of its own, and the scheme only lacks a pass and keys for it: %s',
    (_, template) => {
      for (const { pattern } of thingKinds)
        for (const path of placesOf(template, pattern)) {
          if (idAt(template, path)?.includes('{')) continue
          const n = Number(path.at(-1))
          const draft = after(template, insertAt(path.slice(0, -1), n + 1, copyOf(template, path)))
          // A copy of a subscale has no items yet: those stay with the one it is a copy of. One more card needs a place in
          // a pile.
          const left = checkScheme(Scheme.parse(draft)).map(({ code }) => code)
          expect(
            left.filter((code) => !mayBeLeft.includes(code)),
            path.join(' '),
          ).toEqual([])
        }
    },
  )

  test('says so in its label', () => {
    expect(copyOf(coded, ['sets', 0, 'codes', 0])).toMatchObject({ id: 'looks_2', label: 'Looks at mother (copy)' })
  })
})

describe('an id', () => {
  test('follows the label it was made from, and is left alone once somebody wrote it', () => {
    const draft = after(coded, setAt(['sets', 0, 'label'], 'Where the baby looks'))
    expect(followingId(draft, ['sets', 0], 'Gaze', 'set')).toBe('where_the_baby_looks')
    expect(followingId(draft, ['sets', 0], 'Baby gaze', 'set')).toBeNull()
    expect(after(draft, rename(draft, ['sets', 0], 'look'))).toMatchObject({
      sets: [{ id: 'look' }],
      passes: [{ sets: ['look'] }],
    })
  })
})

test('a new thing is shown in the last pass that shows others of its kind', () => {
  expect(passFor(coded, 'sets')).toBe(0)
  expect(passFor(coded, 'ratings')).toBeNull()
  expect(passFor(newScheme({ id: 'ours', name: 'Ours' }, 'blank'), 'sets')).toBeNull()
  expect(passFor(coded, 'subjects')).toBeNull()
  expect(passFor(stillfacePhase, 'sets')).toBe(stillfacePhase.passes.findLastIndex(({ sets }) => sets.length > 0))
})
