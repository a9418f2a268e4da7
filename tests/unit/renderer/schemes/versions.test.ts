import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SchemeRow } from '#shared/contract/views.ts'
import { compareVersions } from '#shared/scheme/versions/compare-versions.ts'
import {
  groupSchemes,
  inOrder,
  otherVersions,
  usualComparison,
} from '../../../../renderer/features/schemes/versions.ts'

const row = (id: string, version: string, name = id): SchemeRow => ({
  id,
  version,
  name,
  status: 'published',
  hash: 'h',
  publishedAt: '2026-11-26T10:00:00.000Z',
  assigned: 0,
})
const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => parts.join('.'))

describe('versions', () => {
  test('are ordered by number, not by letter', () => {
    expect(['1.10.0', '1.9.0', '2.0.0', '1.9.11', '1.9.2'].toSorted(compareVersions)).toEqual([
      '1.9.0',
      '1.9.2',
      '1.9.11',
      '1.10.0',
      '2.0.0',
    ])
  })

  test('are in the same order whichever of two is asked about first', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0)
        expect(inOrder(a, b)).toEqual(inOrder(b, a))
      }),
    )
  })
})

describe('the list of schemes', () => {
  test('has the versions of one scheme together, newest first, under the name that the newest has', () => {
    const groups = groupSchemes([
      row('play', '1.0.0', 'Zoo'),
      row('sens', '1.0.0', 'Sensitivity'),
      row('play', '10.0.0', 'Play'),
      row('play', '9.0.0', 'Play codes'),
    ])
    expect(groups.map(({ id, rows }) => [id, rows.map((one) => one.version)])).toEqual([
      ['play', ['10.0.0', '9.0.0', '1.0.0']],
      ['sens', ['1.0.0']],
    ])
  })

  test('leaves none out and invents none, whatever order the rows come in', () => {
    const rows = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), version }), {
      selector: ({ id, version: number }) => `${id}@${number}`,
    })
    fc.assert(
      fc.property(rows, (refs) => {
        const all = refs.map((ref) => row(ref.id, ref.version))
        const listed = groupSchemes(all).flatMap((group) => group.rows)
        expect(new Set(listed)).toEqual(new Set(all))
        expect(listed).toHaveLength(all.length)
      }),
    )
  })
})

describe('a version is compared', () => {
  const rows = [row('play', '1.0.0'), row('play', '2.0.0'), row('play', '1.10.0'), row('sens', '1.5.0')]

  test.each([
    ['2.0.0', '1.10.0', 'the version before'],
    ['1.10.0', '1.0.0', 'the version before, by number'],
    ['1.0.0', '1.10.0', 'the next one, where none came before'],
  ])('%s with %s: %s', (here, other) => {
    expect(usualComparison(rows, 'play', here)).toBe(other)
  })

  test('with nothing where it is the only one', () => {
    expect(usualComparison(rows, 'sens', '1.5.0')).toBeNull()
    expect(otherVersions(rows, 'sens', '1.5.0')).toEqual([])
  })
})
