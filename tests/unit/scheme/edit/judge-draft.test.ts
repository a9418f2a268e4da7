import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { completeDraft } from '#shared/scheme/edit/complete-draft.ts'
import { withValueAt, type DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { judgeDraft } from '#shared/scheme/edit/judge-draft.ts'
import { newScheme, starterShapes } from '#shared/scheme/edit/starters.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'

const ours = newScheme({ id: 'ours', name: 'Ours' }, 'codes')
const changed = (draft: DraftValue, path: SchemePath, value: Parameters<typeof withValueAt>[2]): DraftValue =>
  withValueAt(draft, path, value) as DraftValue
const codesOf = (draft: DraftValue): readonly string[] => judgeDraft(draft).problems.map(({ code }) => code)

describe('a scheme to begin with', () => {
  test.each(starterShapes)('can be published as it stands: %s', (shape) => {
    const scheme = newScheme({ id: 'ours', name: 'Ours' }, shape)
    expect(Scheme.parse(scheme)).toEqual(scheme)
    expect(checkScheme(scheme)).toEqual([])
  })
})

describe('a draft', () => {
  test.each(templates.map((template) => [template.id, template] as const))(
    'that is a scheme fits, and has the problems that checkScheme finds: %s',
    (_, template) => {
      const { fits, problems } = judgeDraft(template)
      expect(fits).toEqual(template)
      expect(problems).toEqual(checkScheme(template))
    },
  )

  test('with an empty field does not fit, and that alone is said of the field', () => {
    const { fits, completed, problems } = judgeDraft(changed(ours, ['sets', 0, 'codes', 0, 'label'], ''))
    expect(fits).toBeNull()
    expect(completed?.sets[0]?.codes[0]?.label).toBe('…')
    expect(problems.map(({ code, path }) => [code, path])).toEqual([['empty-text', ['sets', 0, 'codes', 0, 'label']]])
  })

  test('with an emptied number says that it is open, not what JSON has there', () => {
    expect(codesOf(changed(ours, ['episodes', 0, 'nominalS'], null))).toEqual(['not-filled'])
  })

  test('is still looked at for keys while a label is empty', () => {
    const twice = changed(changed(ours, ['sets', 0, 'codes', 1, 'key'], 'f'), ['sets', 0, 'label'], '')
    expect(codesOf(twice).toSorted()).toEqual(['duplicate-key', 'empty-text'])
  })

  test('says nothing of the ends of a scale while one of them is open', () => {
    const scale = newScheme({ id: 'ours', name: 'Ours' }, 'ratings')
    expect(codesOf(changed(scale, ['ratings', 0, 'max'], null))).toEqual(['not-filled'])
  })

  test('with a set that has no code yet is looked at all the same', () => {
    const { completed, problems } = judgeDraft(changed(ours, ['sets', 0, 'codes'], []))
    expect(completed).not.toBeNull()
    expect(problems.map(({ code }) => code)).toEqual(['too-few'])
  })
})

/** Every place of a value, outer ones first. */
function placesIn(value: unknown, path: SchemePath = []): readonly SchemePath[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([name, inner]) =>
      placesIn(inner, [...path, Array.isArray(value) ? Number(name) : name]),
    ),
  ]
}

test('whatever is emptied or spoilt in a scheme, the draft is judged and every problem has a place in it', () => {
  const spoilt = fc.constantFrom(null, '', 'x y', 0, -1, [], {}, true, undefined)
  const template = fc.constantFrom(...templates)
  fc.assert(
    fc.property(template, fc.nat(), spoilt, (scheme, n, value) => {
      const places = placesIn(scheme).filter((path) => path.length > 0)
      const path = places[n % places.length] ?? ['name']
      const draft = changed(scheme, path, value)
      const { problems, fits, completed } = judgeDraft(draft)
      for (const problem of problems)
        expect(valueAt(draft, problem.path.slice(0, -1)).there || problem.path.length === 0).toBe(true)
      expect(fits === null || completed === fits).toBe(true)
      // Filling in is for looking only: it never makes a draft of it that could be published.
      if (completeDraft(draft).problems.length > 0) expect(fits).toBeNull()
    }),
    { numRuns: 150 },
  )
})
