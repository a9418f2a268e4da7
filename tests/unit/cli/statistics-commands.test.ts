import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/study-builder.ts'
import { runCli, type CliEnd } from '../../support/run-cli.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const attune = (...line: readonly string[]): Promise<CliEnd> => runCli(line)

function put(name: string, text: string): string {
  const path = `${folder.path}/${name}`
  writeFileSync(path, text)
  return path
}

type Figures = Readonly<Record<string, unknown>>

async function reliability(text: string, ...more: readonly string[]): Promise<Figures> {
  const { out, err } = await attune('reliability', '--table', put('r.csv', text), ...more, '--json')
  expect(err).toBe('')
  return JSON.parse(out) as Figures
}

const refusal = async (text: string, ...more: readonly string[]): Promise<string> => {
  const { code, out, err } = await attune('reliability', '--table', put('r.csv', text), ...more)
  expect([code, out]).toEqual([1, ''])
  return err
}

describe('reliability --table', () => {
  test('gives the statistics of two raters, with all their digits', async () => {
    const figures = await reliability('A,B\n1,1\n1,2\n2,2\n2,2\n,1\n', '--level', 'nominal')
    expect(figures).toMatchObject({
      'pairs.n': 4,
      'pairs.table': [
        [1, 1],
        [0, 2],
      ],
      kappa: 0.5,
      agree_pairs: 0.75,
    })
    expect(figures['kappa_max']).toBeCloseTo(0.5, 12)
    expect(Object.keys(figures).filter((key) => /^icc|_linear|light/.test(key))).toEqual([])
  })

  test('prints one key a line where no program asks', async () => {
    const { code, out } = await attune('reliability', '--table', put('r.csv', 'A,B\n1,1\n1,1\n'), '--level', 'nominal')
    expect(code).toBe(0)
    expect(out).toMatch(/^pairs\.n\t2$/m)
    expect(out).toMatch(/^kappa\tnot defined$/m)
  })

  test('takes semicolons, decimal commas, quotes, a byte order mark and other line ends', async () => {
    const text = '\uFEFF"rater 1";"rater 2"\r\n1,5;2\r\n3;"3,25"\r\n4;5\r\n'
    const figures = await reliability(text, '--level', 'interval')
    expect(figures['ba.bias']).toBeCloseTo(-1.75 / 3, 12)
    expect(figures).not.toHaveProperty('kappa')
  })

  test('categories that are words are named in its keys, in the order of the codebook', async () => {
    const text = 'A,B\nlow,low\nmid,high\nhigh,high\n'
    const figures = await reliability(text, '--level', 'ordinal', '--categories', 'low,mid,high')
    expect(figures['pairs.table']).toEqual([
      [1, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
    ])
    expect(figures['specific_agreement.low']).toBe(1)
    const unordered = await reliability(text, '--level', 'nominal')
    expect(unordered['category_kappa.low']).toBe(1)
  })

  test('what the data do not give is null, never 0 or 1', async () => {
    const constant = await reliability('A,B\n3,3\n3,3\n3,3\n', '--level', 'ratio')
    expect(constant).toMatchObject({ icc_a1: null, pearson: null })
    const empty = await reliability('A,B\n,\n1,\n,2\n', '--level', 'nominal', '--categories', '1,2')
    expect(empty).toMatchObject({ 'pairs.n': 0, kappa: null, alpha_nominal: null })
  })

  test.each([
    ['an empty file', '', [], /holds no ratings/],
    ['a header alone', 'A,B\n', [], /holds no ratings/],
    ['one rater', 'A\n1\n2\n', [], /has one column/],
    ['a line that is too short', 'A,B\n1,2\n3\n', [], /line 3 has 1 cells/],
    ['a quotation mark that stays open', 'A,B\n"1,2\n', [], /line 2 is never closed/],
    ['a missing value as a word', 'A,B\n1,NA\n', [], /line 2 writes a missing value as a word/],
    ['a value outside of the codebook', 'A,B\n1,7\n', ['--categories', '1,2'], /line 2 holds “7”/],
    ['a category that is named twice', 'A,B\n1,1\n', ['--categories', '1,1'], /“1” is named twice/],
  ])('%s is refused in words', async (_what, text, more, words) => {
    expect(await refusal(text, '--level', 'nominal', ...more)).toMatch(words)
  })

  test.each([
    ['text among numbers', 'A,B\n1,two\n', 'ratio', /line 2 holds “two”, which is no number/],
    ['an endless number', 'A,B\n1,1e999\n', 'interval', /“1e999”/],
    ['words whose order nobody knows', 'A,B\nlow,high\n', 'ordinal', /order is not known/],
  ])('%s is refused in words', async (_what, text, level, words) => {
    expect(await refusal(text, '--level', level)).toMatch(words)
  })

  test('a table with more ratings than a call takes arguments is computed', async () => {
    const rows = Array.from({ length: 70_000 }, (_, n) => `${(n * 3) % 7},${(n * 5) % 11}`)
    const figures = await reliability(`A,B\n${rows.join('\n')}\n`, '--level', 'ratio')
    expect(figures['items_complete']).toBe(70_000)
    expect(Object.values(figures).filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual([])
  })
})

const head = 'code,onset_ms,offset_ms\n'

async function agreement(a: string, b: string, ...more: readonly string[]): Promise<Figures> {
  const { out, err } = await attune('agreement', put('a.csv', head + a), put('b.csv', head + b), ...more, '--json')
  expect(err).toBe('')
  return JSON.parse(out) as Figures
}

describe('agreement', () => {
  test('of states: by the millisecond, by units, and matched by onset', async () => {
    const figures = await agreement('look,0,6000\naway,6000,10000\n', 'look,0,5000\naway,5000,10000\n')
    expect(figures).toMatchObject({
      kind: 'state',
      count: { look: { A: 1, B: 1 }, away: { A: 1, B: 1 } },
      exact_ms: { agreement: 0.9 },
      time_unit: [{ bin_ms: 1000, rule: 'start', units: 10, agreement: 0.9 }, { rule: 'majority' }],
      matching: [{ tolerance_ms: 1000, all_codes: { matched: 2, f1: 1 } }],
    })
  })

  test('of states read in one way only, where that is asked for', async () => {
    const [a, b] = ['look,0,4400\naway,4400,10000\n', 'look,0,4600\naway,4600,10000\n']
    const most = await agreement(a, b, '--readout', 'majority')
    expect(most['time_unit']).toMatchObject([{ rule: 'majority', agreement: 0.9 }])
    const start = await agreement(a, b, '--readout', 'start')
    expect(start['time_unit']).toMatchObject([{ rule: 'start', agreement: 1 }])
    expect(start['time_unit_tolerance']).toMatchObject([{ rule: 'start' }])
  })

  test('of points: one to one within the tolerance, without measures of time', async () => {
    const figures = await agreement('smile,1000,\nsmile,5000,\n', 'smile,1400,\n', '--tolerance-ms', '300')
    expect(figures).toMatchObject({ kind: 'point', matching: [{ tolerance_ms: 300, all_codes: { matched: 0 } }] })
    expect(figures).not.toHaveProperty('time_unit')
  })

  test('of states that overlap: code by code', async () => {
    const figures = await agreement('a,0,4000\nb,2000,6000\n', 'a,0,4000\nb,2000,6000\n', '--bin-ms', '500')
    expect(figures).toMatchObject({ kind: 'overlapping' })
    expect(figures['time_unit_per_code']).toHaveLength(4)
    expect(figures).not.toHaveProperty('exact_ms')
  })

  test('no events at all is a coding, too; nothing is made up for it', async () => {
    const figures = await agreement('', '', '--duration-ms', '5000')
    expect(figures).toMatchObject({ matching: [{ all_codes: { matched: 0, precision: null, recall: null } }] })
  })

  test.each([
    ['no column of codes', 'what,onset_ms,offset_ms\n', /has no column “code”/],
    ['no code', `${head},0,1\n`, /line 2 has no code/],
    ['seconds with a point', `${head}a,0.5,1\n`, /“0.5”, which is no whole number/],
    ['a time before 0', `${head}a,-5,1\n`, /line 2 lies before 0/],
    ['an end before its start', `${head}a,5,1\n`, /line 2 ends before it begins/],
  ])('%s is refused in words', async (_what, text, words) => {
    const { code, err } = await attune('agreement', put('a.csv', text), put('b.csv', head))
    expect([code, err]).toEqual([1, expect.stringMatching(words)])
  })

  test('events after the end, or outside of the codebook, are refused', async () => {
    const [a, b] = [put('a.csv', `${head}x,0,900\n`), put('b.csv', head)]
    expect((await attune('agreement', a, b, '--duration-ms', '500')).err).toMatch(/ends at 900 ms, after the 500 ms/)
    expect((await attune('agreement', a, b, '--categories', 'y')).err).toMatch(/“x” is not among the categories/)
    expect((await attune('agreement', a, `${folder.path}/none.csv`)).err).toMatch(/none\.csv cannot be read/)
  })
})

test.each([
  [['reliability', '--table', 'x.csv']],
  [['reliability', '--table', 'x.csv', '--level', 'some']],
  [['reliability', 'x.attune', '--table', 'x.csv', '--level', 'ratio']],
  [['reliability', 'x.attune', '--level', 'ratio']],
  [['agreement', 'a.csv']],
  [['agreement', 'a.csv', 'b.csv', '--bin-ms', '0']],
  [['agreement', 'a.csv', 'b.csv', '--readout', 'middle']],
  [['agreement', 'a.csv', 'b.csv', '--tolerance-ms', '1.5']],
])('wrong use ends with 2: %j', async (line) => {
  expect((await attune(...line)).code).toBe(2)
})
