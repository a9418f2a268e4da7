import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runSchemeTests, schemeProblems } from '#shared/observation/scheme-tests.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { inTurn } from '#shared/scheme/templates/worked-example.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { phases } from './builders.ts'

type Lookup = NonNullable<Scheme['lookups']>[number]
type Test = NonNullable<Scheme['tests']>[number]

const worth: Lookup = {
  ...{ id: 'worth', label: 'What the mother does while the baby is unhappy', rows: 'cg_phase', columns: 'inf_phase' },
  cells: [
    { row: 'cvoc', column: 'ipro', value: 3 },
    { row: 'cmon', column: 'ipro', value: 2 },
    { row: 'coth', column: 'ipro', value: 1 },
    { row: 'coth', column: 'ipas', value: 1.5 },
  ],
}
const mean = (id: string, expr: string): Scheme['composites'][number] => ({
  ...{ id, label: id, expr, scope: 'episode', forEach: [], unit: '' },
})

/** The demo length of T2 with a table, and one test case about 20 seconds of play. */
function withLookup(events: Test['events'], expected: Test['expect'], lookup: Partial<Lookup> = {}): Scheme {
  return {
    ...phases,
    lookups: [{ ...worth, ...lookup }],
    composites: [...phases.composites, mean('m', 'lookup_mean(worth, episode)'), mean('n', 'lookup_n(worth, episode)')],
    tests: [
      {
        ...{ id: 't', label: 'T', episodes: [{ id: 'e', kind: 'play', fromS: 0, toS: 20 }] },
        ...(events === undefined ? {} : { events }),
        expect: expected,
      },
    ],
  }
}
const scores = (m: number | string, n: number | string): Test['expect'] =>
  (
    [
      ['m', m],
      ['n', n],
    ] as const
  ).map(([composite, score]) =>
    typeof score === 'number'
      ? { composite, kind: 'play', value: score }
      : { composite, kind: 'play', value: null, missing: score as never },
  )

describe('two streams of states', () => {
  const baby = inTurn(0, [
    ['ipro', 10],
    ['ipas', 14],
    ['ipos', 20],
  ])
  const mother = inTurn(0, [
    ['cvoc', 4],
    ['cmon', 6],
    ['coth', 12],
    ['cpos', 20],
  ])

  test('the mean is by time, over what the table has a cell for', () => {
    // 4 s at 3, 2 s at 2, 4 s at 1, then 2 s at 1.5: (12 + 4 + 4 + 3) / 12.
    expect(schemeProblems(withLookup([...baby, ...mother], scores(23 / 12, 12)))).toEqual([])
  })

  test('nothing that has a cell gives no mean', () => {
    const calm = inTurn(0, [['ipos', 20]])
    expect(runSchemeTests(withLookup([...calm, ...mother], scores('too_few', 0)))).toEqual([])
  })

  test('time without a code may yet get one', () => {
    expect(runSchemeTests(withLookup([...baby, ...mother.slice(0, 3)], scores('pending', 'pending')))).toEqual([])
  })

  test('the mean lies within the values of the table, and does not depend on how states are cut', () => {
    const cut = fc.integer({ min: 1, max: 19 })
    fc.assert(
      fc.property(cut, (at) => {
        const parted = [
          { code: 'ipro', fromS: 0, toS: at },
          { code: 'ipro', fromS: at, toS: 20 },
        ]
        const own = inTurn(0, [
          ['cvoc', 5],
          ['coth', 20],
        ])
        expect(runSchemeTests(withLookup([...parted, ...own], scores((15 + 15) / 20, 20)))).toEqual([])
      }),
    )
  })
})

test('points are worth what the table gives them at their onset, each alike', () => {
  const lookup = {
    ...{ rows: 'inf_reg', columns: 'inf_phase' },
    cells: [
      { row: 'dist', column: 'ipro', value: 4 },
      { row: 'dist', column: 'ipas', value: 1 },
    ],
  }
  const points: Scheme = {
    ...withLookup([], [], lookup),
    sets: phases.sets.map((set) => (set.id === 'inf_reg' ? { ...set, kind: 'point', exclusive: false } : set)),
  }
  const code = points.sets.find(({ id }) => id === 'inf_reg')?.codes[1]?.id ?? ''
  const cells = lookup.cells.map((cell) => ({ ...cell, row: code }))
  const events = [
    ...inTurn(0, [
      ['ipro', 10],
      ['ipas', 15],
      ['ipos', 20],
    ]),
    // At 10 s the baby is no longer protesting: states are half-open.
    ...[2, 9.999, 10, 17].map((fromS) => ({ code, fromS })),
  ]
  const [test_] = withLookup(events, scores(3, 3)).tests ?? []
  expect(
    schemeProblems({
      ...points,
      lookups: [{ ...worth, ...lookup, cells }],
      tests: test_ === undefined ? [] : [test_],
    }),
  ).toEqual([])
})

describe('a table is refused when', () => {
  const found = (lookup: Partial<Lookup>): readonly string[] =>
    schemeProblems(withLookup([], [], lookup)).map(({ code, path }) => `${code} ${path.join('.')}`)
  test.each([
    ['its rows are no set', { rows: 'nope' }, 'unknown-reference lookups.0.rows'],
    ['its columns are points', { columns: 'proc' }, 'lookup-not-exclusive lookups.0.columns'],
    ['two codes of its rows can hold at once', { rows: 'inf_reg' }, 'lookup-not-exclusive lookups.0.rows'],
    ['rows and columns are one set', { columns: 'cg_phase' }, 'lookup-of-itself lookups.0.columns'],
    [
      'a cell names a code of another set',
      { cells: [{ row: 'ipro', column: 'ipro', value: 1 }] },
      'unknown-reference lookups.0.cells.0.row',
    ],
    [
      'a cell stands there twice',
      { cells: [...worth.cells, ...worth.cells.slice(0, 1)] },
      'duplicate-id lookups.0.cells.4',
    ],
    ['no formula finds it', { id: 'other' }, 'formula-unknown-lookup composites.5.expr'],
  ])('%s', (_what, lookup, problem) => {
    expect(found(lookup)).toContain(problem)
  })
})

test('another value in a cell is a major change, said with its place', () => {
  const changed = { ...worth, cells: worth.cells.map((cell, n) => (n === 0 ? { ...cell, value: 4 } : cell)) }
  const { level, changes } = compareSchemes(withLookup([], []), withLookup([], [], changed))
  expect(level).toBe('major')
  expect(changes.map(({ words }) => words)).toEqual([
    'Look-up table “What the mother does while the baby is unhappy”: cell no. 1, value changed from 3 to 4',
  ])
})
