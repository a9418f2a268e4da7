import { describe, expect, test } from 'vitest'
import { bookletOf } from '#shared/formats/booklet/booklet.ts'
import { adviseOnScheme } from '#shared/scheme/advice/advise.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { aidsOf } from '#shared/scheme/decision-aids.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import { schemeShape } from '#shared/scheme/scheme-shape.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { sort25 } from '#shared/scheme/templates/sort-25.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'

const aids = {
  include: 'a turn of the head',
  exclude: 'a turn towards a sound',
  example: 'Baby looks at the lamp; she looks there too.',
}

type Place = (scheme: Scheme) => object | undefined

const places: readonly (readonly [string, Scheme, Place])[] = [
  ['anchor', sensIntr9, ({ ratings }) => ratings[0]?.anchors[0]],
  ['item of a checklist', checklist24, ({ checklists = [] }) => checklists[0]?.items[0]],
  ['question of a grid', grid30, ({ grids = [] }) => grids[0]?.items[0]],
  ['card', sort25, ({ qsorts = [] }) => qsorts[0]?.cards[0]],
]

function withAids(scheme: Scheme, place: Place, more: object): Scheme {
  const copy = structuredClone(scheme)
  Object.assign(place(copy) ?? {}, more)
  return copy
}

describe.each(places)('what is judged: %s;', (_name, scheme, place) => {
  const rich = withAids(scheme, place, aids)

  test('may say what it includes, what it excludes, and give an example', () => {
    expect(schemeShape(rich)).toEqual({ ok: true, scheme: rich })
    expect(checkScheme(rich)).toEqual([])
  })

  test('is printed with them', () => {
    const page = bookletOf(rich, 'ab'.repeat(32))
    for (const [aid, words] of [
      ['Also', aids.include],
      ['Not', aids.exclude],
      ['Example', aids.example],
    ])
      expect(page).toContain(`<i>${aid ?? ''}</i> ${words ?? ''}`)
  })

  test('is judged by them, so that a change of any is major', () => {
    for (const aid of ['include', 'exclude', 'example'] as const) {
      expect(compareSchemes(scheme, withAids(scheme, place, { [aid]: aids[aid] })).level).toBe('major')
      expect(compareSchemes(rich, withAids(rich, place, { [aid]: 'other words' })).level).toBe('major')
    }
  })

  test('is looked through for words that judge', () => {
    const judging = withAids(scheme, place, { example: 'A bad mother.' })
    expect(adviseOnScheme(judging).map(({ code, path }) => [code, path.at(-1)])).toContainEqual([
      'judging-word',
      'example',
    ])
  })
})

test('an example of a code is printed, and a change of it is major', () => {
  const rich = structuredClone(cueResponse)
  const [code] = rich.sets[0]?.codes ?? []
  Object.assign(code ?? {}, { example: aids.example })
  expect(bookletOf(rich, 'ab'.repeat(32))).toContain(`<i>Example</i> ${aids.example}`)
  const { level, changes } = compareSchemes(cueResponse, rich)
  expect(level).toBe('major')
  expect(changes.map(({ words }) => words)).toEqual([
    'Code set “Baby’s cues”: code “Reaches out to mother”, example added',
  ])
})

test('what the answers to a modifier mean is printed, and a change of it is major', () => {
  const rich = structuredClone(cueResponse)
  Object.assign(rich.modifiers[2] ?? {}, { definition: 'Fits: what the baby then takes up.\nIn part: half of it.' })
  expect(checkScheme(rich)).toEqual([])
  expect(bookletOf(rich, 'ab'.repeat(32))).toContain('<p dir="auto">In part: half of it.</p>')
  const { level, changes } = compareSchemes(cueResponse, rich)
  expect([level, ...changes.map(({ words }) => words)]).toEqual([
    'major',
    'Modifier “Does it fit the cue?”: definition added',
  ])
})

test('a change of what an anchor includes is said in words', () => {
  const rich = withAids(sensIntr9, ({ ratings }) => ratings[0]?.anchors[0], { include: aids.include })
  expect(compareSchemes(sensIntr9, rich).changes.map(({ words }) => words)).toEqual([
    'Scale “Sensitive responding”: anchor 9, what it includes added: “a turn of the head”',
  ])
})

test('a hidden character in an example is told with its place', () => {
  const rich = withAids(sensIntr9, ({ ratings }) => ratings[0]?.anchors[0], { example: 'left\u202Eright' })
  const shape = schemeShape(rich)
  expect(shape.ok ? [] : shape.problems.map((problem) => problemInWords(rich, problem).place)).toEqual([
    'Scale “Sensitive responding”, anchor 9, example',
  ])
})

test('aids without words are none', () => {
  expect(aidsOf({ include: '', exclude: ' \n', example: 'x' })).toEqual([['example', 'x']])
})
