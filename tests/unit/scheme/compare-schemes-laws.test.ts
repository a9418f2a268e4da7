import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { anyScheme, leavesOf, withValue } from './arbitrary-scheme.ts'

/** The changes as `level: words`. */
const changes = (from: Scheme, to: Scheme): string[] =>
  compareSchemes(from, to).changes.map(({ level, words }) => `${level}: ${words}`)

const at = <T>(list: readonly T[] | undefined, n = 0): T => {
  const item = list?.at(n)
  if (item === undefined) throw new Error('an item to change')
  return item
}

describe('laws', () => {
  test('a scheme has no change from itself', () => {
    fc.assert(
      fc.property(anyScheme, (scheme) => {
        expect(compareSchemes(scheme, structuredClone(scheme))).toEqual({
          ...{ from: scheme.version, level: 'none', changes: [], nextVersion: scheme.version },
        })
      }),
    )
  })

  const other = (value: unknown): unknown => {
    if (typeof value === 'string') return `${value}x`
    if (typeof value === 'number') return value + 1
    return typeof value === 'boolean' ? !value : 'x'
  }

  test.each(templates.map((template) => [template.id, template] as const))(
    'every change of one member of %s is found',
    (_id, template) => {
      for (const { path, value } of leavesOf(template)) {
        if (path[0] === 'version' || path[0] === 'format') continue
        const changed = compareSchemes(template, withValue(template, path, other(value)))
        expect(changed.changes.length, path.join('.')).toBeGreaterThan(0)
        if (typeof path.at(-1) !== 'number') continue
        const shorter = compareSchemes(template, withValue(template, path, undefined))
        expect(shorter.changes.length, path.join('.')).toBeGreaterThan(0)
      }
    },
  )

  test('no change means equal content, and the level is the highest of all changes', () => {
    const content = (scheme: Scheme): string => canonicalJson({ ...scheme, version: '' })
    const ranks = ['none', 'patch', 'minor', 'major']
    fc.assert(
      fc.property(anyScheme, anyScheme, fc.boolean(), (from, made, related) => {
        const to = related ? { ...from, ratings: made.ratings, composites: made.composites, sets: made.sets } : made
        const { level, changes: found, nextVersion } = compareSchemes(from, to)
        expect(level === 'none').toBe(content(from) === content(to))
        expect(ranks.indexOf(level)).toBe(Math.max(0, ...found.map((change) => ranks.indexOf(change.level))))
        expect(nextVersion === from.version).toBe(level === 'none')
        for (const { words, why } of found) {
          expect(words).toMatch(/^(?:[A-Z]|“)/u)
          expect(words).not.toMatch(/undefined|NaN|\[object/)
          expect(why).toMatch(/\.$/)
        }
      }),
    )
  })

  test('a draft that would not pass the check is compared all the same', () => {
    const copy = structuredClone(sensIntr9)
    copy.ratings.push(structuredClone(at(copy.ratings)))
    at(copy.composites).expr = 'reverse('
    expect(changes(sensIntr9, copy)).toEqual([
      'major: Scale “Sensitive responding” added',
      'major: Composite “Intrusiveness reversed”: formula changed from “reverse(int)” to “reverse(”',
    ])
  })
})
