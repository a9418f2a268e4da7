import { describe, expect, test } from 'vitest'
import type { Draft } from '#shared/observation/coding.ts'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import { scoreObservation } from '#shared/observation/scores.ts'
import { liftCard, pileCounts, placeCard } from '#shared/observation/sort-answers.ts'
import { recordProblem } from '#shared/observation/validate-record.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { meanPlacements, sortAgreement, withCriterion, type FinishedSort } from '#shared/scheme/criterion-sort.ts'
import type { QSort } from '#shared/scheme/qsort.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { deck, sort25 } from '#shared/scheme/templates/sort-25.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { content, episode } from '../observation/builders.ts'

// T7, worked out by hand. Five cards a pile: mean 3, sum of squares 5 x (4 + 1 + 0 + 1 + 4) = 50. Two forced sorts then
// correlate by 1 - (sum of squared distances) / 100.

const at = { sort: deck.id, episode: 'e-free' }
const here = { ...content(sort25, {}, [episode('free', 0, 300_000)]), durationMs: episode('free', 0, 300_000).endMs }
const [first = '', last = ''] = [deck.cards[0]?.id, deck.cards[24]?.id]

/** The first five cards in pile 1, the next five in pile 2, and so on. */
const inOrder: FinishedSort = Object.fromEntries(deck.cards.map(({ id }, n) => [id, Math.floor(n / 5) + 1]))
const turned: FinishedSort = Object.fromEntries(Object.entries(inOrder).map(([id, pile]) => [id, 6 - pile]))
/** The first and the last card change places: two distances of 4. */
const swapped: FinishedSort = { ...inOrder, [first]: 5, [last]: 1 }

const criterion = (placements = meanPlacements(deck, [inOrder])) => ({
  ...{ id: 'lab', label: 'As our lab sees it', source: 'Made in a test.', placements },
})
const withLab = withCriterion(sort25, deck, criterion())

function sorted(sort: FinishedSort, scheme: Scheme = sort25): Draft {
  const draft: Draft = {}
  for (const [card, value] of Object.entries(sort)) expect(placeCard(draft, scheme, at, card, value).done).toBe(true)
  return draft
}

function score(records: Draft, variable: string, scheme: Scheme = withLab): unknown {
  const row = scoreObservation({ ...here, scheme, records }).find((one) => one.variable === `${variable}_free`)
  return row?.value ?? row?.missing
}

const open = (records: Draft, scheme: Scheme = sort25) =>
  missingForLock({ ...here, scheme, records })
    .filter(stopsLock)
    .map(({ code, params }) => [code, params.pile ?? params.n, params.have, params.need])

describe('compared with a criterion sort', () => {
  test.each([
    ['the same sort', inOrder, 1],
    ['its opposite', turned, -1],
    ['one in which two cards changed places across all piles', swapped, 1 - 32 / 100],
  ])('%s', (_name, sort, r) => {
    expect(score(sorted(sort), 'r_lab')).toBeCloseTo(r, 12)
  })

  test('places of a criterion may be fractions', () => {
    // Mean of both: sum of products 42, sum of squares 42 (worked out from 50, 50 and 34).
    const halves = withCriterion(sort25, deck, criterion(meanPlacements(deck, [inOrder, swapped])))
    expect(score(sorted(inOrder), 'r_lab', halves)).toBeCloseTo(Math.sqrt(42 / 50), 12)
  })

  test('has no value before the last card is placed', () => {
    const draft = sorted(inOrder)
    liftCard(draft, at, last)
    expect([score(draft, 'r_lab'), score(draft, 'pile_notice')]).toEqual(['pending', 1.8])
  })

  test('has no value where all cards of a free sort lie in one pile', () => {
    const free = withCriterion(
      { ...sort25, qsorts: [{ ...deck, forced: false }] },
      { ...deck, forced: false },
      criterion(),
    )
    const one = Object.fromEntries(deck.cards.map(({ id }) => [id, 3]))
    expect(score(sorted(one, free), 'r_lab', free)).toBe('too_few')
    expect(open(sorted(one, free), free)).toEqual([])
  })
})

test('mean piles turn cards round that are worded towards less', () => {
  // Noticing, in order: 1 2 3, and 4 5 turned to 2 1; turned: 5 4 3, and 2 1 turned to 4 5.
  expect(score(sorted(inOrder), 'pile_notice')).toBeCloseTo(9 / 5, 12)
  expect(score(sorted(turned), 'pile_notice')).toBeCloseTo(21 / 5, 12)
  // Answering, in order: 1 2, and 3 4 5 turned to 3 2 1.
  expect(score(sorted(inOrder), 'pile_answer')).toBeCloseTo(9 / 5, 12)
})

