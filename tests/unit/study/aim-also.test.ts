import { describe, expect, test } from 'vitest'
import { textOf } from '#shared/contract/messages.ts'
import { methodsOf } from '#shared/formats/reliability-report/methods.ts'
import type { ReportContent } from '#shared/formats/reliability-report/report-input.ts'
import { reliabilityReport } from '#shared/formats/reliability-report/report.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { reliabilityDetail } from '#shared/reliability/study/detail.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import { aimTargets } from '#shared/scheme/aim-target.ts'
import { alsoFor } from '#shared/scheme/also.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import { schemeShape } from '#shared/scheme/scheme-shape.ts'
import type { ReliabilityPlan, Scheme } from '#shared/scheme/scheme.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { mindTalk } from '#shared/scheme/templates/mind-talk.ts'
import { sort25 } from '#shared/scheme/templates/sort-25.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { bookOf, rowsOf } from '../formats/book-builder.ts'
import { event, phases, ratings, stream } from '../observation/builders.ts'
import { codedTwice, series } from './coded-forms.ts'
import { dataset, ratedTwice, recordsOf, type Coded } from './dataset-builder.ts'

type Statistic = ReliabilityPlan['statistic']
const still = { progress: () => undefined, throwIfCancelled: () => undefined }
const plan = { ...defaultPlan, bootstrapReplicates: 200 }

/** The scheme with one aim for the target, and with what it asks for beside it. */
const asking = (scheme: Scheme, target: string, statistic: Statistic, also?: readonly string[]): Scheme => ({
  ...scheme,
  reliability: [
    ...scheme.reliability.filter((aim) => aim.target !== target),
    { target, statistic, point: 0.7, ciLower: 0.5, minN: 2, ...(also === undefined ? {} : { also: [...also] }) },
  ],
})

const pairs: readonly (readonly [number, number])[] = [
  [1, 2],
  [9, 8],
  [5, 5],
  [3, 4],
  [7, 7],
  [2, 2],
]
const rated = (scheme: Scheme, values = pairs): StudyDataset =>
  dataset(
    ratedTwice(values).map((one) => ({ ...one, scheme })),
    { plan },
  )
const sen = (also?: readonly string[]): Scheme => asking(ratings, 'sen', 'icc_a1', also)
const rowOf = (data: StudyDataset, name: string) => {
  const row = studyReliability(data, still).report.variables.find(({ variable }) => variable === name)
  if (row === undefined) throw new Error(`${name} is a variable`)
  return row
}
const detailOf = (data: StudyDataset, scheme: Scheme, variable: string) =>
  reliabilityDetail(data, { scheme: `${scheme.id}@${scheme.version}`, variable }, still)

describe('what a scheme asks for beside the statistic that decides', () => {
  const scheme = sen(['within_k', 'lin_ccc'])

  test('is in the row, in the order of the scheme, and equal to the figure behind it', () => {
    const row = rowOf(rated(scheme), 'sen_play')
    expect(row.also?.map(({ id, params }) => [id, params['within']])).toEqual([
      ['within_k', 1],
      ['within_k', 2],
      ['lin_ccc', undefined],
    ])
    const without = detailOf(rated(sen()), sen(), 'sen_play')
    expect(row.also?.[2]).toEqual(without.alternatives.find(({ id }) => id === 'lin_ccc'))
    expect(rowOf(rated(scheme), 'int_play')).not.toHaveProperty('also')
  })

  test('comes right after the chosen one in what stands behind the row, and is marked there', () => {
    const { asked, alternatives } = detailOf(rated(scheme), scheme, 'sen_play')
    expect(asked).toEqual(['within_k', 'lin_ccc'])
    expect(alternatives.slice(0, 4).map(({ id }) => id)).toEqual(['icc_a1', 'within_k', 'within_k', 'lin_ccc'])
    const usual = detailOf(rated(sen()), sen(), 'sen_play').alternatives
    expect(alternatives.map(({ id }) => id).toSorted()).toEqual(usual.map(({ id }) => id).toSorted())
  })

  test('decides nothing: every other figure and every verdict is as without it', () => {
    const [plain, more] = [sen(), scheme].map((one) => studyReliability(rated(one), still))
    expect(more?.gate).toEqual(plain?.gate)
    expect(more?.report.variables.map(({ also: _, ...rest }) => rest)).toEqual(plain?.report.variables)
  })

  test('is there for every column that is made from the target', () => {
    const many = asking(phases, 'p_{code}', 'icc_a1', ['pearson'])
    const kinds = many.episodes.map(({ id }) => id)
    const asked = exportVariables(many, kinds).filter(({ also }) => also !== undefined)
    expect(asked.length).toBeGreaterThan(kinds.length)
    expect(new Set(asked.map(({ source }) => source))).toEqual(new Set(['composite']))
  })

  test('has its reason where these codings do not give it', () => {
    expect(rowOf(rated(sen(['icc_reml_a1'])), 'sen_play').also).toMatchObject([
      { id: 'icc_reml_a1', figure: { ok: false, why: 'not_computed' } },
    ])
    const changing = dataset(
      ratedTwice(pairs, (n) => (n % 2 === 0 ? ['ann', 'bob'] : ['ann', 'cleo'])).map((one) => ({
        ...one,
        scheme: sen(['icc_reml_a1', 'icc_1']),
      })),
      { plan },
    )
    // With changing pairs ICC(1) is what decides, so it is not printed a second time.
    expect(rowOf(changing, 'sen_play')).toMatchObject({ statistic: 'icc_1', also: [{ id: 'icc_reml_a1' }] })
  })
})

