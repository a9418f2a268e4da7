import { describe, expect, test } from 'vitest'
import type { Book } from '#shared/formats/workbook/book.ts'
import { analysisScores } from '#shared/reliability/consensus/analysis-scores.ts'
import { constantsOfStudy } from '#shared/reliability/study/constants-of-study.ts'
import type { AnalysisScoreRule } from '#shared/study/analysis-score.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { composite, withComposites } from '../../support/z-scheme.ts'
import { event, phases, ratings } from '../observation/builders.ts'
import { dataset, rating, recording, recordsOf, type Coded } from '../study/dataset-builder.ts'
import { bookOf, namesOf, rowsOf } from './book-builder.ts'

const scheme = withComposites(ratings, {
  // Before what it names: the order of a scheme is the lab's.
  twice: '2 * z',
  z: 'z_within(sen, study)',
  zi: 'z_within(int, study)',
})

const coded = (id: string, role: Coded['role'], ...values: readonly Coded['records'][string][]): Coded => ({
  ...{ recording: id, coder: role === 'second' ? 'bob' : 'ann', role, scheme },
  records: recordsOf(...values),
})

/**
 * Sensitivity in play is 3, 5 and 7: mean 5, standard deviation 2. In the reunion it is 1 and 2: mean 1.5, standard
 * deviation the root of 1/2. Intrusiveness in play is 4 throughout.
 */
const codings: readonly Coded[] = [
  coded('r1', 'primary', rating('sen', 3), rating('int', 4), rating('sen', 1, 'e-reun')),
  coded('r2', 'primary', rating('sen', 5), rating('int', 4), rating('sen', 2, 'e-reun')),
  coded('r3', 'primary', rating('sen', 7), rating('int', 4)),
  coded('r3', 'second', rating('sen', 9), rating('int', 6)),
  coded('r4', 'primary', rating('sen', null), rating('int', 4)),
  // A master is no study data, and a coding whose recording is none of the study's counts for nothing.
  { ...coded('r1', 'master', rating('sen', 9)), coder: 'lea' },
  coded('r9', 'primary', rating('sen', 9)),
]
const recordings = ['r1', 'r2', 'r3', 'r4', 'r5'].map((id) => recording(id))

const study = (rule: AnalysisScoreRule): StudyDataset =>
  dataset(codings, { recordings, plan: { ...defaultPlan, bootstrapReplicates: 200, analysisScore: rule } })

function book(rule: AnalysisScoreRule): Book {
  const data = study(rule)
  const made = bookOf(data)
  if (rule === 'primary') return made
  const primary = made.schemes.map((one) => {
    const scores = [...analysisScores(data, one.scheme, one.study)].map(([id, { scores: rows }]) => [id, rows] as const)
    return [one.name, new Map(scores)] as const
  })
  return { ...made, primary: new Map(primary) }
}

/** Of each recording, the columns named. */
const wide = (of: Book, ...columns: readonly string[]): unknown[] =>
  rowsOf('scores_rec_wide', of).map((row) => columns.map((column) => row[column] ?? null))

describe('z-scores of the primary coders’ values', () => {
  const made = book('primary')

  test('lie as far from the mean of the recordings in the export as worked out by hand', () => {
    expect(wide(made, 'sen_play', 'z_play', 'z_play_mc')).toEqual([
      [3, -1, null],
      [5, 0, null],
      [7, 1, null],
      [null, null, -96],
      [null, null, -91],
    ])
  })

  test('are those of each kind of episode by itself', () => {
    const [first, second] = wide(made, 'z_reun').flat()
    expect(first).toBeCloseTo(-Math.SQRT1_2, 12)
    expect(second).toBeCloseTo(Math.SQRT1_2, 12)
  })

  test('are missing for a reason of their own where nothing varies', () => {
    expect(wide(made, 'zi_play', 'zi_play_mc').slice(0, 4)).toEqual(Array.from({ length: 4 }, () => [null, -100]))
    const readme = rowsOf('README', made).find(({ item }) => item === 'Missing -100')
    expect(readme?.['text']).toBe('no_variation: no variation among the values of the study')
  })

  test('are there for whatever is computed from them', () => {
    expect(wide(made, 'twice_play').flat()).toEqual([-2, 0, 2, null, null])
  })

  test('of a second coder use the same constants', () => {
    const rows = rowsOf('scores_long', made).filter((row) => row['variable'] === 'z_play' && row['rec_id'] === 'r3')
    expect(rows.map((row) => [row['coder_role'], row['value'], row['analysis_score']])).toEqual([
      ['primary', 1, 'yes'],
      ['second', 2, 'no'],
    ])
  })

  test('can be worked out anew from the constants in the provenance, with what they are of', () => {
    const rows = new Map(rowsOf('provenance', made).map((row) => [row['key'], row['value']]))
    expect(rows.get('z_within')).toContain('(x - mean) / sd, sd with divisor n - 1, over the analysis scores')
    expect(rows.get('z_within z_play: sen')).toBe('n 3; mean 5; sd 2')
    expect(rows.get('z_within z_reun: sen')).toBe(`n 2; mean 1.5; sd ${Math.sqrt(0.5)}`)
    expect(rows.get('z_within zi_play: int')).toBe('n 4; mean 4; sd 0')
    expect(rows.get('z_within zi_reun: int')).toBe('n 0; mean not defined; sd not defined')
    const codebook = new Map(rowsOf('codebook', made).map((row) => [row['name'], row]))
    expect(codebook.get('z_play')).toMatchObject({ source_code_or_formula: 'z_within(sen, study)', mean: 0, sd: 1 })
    expect(codebook.get('z_play')?.['notes']).toContain('worked out at export against all recordings in this file')
    expect(codebook.get('twice_play')?.['notes']).toContain('worked out at export')
    expect(codebook.get('sen_play')?.['notes']).not.toContain('worked out at export')
  })

  test('without one there is nothing of it in the provenance', () => {
    const plain = bookOf(
      dataset(
        codings.map((one) => ({ ...one, scheme: ratings })),
        { recordings },
      ),
    )
    expect(JSON.stringify(rowsOf('provenance', plain))).not.toContain('z_within')
  })
})