describe('a forced sort is complete', () => {
  test('when every pile holds its five', () => {
    expect(open(sorted(inOrder))).toEqual([])
  })

  test('not with cards in no pile, which are counted once', () => {
    expect(open({})).toEqual([['lock.cards-unplaced', 25, undefined, undefined]])
  })

  test('not with a pile too full; one too empty is named once all cards lie somewhere', () => {
    const draft = sorted({ ...inOrder, [first]: 2 })
    expect(open(draft)).toEqual([
      ['lock.pile-size', 1, 4, 5],
      ['lock.pile-size', 2, 6, 5],
    ])
    liftCard(draft, at, last)
    expect(open(draft)).toEqual([
      ['lock.cards-unplaced', 1, undefined, undefined],
      ['lock.pile-size', 2, 6, 5],
    ])
  })
})

test('cards go to piles that exist, in the place where the sort is made', () => {
  const draft: Draft = {}
  expect(placeCard(draft, sort25, at, first, 6)).toEqual({ done: false, why: 'off-scale' })
  expect(placeCard(draft, sort25, at, 'nobody', 1)).toEqual({ done: false, why: 'unknown-item' })
  expect(placeCard(draft, sort25, { ...at, episode: null }, first, 1)).toEqual({ done: false, why: 'wrong-scope' })
  placeCard(draft, sort25, at, first, 2)
  placeCard(draft, sort25, at, first, 4)
  expect(pileCounts(deck, draft, at.episode).map(({ cards }) => cards)).toEqual([0, 0, 0, 1, 0])
  const [record] = Object.values(draft)
  if (record?.type !== 'answer') throw new Error('a card is an answer')
  expect(recordProblem(here, record)).toBeNull()
  expect(recordProblem(here, { ...record, value: 7 })).toBe('outside-scale')
  expect(recordProblem(here, { ...record, value: null })).toBe('outside-scale')
  expect(recordProblem(here, { ...record, item: 'nobody' })).toBe('unknown-item')
  expect(recordProblem(here, { ...record, interval: 1 })).toBe('unknown-item')
})

describe('a criterion of several sorts', () => {
  test('is their mean, and their agreement the mean of the correlations of each two', () => {
    const sorts = [inOrder, swapped, turned]
    expect(meanPlacements(deck, sorts)[0]).toEqual({ card: first, value: (1 + 5 + 5) / 3 })
    const { meanR, withOthers } = sortAgreement(deck, sorts)
    expect(meanR).toBeCloseTo((0.68 - 1 - 0.68) / 3, 12)
    expect(withOthers).toHaveLength(3)
    expect(sortAgreement(deck, [inOrder])).toEqual({ meanR: null, withOthers: [null] })
  })

  test('comes with a composite, and is a minor change', () => {
    expect(checkScheme(withLab)).toEqual([])
    expect(withLab.composites.at(-1)).toMatchObject({ id: 'r_lab', expr: 'sort(deck, lab)', scope: 'episode' })
    const { level, changes } = compareSchemes(sort25, withLab)
    expect([level, changes.length]).toEqual(['minor', 2])
  })

  test('takes the place of the one before, which is major: the same sort has another score then', () => {
    const again = withCriterion(withLab, withLab.qsorts?.[0] ?? deck, criterion(meanPlacements(deck, [swapped])))
    expect([again.qsorts?.[0]?.criteria?.length, again.composites.length]).toEqual([1, withLab.composites.length])
    expect(compareSchemes(withLab, again).level).toBe('major')
  })
})

describe('what a sort is refused for', () => {
  const codes = (change: Partial<QSort>): string[] =>
    checkScheme({ ...sort25, composites: [], reliability: [], tests: [], qsorts: [{ ...deck, ...change }] }).map(
      ({ code }) => code,
    )
  const piles = (...values: readonly number[]) => values.map((value) => ({ value, label: 'P', size: 5 }))

  test.each([
    ['piles that do not rise', { piles: piles(1, 2, 2, 4, 5) }, 'piles-order'],
    ['sizes that do not come to the cards', { piles: piles(1, 2, 3, 4) }, 'pile-sizes'],
    ['a card twice', { cards: [...deck.cards.slice(1), ...deck.cards.slice(-1)] }, 'duplicate-id'],
    ['nobody to describe', { subject: 'nobody' }, 'unknown-reference'],
    ['a criterion without a card', { criteria: [criterion(criterion().placements.slice(1))] }, 'criterion-incomplete'],
    [
      'a criterion outside the piles',
      { criteria: [criterion(criterion().placements.map((place) => ({ ...place, value: place.value * 2 })))] },
      'value-outside-piles',
    ],
    [
      'a criterion in which all cards are alike',
      { criteria: [criterion(criterion().placements.map((place) => ({ ...place, value: 3 })))] },
      'criterion-without-variation',
    ],
  ])('%s', (_name, change, code) => {
    expect(codes(change)).toContain(code)
  })

  test('sizes are advice where the sort is free', () => {
    expect(codes({ piles: piles(1, 2, 3), forced: false })).toEqual([])
  })

  test('a pass with scales of another kind, and a sort in no pass', () => {
    const passes = (change: object) => sort25.passes.map((pass) => (pass.qsorts ? { ...pass, ...change } : pass))
    expect(checkScheme({ ...sort25, passes: passes({ qsorts: [] }) }).map(({ code }) => code)).toEqual(['in-no-pass'])
  })
})