describe('of the two readouts of a second', () => {
  const scheme = asking(phases, 'inf_phase', 'kappa_time', ['kappa_start', 'kappa_majority'])
  const letters = { p: 'ipos', m: 'imon' }
  const coded = (coder: string, role: Coded['role'], text: string): Coded => ({
    ...{ recording: 'r1', coder, role, scheme },
    records: recordsOf(...stream('inf_phase', letters, text)),
  })
  test.each([
    ['majority', ['kappa_start']],
    ['start', ['kappa_majority']],
  ] as const)('a plan that reads by %s has the other one beside it, and its own once', (secondReadout, expected) => {
    const codings = [coded('ann', 'primary', 'ppppmmmm'), coded('bob', 'second', 'pppmmmmm')]
    const data = dataset(codings, { plan: { ...plan, secondReadout } })
    expect(rowOf(data, 'inf_phase').also?.map(({ id }) => id)).toEqual(expected)
  })
})

describe('it is printed', () => {
  const scheme = sen(['lin_ccc', 'within_k', 'icc_reml_a1'])
  test('in the sheet of reliability', () => {
    const cell = rowsOf('reliability', bookOf(rated(scheme))).find(({ variable }) => variable === 'sen_play')?.['also']
    expect(cell).toMatch(
      /^lin_ccc 0\.\d{3} \[0\.\d{3}, 0\.\d{3}\]; within_k 1 1\.000.*; within_k 2 1\.000.*; icc_reml_a1 not_computed$/,
    )
    expect(rowsOf('reliability', bookOf(rated(sen()))).every(({ also }) => also === null)).toBe(true)
  })

  test('in the report, marked, and in its paragraph for a paper', () => {
    const data = rated(scheme)
    const { report, gate } = studyReliability(data, still)
    const content: ReportContent = {
      ...{ studyName: 'Trial', plan, report, gate, overrides: [], words: textOf },
      details: [detailOf(data, scheme, 'sen_play')],
      meta: { appVersion: '9.9.9', madeAt: '2026-03-01T10:20:30.000Z' },
    }
    expect(reliabilityReport(content)).toContain('Lin’s concordance (asked for by the scheme)')
    expect(methodsOf(content).sentences.join(' ')).toMatch(
      /Given beside it, as was decided in advance: Lin’s concordance \(.*, Face-to-face play/,
    )
  })
})

describe('what may be asked for', () => {
  const isClass: Scheme = {
    ...ratings,
    ratings: ratings.ratings.map((one) => (one.id === 'sen' ? { ...one, min: 1, max: 2, step: 1, anchors: [] } : one)),
  }
  const item = checklist24.checklists?.[0]?.items[0]?.id ?? ''
  const question = mindTalk.sets[0]?.segment?.questions[0]
  const talk = mindTalk.sets[0]?.id ?? ''
  const bids = (shift: number): EventRecord[] =>
    [1, 2, 3, 4, 5, 6].map((n) => ({
      ...event('cue', 'bid', n * 10_000 + shift, null, `b${n}`),
      modifiers: { strength: n % 2 === 0 ? 'clear' : 'faint' },
    }))
  const states = (set: string, code: string, shift: number) =>
    [1, 2, 3, 4, 5, 6].map((n) => event(set, code, n * 2000 + shift, n * 2000 + 1100, `s${n}`))
  const phasesTwice = (scheme: Scheme, set: string, code: string): StudyDataset =>
    dataset(
      (['ann', 'bob'] as const).map((coder, n) => ({
        ...{ recording: 'r1', coder, scheme, role: n === 0 ? ('primary' as const) : ('second' as const) },
        records: recordsOf(...states(set, code, n * 100)),
      })),
      { plan },
    )
  const said = (from: number) => event(talk, mindTalk.sets[0]?.codes[0]?.id ?? '', from, from + 5000, `t${from}`)

  /** What only some codings give: components of variance need a pool of coders that overlaps in part. */
  const notAlways = ['icc_reml_a1', 'icc_reml_c1']
  /** What stands there in any case: the deciding figure, and the kappa of each code. */
  const notOffered = ['kappa_code']

  test.each<[string, Scheme, string, Statistic, string, (scheme: Scheme) => StudyDataset]>([
    ['a scale', ratings, 'sen', 'icc_a1', 'sen_play', (scheme) => rated(scheme)],
    ['a class', isClass, 'sen', 'kappa', 'sen_play', (scheme) => rated(scheme, [[1, 1], [2, 2], [1, 2]])], // prettier-ignore
    ['a class that is taken for a quantity', isClass, 'sen', 'icc_a1', 'sen_play', (scheme) => rated(scheme, [[1, 1], [2, 2], [1, 2]])], // prettier-ignore
    ['a proportion', phases, 'p_{code}', 'icc_a1', 'p_ipos_play', (scheme) => phasesTwice(scheme, 'inf_phase', 'ipos')],
    ['states', phases, 'inf_phase', 'kappa_time', 'inf_phase', (scheme) => phasesTwice(scheme, 'inf_phase', 'ipos')],
    ['overlapping states', phases, 'inf_reg', 'kappa_time', 'inf_reg', (s) => phasesTwice(s, 'inf_reg', 'clasp')],
    ['points', cueResponse, 'cue', 'f1', 'cue', (scheme) => codedTwice(scheme, [[bids(0), bids(600)]])],
    [
      'a modifier',
      cueResponse,
      'strength',
      'kappa_pooled',
      'cue_strength',
      (s) => codedTwice(s, [[bids(0), bids(600)]]),
    ],
    ['ordered intervals', grid30, 'g_sen', 'kappa_quadratic', 'g_sen', (scheme) => codedTwice(scheme, [[series('grid', 'g_sen', [1, 2]), series('grid', 'g_sen', [1, 3])]])], // prettier-ignore
    ['intervals', grid30, 'g_upset', 'kappa_pooled', 'g_upset', (scheme) => codedTwice(scheme, [[[], []]])],
    ['a checklist', checklist24, item, 'kappa', `${item}_free`, (scheme) => codedTwice(scheme, [[[], []]])],
    ['a question about segments', mindTalk, question?.id ?? '', 'kappa_pooled', `${talk}_${question?.id ?? ''}`, (scheme) => codedTwice(scheme, [[[said(1000)], [said(1000)]]])], // prettier-ignore
  ])(
    'of %s is what the workbench computes of it, and all of that',
    (_name, scheme, target, statistic, variable, study) => {
      const [meant] = aimTargets(scheme, target)
      const isExclusive = scheme.sets.some(({ id, exclusive }) => id === target && exclusive)
      const allowed = alsoFor(statistic, { kind: meant?.kind ?? '', isExclusive })
      const asked = asking(scheme, target, statistic, allowed.slice(0, 20))
      expect(checkScheme(asked).filter(({ path }) => path[0] === 'reliability')).toEqual([])
      const data = study(asking(scheme, target, statistic))
      const { alternatives, chosen } = detailOf(data, scheme, variable)
      const computed = new Set(alternatives.map(({ id }) => id))
      const readouts = ['kappa_majority', 'kappa_per_code_majority']
      const offered = allowed.filter((id) => !notAlways.includes(id) && !readouts.includes(id))
      expect(new Set(offered)).toEqual(new Set([...computed].filter((id) => id !== chosen && !notOffered.includes(id))))
    },
  )

  const told = (scheme: Scheme) =>
    checkScheme(scheme).map((one) => [one.code, problemInWords(scheme, one).words] as const)
  test('is not the statistic of the aim, nothing of another kind, and nothing twice; each is said in words', () => {
    expect(told(asking(isClass, 'sen', 'kappa', ['kappa']))).toContainEqual([
      'also-is-main',
      expect.stringContaining('the statistic of the aim itself'),
    ])
    expect(told(sen(['alignment']))).toContainEqual([
      'also-of-other-kind',
      expect.stringMatching(/“Alignment kappa” is not computed of this.*ICC\(C,1\), consistency; /),
    ])
    expect(told(sen(['no_such']))).toContainEqual(['also-of-other-kind', expect.stringContaining('“no_such”')])
    expect(told(sen(['pearson', 'lin_ccc', 'pearson']))).toContainEqual([
      'also-twice',
      expect.stringContaining('“Pearson r” is asked for twice'),
    ])
    const sortId = sort25.qsorts?.[0]?.id ?? ''
    expect(told(asking(sort25, sortId, 'sort_r', ['pearson']))).toContainEqual([
      'also-of-other-kind',
      expect.stringContaining('nothing else is'),
    ])
  })

  test('is a list of at most 20 ids; an empty one asks for nothing', () => {
    expect(schemeShape(sen(Array.from({ length: 21 }, (_, n) => `a${n}`))).ok).toBe(false)
    expect(schemeShape(sen(['lin_ccc'])).ok).toBe(true)
    expect(rowOf(rated(sen([])), 'sen_play')).not.toHaveProperty('also')
  })
})

test('a change of it is minor: no score and no verdict moves, and what is reported does', () => {
  const changes = (from: Scheme, to: Scheme) =>
    compareSchemes(from, to).changes.map(({ level, words }) => `${level}: ${words}`)
  expect(changes(sen(), sen(['lin_ccc']))).toEqual([expect.stringMatching(/^minor: .*Lin’s concordance added to/)])
  expect(changes(sen(['lin_ccc']), sen())).toEqual([expect.stringMatching(/^minor: .*Lin’s concordance taken out of/)])
  expect(changes(sen(['lin_ccc', 'sem']), sen(['sem', 'lin_ccc']))).toEqual([expect.stringMatching(/^patch: /)])
})