test('under another rule of the plan the constants are those of the scores that enter the analysis', () => {
  // The third recording has the mean of 7 and 9: 3, 5 and 8 have the mean 16/3 and the variance 19/3.
  const made = book('mean')
  const [first, , third] = wide(made, 'z_play').flat()
  expect(first).toBeCloseTo((3 - 16 / 3) / Math.sqrt(19 / 3), 12)
  expect(third).toBeCloseTo((8 - 16 / 3) / Math.sqrt(19 / 3), 12)
})

test('one value in the study is too few to compare with', () => {
  const data = dataset(codings.slice(0, 1), { recordings: [recording('r1')] })
  expect(constantsOfStudy(data, scheme)?.size).toBe(4)
  expect(wide(bookOf(data), 'z_play', 'z_play_mc')).toEqual([[null, -89]])
})

describe('z-scores of codes that occur in some episodes only', () => {
  const [clasp, oral] = phases.sets.find(({ id }) => id === 'inf_reg')?.codes ?? []
  if (clasp === undefined || oral === undefined) throw new Error('the scheme has codes')
  const acts: Scheme = {
    ...phases,
    sets: phases.sets.map((set) =>
      set.id !== 'inf_reg'
        ? set
        : {
            ...set,
            kind: 'point',
            codes: [
              { ...clasp, id: 'smile' },
              { ...oral, id: 'protest', episodes: ['still'] },
            ],
          },
    ),
    composites: [
      composite('z_{code}', 'z_within(rate(code), study)', { forEach: ['inf_reg'] }),
      composite('both', 'mean(z_smile, z_protest)', { minValid: 1 }),
      composite('needed', 'z_smile + z_protest'),
    ],
    reliability: [],
    tests: [],
  }
  const at = (code: string, from: number, n: number) =>
    Array.from({ length: n }, (_, k) => event('inf_reg', code, from + k * 1000, null))
  /** In play 1, 2 and 3 smiles; in still 1, 2 and 3 smiles and 3, 2 and 1 protests. */
  const made = bookOf(
    dataset(
      [1, 2, 3].map((n) => ({
        ...{ recording: `r${n}`, coder: 'ann', role: 'primary' as const, scheme: acts },
        records: recordsOf(...at('smile', 0, n), ...at('smile', 20_000, n), ...at('protest', 30_000, 4 - n)),
      })),
    ),
  )

  test('nothing is wrong with such a scheme', () => {
    expect(checkScheme(acts)).toEqual([])
  })

  test('a composite over them has a value from the codes that there are', () => {
    expect(wide(made, 'z_smile_play', 'both_play', 'both_play_mc')).toEqual([
      [-1, -1, null],
      [0, 0, null],
      [1, 1, null],
    ])
    expect(wide(made, 'z_smile_still', 'z_protest_still', 'both_still')).toEqual([
      [-1, 1, 0],
      [0, 0, 0],
      [1, -1, 0],
    ])
  })

  test('one that needs them all is missing for what keeps it from a value, and never as not coded yet', () => {
    expect(wide(made, 'needed_play', 'needed_play_mc')).toEqual(Array.from({ length: 3 }, () => [null, -100]))
    expect(namesOf('scores_rec_wide', made)).not.toContain('z_protest_play')
  })

  test('the constants that enter it stand in the provenance, with a column or without', () => {
    const rows = new Map(rowsOf('provenance', made).map((row) => [row['key'], row['value']]))
    expect(rows.get('z_within z_smile_play: rate(smile)')).toBe('n 3; mean 6; sd 3')
    expect(rows.get('z_within z_protest, play, no column: rate(protest)')).toBe('n 3; mean 0; sd 0')
    expect([...rows.keys()].filter((key) => String(key).includes('no column'))).toHaveLength(2)
  })
})

describe('agreement on a z-score', () => {
  const pairs = [
    [3, 4],
    [5, 5],
    [7, 9],
    [6, 5],
    [2, 3],
    [8, 8],
  ] as const
  const twice = pairs.flatMap(([a, b], n) => [
    coded(`t${n}`, 'primary', rating('sen', a)),
    coded(`t${n}`, 'second', rating('sen', b)),
  ])
  const { reliability, gate } = bookOf(dataset(twice))
  const figure = (variable: string) => reliability.variables.find((one) => one.variable === variable)?.estimate

  test('is agreement on what is standardised, figure and interval', () => {
    const [z, sen] = [figure('z_play'), figure('sen_play')]
    if (z?.ok !== true || sen?.ok !== true) throw new Error('both are defined')
    expect(sen.value).toBeGreaterThan(0.5)
    expect([z.value, z.n]).toEqual([expect.closeTo(sen.value, 10), sen.n])
    expect(z.lo).toBeCloseTo(sen.lo ?? Number.NaN, 10)
    expect(z.hi).toBeCloseTo(sen.hi ?? Number.NaN, 10)
  })

  test('is judged by the gate as that is', () => {
    const verdict = (variable: string) => gate.rows.find((row) => row.variable === variable)?.verdict
    expect(verdict('z_play')).toBe(verdict('sen_play'))
    expect(verdict('z_play')).not.toBe('not_assessed')
  })
})
