import { describe, expect, test } from 'vitest'
import { bookletOf } from '#shared/formats/booklet/booklet.ts'
import type { Records } from '#shared/observation/record.ts'
import { analysisScores } from '#shared/reliability/consensus/analysis-scores.ts'
import { moments } from '#shared/reliability/moments/moments.ts'
import { collect } from '#shared/reliability/study/collect.ts'
import { gateRecordings, scoreEvidence } from '#shared/reliability/study/gate-strata.ts'
import { studyReliability, type Watch } from '#shared/reliability/study/study-reliability.ts'
import { reliabilityDetail } from '#shared/reliability/study/detail.ts'
import { pairedFigures } from '#shared/reliability/training/paired-figures.ts'
import { schemeName } from '#shared/formats/workbook/book.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import type { Moment } from '#shared/study/moment.ts'
import { migrateCoding } from '#shared/study/migration/migrate-coding.ts'
import { planMigration } from '#shared/study/migration/plan-migration.ts'
import { treatmentOf } from '#shared/study/migration/treat-record.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { ms } from '#shared/time/ms.ts'
import { derivedBy, derivedRating } from '../../support/schemes/derived-rating.ts'
import { bookOf, namesOf, rowsOf } from '../formats/book-builder.ts'
import { threeEpisodes } from '../observation/builders.ts'
import { dataset, rating, recordsOf, type Coded } from './dataset-builder.ts'

const quiet: Watch = { progress: () => undefined, throwIfCancelled: () => undefined }

/** Fussing, calming (null: left to the rule), contentment. */
type Three = readonly [fuss: number, calm: number | null, warm: number]
const coding = ([fuss, calm, warm]: Three): Records =>
  recordsOf(rating('fuss', fuss), rating('warm', warm), ...(calm === null ? [] : [rating('calm', calm)]))

/** In four recordings both rated calming; in one it followed for one of them, in one for both. */
const twice: readonly (readonly [Three, Three])[] = [
  [[1, 1, 2], [1, 2, 2]],
  [[2, 4, 3], [3, 4, 3]],
  [[1, 3, 4], [2, 3.5, 4]],
  [[4, 2, 1], [4, 2, 2]],
  [[0, null, 5], [1, 3, 5]],
  [[0, null, 4], [0, null, 2]],
] // prettier-ignore
const codings = (pairs = twice): Coded[] =>
  pairs.flatMap(([a, b], n): Coded[] => [
    { recording: `r${n}`, coder: 'ann', role: 'primary', scheme: derivedRating, records: coding(a) },
    { recording: `r${n}`, coder: 'bob', role: 'second', scheme: derivedRating, records: coding(b) },
  ])
const study = dataset(codings())

const figure = (data: StudyDataset, name: string) => {
  const one = studyReliability(data, quiet).report.variables.find(({ variable }) => variable === name)
  if (one === undefined) throw new Error(`${name} is no variable`)
  return one
}

/** What G15 is given: in how many pairs of coders one could code it and the other not. */
function uncodableIn(data: StudyDataset, name: string) {
  const [from] = collect(data, () => undefined)
  const variable = exportVariables(derivedRating, ['play']).find((one) => one.name === name)
  if (from === undefined || variable === undefined) throw new Error(`${name} is no variable`)
  return scoreEvidence(
    gateRecordings(from, data, (id) => id),
    variable,
    () => null,
  ).uncodable
}

describe('agreement', () => {
  test('leaves out what follows by a rule for one of the two, under a reason of its own', () => {
    const calm = figure(study, 'calm_play')
    expect([calm.n, calm.dropped]).toEqual([4, [{ why: 'derived', n: 2, unit: 'recordings' }]])
    // Differences 1 - 2, 4 - 4, 3 - 3.5, 2 - 2: their mean is -1.5 / 4, and two of four are 0.
    expect(calm.bias).toMatchObject({ ok: true, value: -0.375 })
    expect(calm.exact).toMatchObject({ ok: true, value: 0.5 })
    expect(calm.estimate).toEqual(figure(dataset(codings(twice.slice(0, 4))), 'calm_play').estimate)
    expect(calm.pairs).toHaveLength(4)
  })

  test('tells beside it how far the two agree on whether it had to be rated at all', () => {
    // Both had to in four recordings, one of them in the fifth, nobody in the sixth.
    expect(figure(study, 'calm_play').condition).toMatchObject({ both: 4, one: 1, neither: 1 })
  })

  test('of a score that it takes part in is that of each coder’s own score', () => {
    const settled = figure(study, 'settled_play')
    expect(settled.n).toBe(6)
    // 1.5 - 2, 3.5 - 3.5, 3.5 - 3.75, 1.5 - 2, 5 - 4, 4.5 - 3.5: together 0.75 over six.
    expect(settled.bias).toMatchObject({ ok: true, value: expect.closeTo(0.125, 12) })
  })

  test('has the same pairs in what stands behind the row', () => {
    const detail = reliabilityDetail(study, { scheme: schemeName(derivedRating), variable: 'calm_play' }, quiet)
    expect(detail.n).toBe(4)
  })

  test('with a master takes what was judged alone', () => {
    const [own, master] = [...study.observations()].slice(8, 10)
    if (own === undefined || master === undefined) throw new Error('the fifth recording is coded twice')
    const found = pairedFigures({ coder: own, reference: master }, defaultPlan)
    const calm = found.find(({ variable }) => variable.sourceId === 'calm')
    expect(calm).toMatchObject({ own: { value: null, missing: 'not_applicable' }, reference: { value: 3 } })
  })
})

