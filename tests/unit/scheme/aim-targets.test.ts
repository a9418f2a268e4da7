import { describe, expect, test } from 'vitest'
import { aimTargets } from '#shared/scheme/aim-target.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { referencesTo, renaming } from '#shared/scheme/edit/references.ts'
import { readDraft } from '#shared/scheme/edit/draft-value.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import type { ReliabilityPlan, Scheme } from '#shared/scheme/scheme.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { mindTalk } from '#shared/scheme/templates/mind-talk.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { sort25 } from '#shared/scheme/templates/sort-25.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'

type Statistic = ReliabilityPlan['statistic']

const aimed = (scheme: Scheme, target: string, statistic: Statistic): Scheme => ({
  ...scheme,
  reliability: [...scheme.reliability, { target, statistic, point: 0.8, ciLower: 0.65, minN: 22 }],
})
const problems = (scheme: Scheme) => checkScheme(scheme).map(({ code, path }) => `${code} ${path.join('.')}`)
const strict = (scheme: Scheme): string[] =>
  exportVariables(
    scheme,
    scheme.episodes.map(({ id }) => id),
  )
    .filter(({ threshold }) => threshold.minN === 22)
    .map(({ sourceId }) => sourceId)

const seenItem = checklist24.checklists?.[0]?.items[0]?.id ?? ''
const sortId = sort25.qsorts?.[0]?.id ?? ''
const question = mindTalk.sets[0]?.segment?.questions[0]?.id ?? ''
const talk = mindTalk.sets[0]?.id ?? ''

describe.each<[string, Scheme, string, Statistic, string]>([
  ['an item of a checklist', checklist24, seenItem, 'kappa', seenItem],
  ['an item of a grid', grid30, 'g_sen', 'kappa_quadratic', 'g_sen'],
  ['an item of a grid that is a class', grid30, 'g_upset', 'kappa_pooled', 'g_upset'],
  ['a sort', sort25, sortId, 'sort_r', sortId],
  ['a modifier', cueResponse, 'strength', 'kappa_pooled', 'cue_strength'],
  ['a modifier of several options', cueResponse, 'channel', 'kappa_options', 'cue_channel'],
  ['a question about segments', mindTalk, question, 'kappa_pooled', `${talk}_${question}`],
])('%s', (_name, scheme, target, statistic, sourceId) => {
  test('may have an aim by its statistic, which its variable is judged by', () => {
    const whole = aimed(scheme, target, statistic)
    expect(problems(whole)).toEqual([])
    expect(new Set(strict(whole))).toEqual(new Set([sourceId]))
  })

  test('may have none by another', () => {
    const n = scheme.reliability.length
    expect(problems(aimed(scheme, target, 'f1'))).toEqual([`not-one-of reliability.${n}.statistic`])
  })

  test('is called by its name, and its aim follows another id', () => {
    const whole = aimed(scheme, target, 'f1')
    const [problem] = checkScheme(whole)
    const label = aimTargets(scheme, target)[0]?.label ?? ''
    const place = problem === undefined ? '' : problemInWords(whole, problem).place
    // A statement of a checklist is long; its place is told by its id.
    expect(place).toBe(`Reliability aim “${target === seenItem ? target : label}”, statistic`)
  })
})

test('a scale of two points may choose its statistic, and no other scale may', () => {
  const two: Scheme = {
    ...sensIntr9,
    ratings: sensIntr9.ratings.map((one) => (one.id === 'sen_d' ? { ...one, onlyValues: [1, 9] } : one)),
  }
  expect(aimTargets(two, 'sen_d')[0]?.statistics).toEqual(['kappa', 'icc_a1'])
  expect(aimTargets(two, 'sen')[0]?.statistics).toEqual(['icc_a1'])
  const statistics = (statistic: Statistic): unknown =>
    exportVariables(aimed(two, 'sen_d', statistic), ['free']).find(({ sourceId }) => sourceId === 'sen_d')?.statistic
  expect([statistics('kappa'), statistics('icc_a1')]).toEqual(['kappa', 'icc_a1'])
})

test('what nobody has, what several things have and what is only words cannot be aimed at', () => {
  const n = cueResponse.reliability.length
  expect(problems(aimed(cueResponse, 'nothing', 'icc_a1'))).toEqual([`unknown-reference reliability.${n}.target.0`])
  const words: Scheme = {
    ...cueResponse,
    modifiers: [
      ...cueResponse.modifiers,
      { id: 'said', label: 'What was said', type: 'text', options: [], required: false },
    ],
  }
  expect(problems(aimed(words, 'said', 'kappa_pooled'))).toEqual([`aim-of-words reliability.${n}.target`])
  const twice: Scheme = {
    ...words,
    modifiers: words.modifiers.map((one) => (one.id === 'said' ? { ...one, id: 'cr' } : one)),
  }
  expect(problems(twice)).toEqual([
    `target-not-certain reliability.${twice.reliability.findIndex(({ target }) => target === 'cr')}.target`,
  ])
})

test('an aim for a scale does not speak for an item that has the same id', () => {
  const list = checklist24.checklists?.[0]
  if (list === undefined) throw new Error('the template has a list')
  const both: Scheme = {
    ...checklist24,
    checklists: [{ ...list, items: list.items.map((item, n) => (n === 0 ? { ...item, id: 'seen' } : item)) }],
    reliability: checklist24.reliability.map((aim) => ({ ...aim, minN: 22 })),
    tests: [],
  }
  const seen = exportVariables(both, ['free']).filter(({ sourceId }) => sourceId === 'seen')
  expect(seen.map(({ source, threshold }) => [source, threshold.minN])).toEqual([
    ['composite', 22],
    ['item', 15],
  ])
})

test('an aim follows the thing it is for when that gets another id', () => {
  const scheme = aimed(cueResponse, 'strength', 'kappa_pooled')
  const draft = readDraft(JSON.parse(JSON.stringify(scheme)))
  if (!draft.ok) throw new Error('a scheme is a draft')
  const path = ['modifiers', scheme.modifiers.findIndex(({ id }) => id === 'strength')]
  const aim = ['reliability', scheme.reliability.length - 1, 'target']
  expect(referencesTo(draft.value, path).map((one) => one.path)).toContainEqual(aim)
  expect(renaming(draft.value, path, 'force').edits).toContainEqual({ path: aim, value: 'force' })
})

test('a new aim decides about export, so that it is major', () => {
  expect(compareSchemes(cueResponse, aimed(cueResponse, 'strength', 'kappa_pooled')).level).toBe('major')
})
