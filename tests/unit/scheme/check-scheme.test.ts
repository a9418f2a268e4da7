import { describe, expect, test } from 'vitest'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { compileScheme, orderComposites } from '#shared/scheme/compile-scheme.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'

const found = (scheme: Scheme): string[] => checkScheme(scheme).map(({ code, path }) => `${code} ${path.join('.')}`)

/** A copy that may be changed in place. */
const copy = (scheme: Scheme): Scheme => structuredClone(scheme)

function first<T>(items: readonly T[]): T {
  const [item] = items
  if (item === undefined) throw new Error('an item to change')
  return item
}

const composite = (id: string, expr: string): Scheme['composites'][number] => ({
  ...{ id, label: id, expr, scope: 'episode', forEach: [], unit: '' },
})

describe('what a scheme is refused for', () => {
  test('two ratings of one id, and a composite named like a rating', () => {
    const scheme = copy(sensIntr9)
    scheme.composites.push(composite('sen', '1'))
    expect(found(scheme)).toEqual(['duplicate-id composites.4.id'])
  })

  test('one code id in two sets', () => {
    const scheme = copy(stillfacePhase)
    scheme.sets[1]?.codes.push({ ...first(first(scheme.sets).codes), key: 'p' })
    expect(found(scheme)).toContain('duplicate-id sets.1.codes.3.id')
  })

  test('one key for two codes of a pass, but not for codes of different passes', () => {
    const scheme = copy(stillfacePhase)
    first(first(scheme.sets).codes).key = 'z'
    expect(found(scheme)).toEqual(['duplicate-key sets.1.codes.0.key'])
    first(first(scheme.sets).codes).key = 'j'
    expect(found(scheme)).toEqual([])
  })

  test('one key for two marks', () => {
    const scheme = copy(sensIntr9)
    scheme.marks.push({ id: 'other', key: first(scheme.marks).key, label: 'Other' })
    expect(found(scheme)).toEqual(['duplicate-key marks.1.key'])
  })

  test('one reason for “not codable” twice', () => {
    const scheme = copy(sensIntr9)
    const rating = first(scheme.ratings)
    const again = { ...first(rating.notCodable), text: 'The same in other words' }
    rating.notCodable = [...rating.notCodable, again]
    expect(found(scheme)).toEqual(['duplicate-id ratings.0.notCodable.3.code'])
  })

  test('what a list names twice', () => {
    const scheme = copy(stillfacePhase)
    first(scheme.passes).sets.push('inf_reg')
    first(scheme.sets).precedence = ['ipro', 'ipas', 'ipro']
    const stop = scheme.sets[3]?.codes[1]
    stop?.modifiers.push('stop_reason')
    first(scheme.composites).forEach.push('cg_phase')
    expect(found(scheme)).toEqual([
      'named-twice passes.0.sets.2',
      'named-twice sets.0.precedence.2',
      'named-twice sets.3.codes.1.modifiers.1',
      'named-twice composites.0.forEach.2',
    ])
  })

  test('references to what is not there', () => {
    const scheme = copy(stillfacePhase)
    first(scheme.sets).subject = 'aunt'
    first(scheme.passes).sets.push('feet')
    first(scheme.rules).fields.push('nobody')
    first(scheme.reliability).target = 'nothing'
    expect(found(scheme)).toEqual([
      'unknown-reference passes.0.sets.2',
      'unknown-reference sets.0.subject.0',
      'unknown-reference rules.0.fields.0',
      'unknown-reference reliability.0.target.0',
    ])
  })

  test('an exhaustive set that is not exclusive, or of points', () => {
    const scheme = copy(stillfacePhase)
    for (const set of scheme.sets) set.exhaustive = true
    expect(found(scheme)).toEqual(['exhaustive-not-exclusive sets.1.exhaustive', 'exhaustive-points sets.3.exhaustive'])
  })

  test('a set that no pass shows', () => {
    const scheme = copy(stillfacePhase)
    first(scheme.passes).sets = ['inf_phase']
    expect(found(scheme)).toEqual(['in-no-pass sets.1'])
  })

  test('a scale that its steps do not reach, an anchor beside the scale', () => {
    const scheme = copy(sensIntr9)
    const rating = first(scheme.ratings)
    rating.step = 3
    rating.anchors = [{ value: 10, label: 'Beyond', text: '' }]
    expect(found(scheme)).toEqual(['scale-ends ratings.0.max', 'value-off-scale ratings.0.anchors.0.value'])
  })

  test('ids that formulas could not name', () => {
    const scheme = copy(stillfacePhase)
    first(scheme.episodes).id = 'play-1'
    scheme.rules = []
    scheme.composites = []
    first(first(scheme.sets).codes).id = 'episode'
    first(scheme.sets).precedence = []
    expect(found(scheme)).toEqual(['reserved-id sets.0.codes.0.id', 'hyphen-in-id episodes.0.id'])
  })

  test('formulas that cannot be read, name the unknown, or are no condition', () => {
    const scheme = copy(sensIntr9)
    scheme.composites.push(composite('a', 'mean(sen,'), composite('b', 'sens + 1'), composite('c', "'text'"))
    first(scheme.rules).when = 'sen + 1'
    first(scheme.ratings).showIf = 'ctx.nothing == 1'
    expect(found(scheme)).toEqual([
      'formula-unexpected-end composites.4.expr',
      'formula-unknown-name composites.5.expr',
      'formula-wrong-type composites.6.expr',
      'formula-unknown-name ratings.0.showIf',
      'formula-wrong-type rules.0.when',
    ])
  })

  test('the place of an error in a formula is told in characters', () => {
    const scheme = copy(sensIntr9)
    scheme.composites.push(composite('b', '1 + sens'))
    expect(checkScheme(scheme)[0]?.params).toEqual({ from: 4, to: 8, found: 'sens', expected: '' })
  })

  test('a rating of one episode named where the whole recording is meant', () => {
    const scheme = copy(sensIntr9)
    scheme.composites.push({ ...composite('all', 'sen + 1'), scope: 'session' })
    expect(found(scheme)).toEqual(['formula-needs-episode composites.4.expr'])
  })

  test('composites in a circle, named with each other', () => {
    const scheme = copy(sensIntr9)
    scheme.composites = [composite('a', 'b + 1'), composite('b', 'c + 1'), composite('c', 'a + 1')]
    scheme.reliability = []
    expect(checkScheme(scheme)).toEqual([{ code: 'composite-cycle', path: ['composites'], params: { ids: 'a, b, c' } }])
  })
})

