import { describe, expect, test } from 'vitest'
import { judgeDraft } from '#shared/scheme/edit/judge-draft.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import {
  caseEpisodes,
  chosenOf,
  entriesIn,
  ratingChoices,
  sheetsOf,
} from '../../../../renderer/features/scheme-editor/cases/case-model.ts'
import { adopted, holds, scoreNames, workedOut } from '../../../../renderer/features/scheme-editor/cases/worked-out.ts'

const withCases = templates.filter(({ tests = [] }) => tests.length > 0)
const cases = withCases.flatMap((scheme) =>
  (scheme.tests ?? []).map((test, n) => [`${scheme.id}, ${test.label}`, scheme, n] as const),
)
const first = (id: string): Scheme => withCases.find((scheme) => scheme.id === id)!

describe('a test case', () => {
  test.each(cases)('has a place on its form for all that it gives: %s', (_, scheme, n) => {
    const { episodes, forms = [], ratings = [] } = scheme.tests![n]!
    const places = new Set(
      sheetsOf(scheme, caseEpisodes(scheme, episodes)).flatMap(({ form, episode, rows }) =>
        rows.flatMap(({ cells }) =>
          cells.flatMap(({ item, interval, choices }) =>
            choices.map(({ gives }) => JSON.stringify([form, episode, item, interval, gives['value']])),
          ),
        ),
      ),
    )
    const left = forms.filter(
      ({ form, item, episode, interval = null, value }) =>
        !places.has(JSON.stringify([form, episode, item, interval, value])),
    )
    expect(left).toEqual([])
    for (const rating of entriesIn(ratings)) {
      const choices = ratingChoices(scheme.ratings.find(({ id }) => id === rating['rating'])!)
      expect(choices).toContain(chosenOf(choices, rating))
    }
  })

  test.each(cases)('is worked out to what it expects, and adopting that is right: %s', (_, scheme, n) => {
    const worked = workedOut(scheme, [], n)
    const scores = worked.ok ? worked.scores : []
    const names = scoreNames(scheme).map(({ id }) => id)
    for (const entry of entriesIn(scheme.tests![n]!.expect)) {
      const found = scores.find(({ composite, kind }) => composite === entry['composite'] && kind === entry['kind'])!
      expect(holds(entry, found.value), JSON.stringify(entry)).toBe(true)
      expect(holds(entriesIn([adopted(found, entry)])[0]!, found.value)).toBe(true)
      expect(names).toContain(entry['composite'])
    }
  })

  test('says what stands in the way where nothing can be worked out', () => {
    const scheme = first('checklist-24')
    const problem = { code: 'empty-text', place: '', words: '' } as const
    expect(workedOut(scheme, [{ ...problem, path: ['ratings', 0, 'label'] }], 0)).toEqual({
      ...{ ok: false, why: 'scheme-open' },
    })
    expect(workedOut(scheme, [{ ...problem, path: ['tests', 0, 'episodes', 0] }], 0)).toEqual({
      ...{ ok: false, why: 'case-open' },
    })
    expect(workedOut(scheme, [{ ...problem, path: ['tests', 0, 'expect', 0] }], 0).ok).toBe(true)
  })

  test('keeps an answer that the scheme does not have in sight', () => {
    const choices = ratingChoices(first('sens-intr-9').ratings[0]!)
    expect(chosenOf(choices, { value: 77 })).toMatchObject({ label: '77 (cannot be given)' })
    expect(chosenOf(choices, { value: null, notCodable: 'gone' })).toMatchObject({ label: 'gone (cannot be given)' })
    expect(chosenOf(choices, undefined)).toBeNull()
  })

  test('with an episode whose times are open has no intervals yet', () => {
    const grid = first('grid-30')
    const [episode] = caseEpisodes(grid, [{ id: 'e1', kind: grid.episodes[0]!.id, fromS: 10, toS: 5 }])
    expect(episode).toMatchObject({ name: grid.episodes[0]!.name, episode: null })
    expect(sheetsOf(grid, [episode!])[0]?.rows).toEqual([])
  })

  test('names a score that is not there as a problem at its place', () => {
    const scheme = first('checklist-24')
    const wrong = { ...scheme.tests![0]!, expect: [{ composite: 'nothing', kind: null, value: 1 }] }
    expect(judgeDraft({ ...scheme, tests: [wrong] }).problems.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['unknown-reference', 'tests.0.expect.0.composite'],
    ])
  })
})
