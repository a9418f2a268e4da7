import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { largestSchemeFile } from '#shared/formats/scheme-file/read-scheme-file.ts'
import { scanJson } from '#shared/formats/scheme-file/scan-json.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { anyScheme } from '../scheme/arbitrary-scheme.ts'
import { edited, found, problemsIn, read, sha256, write } from './scheme-file-harness.ts'

describe('a file that is written', () => {
  test.each(templates.map((template) => [template.id, template] as const))('%s is read as it was', (_id, template) => {
    expect(read(write(template))).toEqual({ ok: true, scheme: template, hashed: true })
  })

  test('any scheme is read as it was', () => {
    fc.assert(
      fc.property(anyScheme, (scheme) => {
        expect(checkScheme(scheme)).toEqual([])
        expect(read(write(scheme))).toEqual({ ok: true, scheme, hashed: true })
      }),
    )
  })

  test('ends with the hash of its canonical text and a line break', () => {
    const hash = sha256(canonicalJson(sensIntr9))
    expect(write(sensIntr9).endsWith(`\n  "contentHash": "sha256:${hash}"\n}\n`)).toBe(true)
  })
})

describe('a file that is read', () => {
  test('may carry no hash, may begin with a byte order mark, and may leave out what has a usual value', () => {
    const { passes: _passes, marks: _marks, ...rest } = { ...stillfacePhase, passes: [] }
    expect(read(`\uFEFF${JSON.stringify(rest)}`)).toMatchObject({
      ok: true,
      hashed: false,
      scheme: { marks: [], passes: [] },
    })
  })

  test('may have its members in any order and any spaces: the hash is of the content', () => {
    const members: unknown = JSON.parse(write(sensIntr9))
    const turned = Object.fromEntries(Object.entries(Object(members) as object).reverse())
    expect(read(JSON.stringify(turned))).toMatchObject({ ok: true, hashed: true })
  })

  test('that was changed after it was written is refused, unless the hash is taken out', () => {
    const changed = write(sensIntr9).replace('Nearly all signals, faint', 'All signals, faint')
    expect(found(changed)).toEqual(['hash-differs contentHash'])
    const accepted = changed.replace(/,\n {2}"contentHash": "[^"]*"/, '')
    expect(read(accepted)).toMatchObject({ ok: true, hashed: false })
  })

  test.each(['', 'sha256:', `sha1:${'a'.repeat(64)}`, `sha256:${'A'.repeat(64)}`, 5, null])(
    'the hash %j is none',
    (contentHash) => {
      expect(found(JSON.stringify({ ...sensIntr9, contentHash }))).toEqual(['bad-hash contentHash'])
    },
  )

  test('larger than 4 MB is one problem', () => {
    expect(found(' '.repeat(largestSchemeFile + 1))).toEqual(['file-too-large'])
  })
})

