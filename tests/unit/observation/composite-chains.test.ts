import { describe, expect, test } from 'vitest'
import { evaluationOf } from '#shared/observation/evaluation.ts'
import { ratingRecordId, type Records } from '#shared/observation/record.ts'
import { schemeProblems } from '#shared/observation/scheme-tests.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { profile5 } from '#shared/scheme/templates/profile-5.ts'
import { content, episode } from './builders.ts'

const [first, second, third] = profile5.ratings.map(({ id }) => id)
if (first === undefined || second === undefined || third === undefined) throw new Error('profile-5 has three scales')

type Composite = Scheme['composites'][number]

const composite = (id: string, expr: string, minValid?: number): Composite => ({
  ...{ id, label: id, expr, scope: 'episode', forEach: [], unit: '' },
  ...(minValid === undefined ? {} : { minValid }),
})
const withComposites = (composites: Composite[], showIf: string | null = null): Scheme => ({
  ...profile5,
  ...{ composites, reliability: [], rules: [], tests: [] },
  ratings: profile5.ratings.map((rating) => (rating.id === second ? { ...rating, showIf } : rating)),
})
const given = (values: Readonly<Record<string, number | null>>): Records =>
  Object.fromEntries(
    Object.entries(values).map(([rating, value]) => {
      const id = ratingRecordId(rating, 'e')
      const notCodable = value === null ? 'not_seen' : null
      return [id, { ...{ type: 'rating', id, rating, episode: 'e' }, value, notCodable, note: '' }]
    }),
  )
const kind = profile5.episodes[0]?.id ?? ''
const evaluated = (scheme: Scheme, id: string, values: Readonly<Record<string, number | null>>) => {
  const evaluation = evaluationOf(content(scheme, given(values), [episode(kind, 0, 600_000, 'e')]))
  return evaluation.composite(id, evaluation.ofKind(kind))
}

describe('composites that build on one another', () => {
  test('one that each names twice is worked out once, so that sixty in a row are no work', () => {
    const row = Array.from({ length: 60 }, (_, n) => composite(`c${n + 1}`, `(c${n} + c${n}) / 2`))
    const scheme = withComposites([composite('c0', first), ...row])
    expect(evaluated(scheme, 'c60', { [first]: 4 })).toEqual({ ok: true, value: 4 })
  })

  test('a long row of long formulas needs no deep stack', () => {
    const row = Array.from({ length: 399 }, (_, n) => composite(`c${n + 1}`, `c${n}${' + 0'.repeat(900)}`))
    const scheme = withComposites([composite('c0', first), ...row])
    expect(schemeProblems(scheme)).toEqual([])
    expect(evaluated(scheme, 'c399', { [first]: 4 })).toEqual({ ok: true, value: 4 })
  })
})

describe('a condition of a scale that names a composite', () => {
  test('takes one that says yes or no as 1 or 0, as every other formula does', () => {
    const scheme = withComposites([composite('high', `${first} > 3`), composite('shown', second)], 'high > 0')
    expect(schemeProblems(scheme)).toEqual([])
    expect(evaluated(scheme, 'shown', { [first]: 4, [second]: 2 })).toEqual({ ok: true, value: 2 })
    expect(evaluated(scheme, 'shown', { [first]: 3, [second]: 2 })).toEqual({ ok: false, missing: 'not_applicable' })
  })

  test('takes it by its own rule of how many valid items are enough', () => {
    const both = composite('both', `mean(${first}, ${third})`, 1)
    const scheme = withComposites([both, composite('shown', second)], 'both > 3')
    expect(evaluated(scheme, 'shown', { [first]: 4, [second]: 2, [third]: null })).toEqual({ ok: true, value: 2 })
  })

  test('may name one that is made of the very scale: its value as given is taken', () => {
    const scheme = withComposites([composite('all', `mean(${first}, ${second})`)], 'all > 3')
    expect(evaluated(scheme, 'all', { [first]: 4, [second]: 4 })).toEqual({ ok: true, value: 4 })
  })
})
