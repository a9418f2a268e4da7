import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { main } from '../../../electron/cli/main.ts'
import { temporaryFolder } from '../../support/study-builder.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

type Answer = { readonly code: number; readonly out: readonly string[]; readonly err: string }

async function verify(...line: readonly string[]): Promise<Answer> {
  const out: string[] = []
  const err: string[] = []
  const code = await main(['verify', ...line], {
    print: (text) => out.push(text),
    note: (text) => err.push(text),
    progress: () => undefined,
    askHidden: () => Promise.resolve(null),
  })
  return { code, out, err: err.join('\n') }
}

function put(name: string, value: unknown): string {
  const path = `${folder.path}/${name}`
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

const rating = {
  id: 'c1',
  kind: 'nominal2',
  level: 'nominal',
  categories: [1, 2],
  ratings: [
    [1, 1],
    [1, 2],
    [2, 2],
    [2, 2],
    [null, 1],
  ],
  expected: { 'pairs.n': { value: 4 }, kappa: { value: 0.5, source: 'by hand' }, agree_pairs: { value: 0.75 } },
}

describe('a file of reference values', () => {
  test('whose keys all agree ends with how many did', async () => {
    expect(await verify(put('a.json', { meta: {}, cases: [rating] }))).toEqual({
      code: 0,
      out: ['3 passed, 0 failed'],
      err: '',
    })
  })

  test('with a wrong value, and one with a key that nobody knows, names both', async () => {
    const expected = { ...rating.expected, kappa: { value: 0.6 }, kapa: { value: 0.5 } }
    const { code, out, err } = await verify(put('a.json', { cases: [{ ...rating, expected }] }))
    expect(out).toEqual([
      'a.json  c1  kappa: expected 0.6, computed 0.5',
      'a.json  c1  kapa: this key is not known here',
      '2 passed, 2 failed',
    ])
    expect([code, err]).toEqual([1, expect.stringMatching(/do not agree: 2/)])
  })

  test('a tolerance and other accepted values are kept to, and nothing is not zero', async () => {
    const one = { ...rating, ratings: [[1, 1]] }
    const cases = [
      { ...rating, expected: { kappa: { value: 0.51, tol: 0.02 } } },
      { ...rating, expected: { kappa: { value: 0.4, accept: [0.5] } } },
      { ...one, expected: { kappa: { value: null } } },
      { ...one, expected: { kappa: { value: 0 } } },
    ]
    expect((await verify(put('a.json', { cases }))).out.at(-1)).toBe('3 passed, 1 failed')
  })

  test('a case that does not have the format has failed, and the others are still computed', async () => {
    const cases = [{ ...rating, ratings: [['one', 1]] }, { id: 'c2' }, 'nothing', rating]
    const { out } = await verify(put('a.json', { cases }))
    expect(out.at(-1)).toBe('3 passed, 3 failed')
    expect(out[0]).toMatch(/^a\.json {2}c1 {2}case: expected null, computed "ratings\.0\.0/)
  })

  test('as JSON says the same to a program', async () => {
    const { out } = await verify(put('a.json', { cases: [rating] }), '--json')
    expect(JSON.parse(out.join('\n'))).toEqual({
      passed: 3,
      failed: 0,
      files: [{ file: 'a.json', passed: 3, failed: 0, misses: [] }],
    })
  })
})

test.each([
  ['text that is no JSON', 'kappa'],
  ['JSON of another kind', { a: 1 }],
  ['a list', []],
])('%s is refused by name', async (_what, value) => {
  expect(await verify(put('a.json', value))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^attune: a\.json is not/),
  })
})

test('a file that is not there is refused, not passed over', async () => {
  expect(await verify(`${folder.path}/none.json`)).toMatchObject({ code: 1, out: [] })
})

test('all four kinds of file are told apart by what they hold', async () => {
  const golden = (name: string): { cases?: object[]; examples?: object[] } =>
    JSON.parse(readFileSync(new URL(`../../reference/golden/${name}.json`, import.meta.url), 'utf8')) as never
  const files = [
    put('r.json', { cases: golden('random-dev').cases?.slice(0, 2) }),
    put('t.json', { cases: golden('timeline-dev').cases?.slice(0, 1) }),
    put('p.json', { examples: golden('published').examples?.slice(0, 2) }),
  ]
  const { code, out } = await verify(...files, '--json')
  const found = JSON.parse(out.join('\n')) as { files: { passed: number }[] }
  expect(code).toBe(0)
  expect(found.files.every(({ passed }) => passed > 20)).toBe(true)
})