describe('what is no JSON is told with its line and column', () => {
  test.each([
    ['', 1, 1, 'value', ''],
    ['  \n ', 2, 2, 'value', ''],
    ["{'a': 1}", 1, 2, 'member', "'"],
    ['{"a": 1,}', 1, 9, 'member', '}'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'comma-or-end', '"'],
    ['{\r\n"a": 1,\r\n"b" 2}', 3, 5, 'colon', '2'],
    ['{"a": [1, 2,]}', 1, 13, 'value', ']'],
    ['{"a": "b', 1, 9, 'quote', ''],
    ['{"a": "b\nc"}', 1, 9, 'quote', '\n'],
    ['{"a": "👶\\x"}', 1, 9, 'escape', '\\'],
    ['{"a": 1.}', 1, 9, 'digit', '}'],
    ['{"a": 1e}', 1, 9, 'digit', '}'],
    ['{"a": 01}', 1, 8, 'comma-or-end', '1'],
    ['{"a": +1}', 1, 7, 'value', '+'],
    ['{"a": NaN}', 1, 7, 'value', 'N'],
    ['{"a": 1} // end', 1, 10, 'nothing', '/'],
    ['{}{}', 1, 3, 'nothing', '{'],
    ['<html>', 1, 1, 'value', '<'],
  ])('%j', (text, line, column, expected, here) => {
    expect(problemsIn(text)).toEqual([{ code: 'not-json', path: [], params: { line, column, expected, found: here } }])
  })

  test('a hundred thousand brackets are one problem at the first that is too many', () => {
    for (const bracket of ['[', '{"a":']) {
      const column = 40 * bracket.length + 1
      expect(problemsIn(bracket.repeat(100_000))).toEqual([
        { code: 'nested-too-deep', path: [], params: { line: 1, column, limit: 40 } },
      ])
    }
  })

  test('a text is read exactly where the engine reads it', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom('', '"', ',', '}', '\\', '0', ' ', '\n', '-'),
      )
      .map(([text, at, cut, put]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + put + text.slice(place + cut)
      })
    fc.assert(
      fc.property(fc.oneof(damaged, fc.json({ maxDepth: 4 }), fc.string()), (text) => {
        let readable = true
        try {
          JSON.parse(text)
        } catch {
          readable = false
        }
        expect(scanJson(text).ok).toBe(readable)
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is JSON, but no scheme that can be read', () => {
  test.each(['[]', '5', 'null', '"scheme"', 'true'])('%s is no object', (text) => {
    expect(found(text)).toEqual(['not-an-object'])
  })

  test('another format is all that is said of the file', () => {
    expect(problemsIn('{"format": "attune-scheme/2", "new": 1}')).toEqual([
      {
        code: 'other-format',
        path: ['format'],
        params: { found: 'attune-scheme/2', readable: 'attune-scheme/1' },
      },
    ])
    expect(found('{"format": 1}')).toEqual(['other-format format'])
    expect(found('{}')).toEqual(['missing-member format'])
  })

  test('a member that stands twice in one object is told with its place, however it is written', () => {
    const text = write(sensIntr9).replace('"question":', '"l\\u0061bel": "Twice", "question":')
    expect(problemsIn(text)).toEqual([
      { code: 'member-twice', path: ['ratings', 0, 'label'], params: { name: 'label' } },
    ])
  })

  test('members that no scheme has are told one by one, names of prototypes like any other', () => {
    const text = JSON.stringify(sensIntr9)
      .replace('"value":9', '"value":9,"colour":"red"')
      .replace('"rarely"', '"__proto__":"x","rarely"')
      .replace('{"format"', '{"__proto__":{"polluted":true},"constructor":{"prototype":1},"extends":"x","format"')
    expect(found(text).sort()).toEqual([
      'unknown-member __proto__',
      'unknown-member constructor',
      'unknown-member extends',
      'unknown-member quantityWords.__proto__',
      'unknown-member ratings.0.anchors.0.colour',
    ])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('a member that is not what it should be', () => {
  const anchor = ['ratings', 0, 'anchors', 2]
  test.each([
    ['question', ['ratings', 0, 'question'], undefined, 'missing-member', { expected: 'string' }],
    [
      'scope',
      ['ratings', 0, 'scope'],
      undefined,
      'missing-member',
      { expected: 'string', allowed: 'episode, session' },
    ],
    ['a number as text', [...anchor, 'value'], '5', 'wrong-kind', { expected: 'number', found: 'string' }],
    ['null for a list', ['ratings'], null, 'wrong-kind', { expected: 'array', found: 'null' }],
    ['a list for an object', ['basis'], [], 'wrong-kind', { expected: 'object', found: 'array' }],
    ['a word for yes', ['ratings', 1, 'required'], 'yes', 'wrong-kind', { expected: 'boolean', found: 'string' }],
    [
      'an unknown kind',
      ['rules', 0, 'kind'],
      'forbid',
      'not-one-of',
      { found: 'forbid', allowed: 'require, skip, warn, confirm, block, derive' },
    ],
    ['a long text', [...anchor, 'text'], 'a'.repeat(1_000_000), 'too-long', { limit: 4000, length: 1_000_000 }],
    ['an empty label', [...anchor, 'label'], '', 'empty-text', {}],
    ['no anchors', ['ratings', 0, 'anchors'], [], 'too-few', { limit: 1, count: 0 }],
    ['a step of nothing', ['ratings', 0, 'step'], 0, 'not-above', { limit: 0, found: 0 }],
    ['a negative length', ['episodes', 0, 'minCodableS'], -1, 'too-small', { limit: 0, found: -1 }],
    ['more than all', ['passes', 0, 'minWatched'], 1.5, 'too-large', { limit: 1, found: 1.5 }],
    ['half a recording', ['reliability', 0, 'minN'], 1.5, 'not-whole', { found: 1.5 }],
    ['an id with a capital', ['ratings', 0, 'id'], 'Sen', 'bad-id', { found: 'Sen' }],
    ['a composite id', ['composites', 0, 'id'], 'p_{set}', 'bad-composite-id', { found: 'p_{set}' }],
    ['two keys', ['marks', 0, 'key'], 'ab', 'bad-key', { found: 'ab' }],
    ['a version of two numbers', ['version'], '1.0', 'bad-version', { found: '1.0' }],
    ['a version with a nought before', ['version'], '01.0.0', 'bad-version', { found: '01.0.0' }],
    ['three ends', ['composites', 0, 'range'], [0, 1, 2], 'too-many', { limit: 2, count: 3 }],
  ])('%s', (_name, path, value, code, params) => {
    expect(problemsIn(edited(path, value))).toEqual([{ code, path, params }])
  })

  test('a number that is too large to be kept', () => {
    const text = JSON.stringify(sensIntr9).replace('"nominalS":300', '"nominalS":1e999')
    expect(problemsIn(text)).toEqual([
      { code: 'wrong-kind', path: ['episodes', 0, 'nominalS'], params: { expected: 'number', found: 'endless' } },
    ])
  })

  test('ten thousand codes are one problem, whatever they are', () => {
    const codes: unknown[] = Array.from({ length: 10_000 }, (_, n) => ({ id: `c${n}` }))
    expect(problemsIn(edited(['sets', 0, 'codes'], codes, stillfacePhase))).toEqual([
      { code: 'too-many', path: ['sets', 0, 'codes'], params: { limit: 120, count: 10_000 } },
    ])
  })

  test('ten thousand codes in many sets are one problem as well', () => {
    const [set] = stillfacePhase.sets
    const sets = Array.from({ length: 100 }, () => ({
      ...set,
      codes: Array.from({ length: 100 }, () => set?.codes[0]),
    }))
    expect(found(edited(['sets'], sets, stillfacePhase))).toEqual(['too-many sets'])
  })

  test('composites that would stand for very many are counted, not made', () => {
    const composites = Array.from({ length: 300 }, (_, n) => ({ ...stillfacePhase.composites[0], id: `p${n}_{code}` }))
    expect(problemsIn(edited(['composites'], composites, stillfacePhase))).toEqual([
      { code: 'too-many-composites', path: ['composites'], params: { count: 300 * 16, limit: 2000 } },
    ])
  })

  test('a hundred problems are listed and the rest is counted', () => {
    const more = Object.fromEntries(Array.from({ length: 130 }, (_, n) => [`extra${n}`, n]))
    const reading = read(JSON.stringify({ ...sensIntr9, ...more }))
    expect(reading.ok ? [] : [reading.problems.length, reading.more]).toEqual([100, 30])
  })

  test('more words of quantity than anybody uses', () => {
    const words = Object.fromEntries(Array.from({ length: 61 }, (_, n) => [`word ${n}`, '']))
    expect(problemsIn(edited(['quantityWords'], words))).toEqual([
      { code: 'too-many', path: ['quantityWords'], params: { limit: 60, count: 61 } },
    ])
  })
})

test('whatever a file holds, reading it gives a scheme or says what is wrong, and never throws', () => {
  const whole = write(sensIntr9)
  const damaged = fc
    .tuple(fc.nat(), fc.nat(40), fc.oneof(fc.string(), fc.constantFrom('null', '[]', '{}', '-1', '"', '\\u0000')))
    .map(([at, cut, put]) => whole.slice(0, at % whole.length) + put + whole.slice((at % whole.length) + cut))
  const members = fc.dictionary(fc.constantFrom(...Object.keys(sensIntr9)), fc.jsonValue({ maxDepth: 4 }))
  const shaped = members.map((some) => JSON.stringify({ ...sensIntr9, ...some }))
  fc.assert(
    fc.property(fc.oneof(damaged, shaped, fc.string(), fc.json()), (text) => {
      const reading = read(text)
      expect(reading.ok || reading.problems.length > 0).toBe(true)
    }),
    { numRuns: 400 },
  )
})