describe('numbers that exclude each other', () => {
  test('an age that ends before it begins, and more codable time than an episode has', () => {
    const scheme = copy(sensIntr9)
    scheme.ageMonths = { min: 24, max: 1 }
    first(scheme.episodes).minCodableS = first(scheme.episodes).nominalS + 1
    expect(found(scheme)).toEqual(['too-small ageMonths.max', 'too-large episodes.0.minCodableS'])
  })

  test('aims of agreement that are beyond reach, by another statistic, or there twice', () => {
    const scheme = copy(stillfacePhase)
    const aim = first(scheme.reliability)
    scheme.reliability = [
      { ...aim, point: 2 },
      { ...aim, ciLower: 0.9, point: 0.6, statistic: 'icc_a1' },
    ]
    expect(found(scheme)).toEqual([
      'too-large reliability.0.point',
      'duplicate-id reliability.1.target',
      'not-one-of reliability.1.statistic',
      'too-large reliability.1.ciLower',
    ])
  })
})

test('composites that come to one id, or to a word of the language, once they are made for each code', () => {
  const scheme = copy(stillfacePhase)
  const [set, other] = scheme.sets
  if (set === undefined || other === undefined) throw new Error('two sets')
  const each = (id: string, of: string) => ({ ...composite(id, 'count_events(code, episode)'), forEach: [of] })
  set.codes = set.codes.map((code, n) => (n === 0 ? { ...code, id: 'nd' } : code)).slice(0, 1)
  other.codes = [{ ...first(other.codes), id: 'q_nd' }]
  delete set.precedence
  delete other.precedence
  scheme.composites = [each('a{code}', set.id), each('p_q_{code}', set.id), each('p_{code}', other.id)]
  scheme.rules = []
  scheme.tests = []
  expect(found(scheme).filter((problem) => problem.includes('composites'))).toEqual([
    'reserved-id composites.0.id',
    'duplicate-id composites.2.id',
  ])
})

describe('order of composites', () => {
  test('each comes after those it is computed from', () => {
    const scheme = {
      ...copy(sensIntr9),
      composites: [composite('a', 'b + c'), composite('b', 'c'), composite('c', 'sen')],
    }
    const order = orderComposites(scheme)
    expect(order.ok && order.instances.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })

  test('a circle of one is a circle', () => {
    expect(orderComposites({ ...copy(sensIntr9), composites: [composite('a', 'a + 1')] })).toEqual({
      ok: false,
      cycle: ['a'],
    })
  })

  test('a scheme with a circle is not evaluated at all', () => {
    const scheme = { ...copy(sensIntr9), composites: [composite('a', 'a + 1')] }
    expect(() => compileScheme(scheme)).toThrow('scheme-cycle')
  })
})