describe('differences', () => {
  const between = (a: Three, b: Three): Moment[] =>
    moments(
      {
        scheme: derivedRating,
        episodes: threeEpisodes,
        durationMs: ms(60_000),
        first: coding(a),
        second: coding(b),
      },
      defaultPlan,
    ).filter(({ source }) => source.id === 'calm')

  test('between a rating and what followed for the other coder are compared as numbers', () => {
    expect(between([0, null, 3], [1, 3, 3])).toMatchObject([
      { first: { words: '5, by a rule', recordId: null }, second: { words: '3' }, size: 2, due: true },
    ])
    expect(between([0, null, 3], [1, 5, 3])).toEqual([])
    expect(between([0, null, 3], [0, null, 3])).toEqual([])
  })
})

describe('the workbook', () => {
  const book = bookOf(study)

  test('has the values, and beside each whether it followed by a rule', () => {
    const wide = rowsOf('scores_rec_wide', book)
    expect(wide.map((row) => [row['calm_play'], row['calm_play_mc'], row['calm_play_rule'], row['settled_play']])).toEqual([
      [1, null, 0, 1.5],
      [4, null, 0, 3.5],
      [3, null, 0, 3.5],
      [2, null, 0, 1.5],
      [5, null, 1, 5],
      [5, null, 1, 4.5],
    ]) // prettier-ignore
    const long = rowsOf('scores_long', book).filter(
      ({ variable, rec_id }) => variable === 'calm_play' && rec_id === 'r4',
    )
    expect(long.map((row) => [row['coder_role'], row['value'], row['by_rule']])).toEqual([
      ['primary', 5, 'yes'],
      ['second', 3, 'no'],
    ])
  })

  test('says in the codebook, the provenance and the first page what that means', () => {
    const calm = rowsOf('codebook', book).find(({ name }) => name === 'calm_play')
    expect(calm?.['notes']).toContain('where a coder gave none, it is 5 if fuss == 0')
    expect(calm?.['notes']).toContain('calm_play_rule is 1 there')
    const provenance = rowsOf('provenance', book).find(({ key }) => key === 'scheme calming@1.0.0 rule nothing_to_calm')
    expect(provenance?.['value']).toContain('unless a coder gave it: No fussing was seen')
    const about = rowsOf('README', book).map(({ text }) => text)
    expect(about.filter((text) => String(text).includes('follows by a rule'))).toHaveLength(2)
    const dropped = rowsOf('reliability', book).find(({ variable }) => variable === 'calm_play')?.['dropped']
    expect(dropped).toBe('derived: 2 recordings')
  })

  test('of a study without such rules has none of these columns', () => {
    const plain = bookOf(dataset(codings().map((one) => ({ ...one, scheme: { ...derivedRating, rules: [] } }))))
    expect(namesOf('scores_rec_wide', plain)).not.toContain('calm_play_rule')
    expect(namesOf('scores_long', plain)).not.toContain('by_rule')
  })

  test('keeps the mark where the mean of both coders is analysed', () => {
    const mean = { ...study, plan: { ...study.plan, analysisScore: 'mean' as const } }
    const scores = analysisScores(mean, derivedRating)
    // (5 + 3) / 2
    expect(scores.get('r4')?.scores.get('calm_play')).toMatchObject({ value: 4, derived: true })
    expect(scores.get('r0')?.scores.get('calm_play')).toEqual({
      ...{ variable: 'calm_play', episode: 'play', value: 1.5, missing: null },
    })
  })
})

