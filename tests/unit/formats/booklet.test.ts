import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookletOf } from '#shared/formats/booklet/booklet.ts'
import { withCodeNames } from '#shared/scheme/code-names.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { anyScheme } from '../scheme/arbitrary-scheme.ts'

const hash = 'ab'.repeat(32)
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

describe.each(templates.map((template) => [template.id, template] as const))('the booklet of %s', (_id, scheme) => {
  const page = bookletOf(scheme, hash)

  test('names its version and says that the wording is not validated', () => {
    expect(page).toContain(`${scheme.id}, version ${scheme.version} · sha256 abababababab`)
    expect(page).toContain('This wording has not been validated.')
  })

  test('holds whatever coders judge by, in full', () => {
    const words = [
      ...scheme.ratings.flatMap(({ label, anchors, consider, doNotConsider }) => [
        label,
        ...anchors.flatMap((anchor) => [anchor.label, ...anchor.text.split('\n')]),
        ...consider,
        ...doNotConsider,
      ]),
      ...scheme.sets.flatMap(({ label, codes }) => [
        label,
        ...codes
          .flatMap(({ label: name, definition, include, exclude }) => [name, definition, include, exclude])
          // Codes that a text refers to are printed by their names.
          .map((text) => withCodeNames(text, codes)),
      ]),
      ...(scheme.checklists ?? []).flatMap(({ items }) => items.map(({ text }) => text)),
      ...(scheme.grids ?? []).flatMap(({ items }) => items.flatMap(({ question, values }) => [question, ...values])),
      ...scheme.sets.flatMap(({ segment }) =>
        (segment?.questions ?? []).flatMap(({ question, options }) => [
          question,
          ...options.flatMap(({ label, definition, include, exclude, example }) => [
            ...[label, definition, include, exclude, example],
          ]),
        ]),
      ),
      ...(scheme.qsorts ?? []).flatMap(({ cards }) => cards.map(({ text }) => text)),
      ...scheme.modifiers.flatMap(({ label, options }) => [label, ...options]),
      ...scheme.context.flatMap(({ label, options }) => [label, ...options]),
    ]
    expect(words.filter((text) => !page.includes(escaped(text)))).toEqual([])
  })
})

test('a key is printed as it stands on the keyboard', () => {
  expect(bookletOf(stillfacePhase, hash)).toMatch(/<kbd>F<\/kbd>/)
})

test('a code is printed with the episodes it is for and what is asked of it, a set with what it answers', () => {
  expect(bookletOf(stillfacePhase, hash)).toContain('Only in: Still face.')
  expect(bookletOf(stillfacePhase, hash)).toContain('Asked: Reason for stopping.')
  const cues = bookletOf(cueResponse, hash)
  expect(cues).toContain('Each one answers an event of Baby’s cues; those up to 30 s before it are proposed.')
  expect(cues).toContain('Visits each of Baby’s cues, from 2 s before to 8 s after.')
})

test('ages, what decides about an interval, evidence and conditions are printed', () => {
  const page = bookletOf(sensIntr9, hash)
  expect(page).toContain('For babies of 1 to 24 months.')
  expect(page).toContain('As evidence 2 moments are to be marked for some values.')
  expect(page).toContain('As evidence one moment is to be marked.')
  expect(page).toContain('Asked under a condition only.')
  expect(page).toContain('Higher means more intrusive.')
  expect(bookletOf(grid30, hash)).toContain('every 30 s, each by what fills most of it')
})

test('a text of a scheme is never markup, wherever it stands', () => {
  const hostile = '<script>alert(1)</script><img src=x onerror="x">'
  const page = bookletOf({ ...sensIntr9, name: hostile, summary: hostile }, hash)
  expect(page).not.toContain('<script')
  expect(page).not.toContain('<img')
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

test('whatever the scheme, the page has the tags of its own making only, and asks for nothing from elsewhere', () => {
  const own =
    /^(!doctype|html|head|meta|title|style|body|header|section|h[1-4]|p|b|i|ul|ol|li|dl|dt|dd|table|tbody|tr|th|td|kbd)$/
  fc.assert(
    fc.property(anyScheme, (scheme: Scheme) => {
      const page = bookletOf(scheme, hash)
      const tags = [...page.matchAll(/<\/?([!a-z0-9]+)/gi)].map(([, tag = '']) => tag.toLowerCase())
      expect(tags.filter((tag) => !own.test(tag))).toEqual([])
      expect(page).not.toMatch(/ (src|href|on[a-z]+)=/)
    }),
    { numRuns: 50 },
  )
})
