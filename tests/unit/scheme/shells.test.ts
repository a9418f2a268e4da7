import { describe, expect, test } from 'vitest'
import { schemeProblems } from '#shared/observation/scheme-tests.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import { shells } from '#shared/scheme/templates/shells/shells.ts'

describe.each(shells.map((shell) => [shell.id, shell] as const))('%s', (id, shell) => {
  test('is a scheme without a problem, as it stands', () => {
    expect(Scheme.parse(shell)).toEqual(shell)
    expect(schemeProblems(shell)).toEqual([])
  })

  test('is named by its shape, and nobody codes with it before a licence is stated', () => {
    expect(id).toMatch(/^shell-/)
    expect(shell.name).toMatch(/^Empty shape: /)
    expect(shell.licenceGate?.asks).toMatch(/manual or certificate/)
  })

  test('holds no text of any instrument: its parts are only numbered', () => {
    const words = [
      ...shell.ratings.flatMap(({ label, question, anchors }) => [label, question, ...anchors.map(({ text }) => text)]),
      ...(shell.checklists ?? []).flatMap(({ items }) => items.map(({ text }) => text)),
      ...(shell.qsorts ?? []).flatMap(({ cards }) => cards.map(({ text }) => text)),
      ...(shell.ipsatives ?? []).flatMap(({ aspects, patterns }) =>
        [...aspects, ...patterns].flatMap(({ label, text }) => [label, text]),
      ),
      ...shell.sets.flatMap(({ codes }) => codes.flatMap(({ label, definition }) => [label, definition])),
    ]
    expect(words.filter((text) => !/^((Scale|Item|Group|Card|Aspect|Pattern) \d+|Level|Class|)$/.test(text))).toEqual(
      [],
    )
  })
})

test('the shapes that labs ask for are there', () => {
  const points = (id: string): number | undefined => shells.find((shell) => shell.id === id)?.ratings.length
  expect(['shell-rating-4', 'shell-rating-5', 'shell-rating-7', 'shell-items-024'].map(points)).toEqual([8, 25, 8, 13])
  const items = (id: string): number | undefined =>
    shells.find((shell) => shell.id === id)?.checklists?.[0]?.items.length
  expect(['shell-checklist-73', 'shell-checklist-76'].map(items)).toEqual([73, 76])
  const sizes = (id: string): readonly number[] | undefined =>
    shells.find((shell) => shell.id === id)?.qsorts?.[0]?.piles.map(({ size }) => size)
  expect(sizes('shell-sort-90')).toEqual(Array.from({ length: 9 }, () => 10))
  expect(sizes('shell-sort-25')).toEqual([5, 5, 5, 5, 5])
  const ids = shells.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['shell-level-class', 'shell-points-7']))
})