describe('a reason that follows by a rule', () => {
  const scheme = derivedBy({ value: 'fuss', when: 'always' })
  const rated = (fuss: number | null): Records => recordsOf(rating('fuss', fuss), rating('warm', 3))
  const pairs: readonly (readonly [number | null, number | null])[] = [[null, 2], [1, 1], [2, 3]] // prettier-ignore
  const data = dataset(
    pairs.flatMap(([a, b], n): Coded[] => [
      { recording: `r${n}`, coder: 'ann', role: 'primary', scheme, records: rated(a) },
      { recording: `r${n}`, coder: 'bob', role: 'second', scheme, records: rated(b) },
    ]),
  )

  test('is no judgement: not asked, not uncodable, and left out of agreement as derived', () => {
    const calm = figure(data, 'calm_play')
    expect([calm.n, calm.dropped]).toEqual([0, [{ why: 'derived', n: 3, unit: 'recordings' }]])
    expect(calm.condition).toMatchObject({ both: 0, one: 0, neither: 3 })
    expect(uncodableIn(data, 'calm_play')).toMatchObject({ pairs: 3, differ: 0 })
    expect(uncodableIn(data, 'fuss_play')).toMatchObject({ pairs: 3, differ: 1 })
  })

  test('stands in the workbook with the mark, and other reasons without one', () => {
    const book = bookOf(data)
    const [first] = rowsOf('scores_rec_wide', book)
    expect([first?.['calm_play'], first?.['calm_play_mc'], first?.['calm_play_rule']]).toEqual([null, -96, 1])
    const long = rowsOf('scores_long', book).filter(
      ({ rec_id, coder_role }) => rec_id === 'r0' && coder_role === 'primary',
    )
    expect(long.map((row) => [row['variable'], row['missing'], row['by_rule']])).toEqual([
      ['fuss_play', 'not_visible', null],
      ['calm_play', 'not_visible', 'yes'],
      ['warm_play', null, 'no'],
      ['settled_play', 'not_visible', null],
    ])
    const note = rowsOf('codebook', book).find(({ name }) => name === 'calm_play')?.['notes']
    expect(note).toContain('calm_play_rule is 1 there, also with a reason for no value')
  })

  test('is not marked while a consensus is open, where nothing is known yet', () => {
    const plan = { ...data.plan, analysisScore: 'consensus' as const }
    expect(
      analysisScores({ ...data, plan }, scheme)
        .get('r0')
        ?.scores.get('calm_play'),
    ).toEqual({
      ...{ variable: 'calm_play', episode: 'play', value: null, missing: 'pending' },
    })
  })
})

test('a third coder for whom it follows settles the difference all the same', () => {
  // Both saw a little fussing and rate calming differently; the third saw none.
  const pair = codings([
    [
      [1, 4, 3],
      [1, 2, 3],
    ],
  ])
  const third = dataset([
    { recording: 'r0', coder: 'cleo', role: 'adjudicator', scheme: derivedRating, records: coding([0, null, 3]) },
  ])
  const plan = { ...study.plan, analysisScore: 'adjudicated' as const }
  const settled = dataset(pair, { plan, adjudications: () => third.observations() })
  const found = analysisScores(settled, derivedRating).get('r0')
  expect([found?.due, found?.settled]).toEqual([1, 1])
  expect(found?.scores.get('calm_play')).toEqual({
    ...{ variable: 'calm_play', episode: 'play', value: 5, missing: null },
  })
  expect(found?.scores.get('fuss_play')?.value).toBe(1)
})

describe('bringing codings to a version', () => {
  const without = { ...derivedRating, rules: [], tests: [] }
  const run = (from: typeof derivedRating, to: typeof derivedRating, three: Three) => {
    const named = { ...to, version: '2.0.0' }
    const content = { scheme: from, episodes: threeEpisodes, durationMs: ms(60_000), records: coding(three) }
    const treatment = treatmentOf(from, named, planMigration(from, named), {})
    return migrateCoding(content, 'locked', treatment, ['play'])
  }

  test('with a new rule moves no rating that was given, and shows each score that now follows', () => {
    expect(run(without, derivedRating, [0, 3, 2])).toMatchObject({ staysLocked: true, scores: [] })
    expect(run(without, derivedRating, [0, null, 2])).toMatchObject({
      staysLocked: true,
      scores: [
        { variable: 'calm_play', before: null, after: 5 },
        { variable: 'settled_play', before: null, after: 3.5 },
      ],
    })
  })

  test('without the rule gives back what rested on it', () => {
    expect(run(derivedRating, without, [0, null, 2])).toMatchObject({ staysLocked: false, open: 1 })
    expect(run(derivedRating, without, [0, 5, 2]).records).toEqual(coding([0, 5, 2]))
  })
})

test('the printed manual says with the scale what it follows from, and not among what is asked', () => {
  const page = bookletOf(derivedRating, 'ab'.repeat(32))
  const [before = '', after = ''] = page.split('Follows from a rule unless it is rated')
  expect(before.lastIndexOf('Ease of calming')).toBeGreaterThan(before.lastIndexOf('Fussing'))
  expect(after.trimStart().slice(0, 200)).toContain('No fussing was seen')
  expect(page).not.toContain('What is asked and pointed out')
})
