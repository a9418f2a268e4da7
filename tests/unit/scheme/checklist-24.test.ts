import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  answerItem,
  askedItems,
  clearItem,
  itemAnswer,
  occasionItem,
  type ItemAnswer,
} from '#shared/observation/checklist-answers.ts'
import type { Draft } from '#shared/observation/coding.ts'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import { scoreObservation } from '#shared/observation/scores.ts'
import { recordProblem } from '#shared/observation/validate-record.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { seenList } from '#shared/scheme/templates/checklist-24-items.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import { content, episode } from '../observation/builders.ts'

// T6, worked out by hand.

const at = { list: seenList.id, episode: 'e-free' }
const here = {
  ...content(checklist24, {}, [episode('free', 0, 300_000)]),
  durationMs: episode('free', 0, 300_000).endMs,
}
const comfort = occasionItem('comfort')

type Given = Readonly<Record<string, ItemAnswer>>

/** Every item of the list answered with `usual`, but for those given; without an occasion for comfort unless asked. */
function answered(usual: ItemAnswer, given: Given = {}, upset: 'seen' | 'not-seen' = 'not-seen'): Draft {
  const draft: Draft = {}
  answerItem(draft, checklist24, at, comfort, upset)
  for (const { id, subscale } of seenList.items) {
    if (subscale === 'comfort' && upset === 'not-seen') continue
    expect(answerItem(draft, checklist24, at, id, given[id] ?? usual).done).toBe(true)
  }
  return draft
}

function score(records: Draft, variable: string): unknown {
  const row = scoreObservation({ ...here, records }).find((candidate) => candidate.variable === `${variable}_free`)
  return row?.value ?? row?.missing
}

describe('where the baby was upset', () => {
  const some = answered(
    'not-seen',
    { names: 'seen', gaze: 'seen', sound: 'seen', softens: 'seen', smile: 'seen' },
    'seen',
  )

  test.each([
    ['seen', 5],
    ['seen_notice', 3],
    ['seen_comfort', 1],
    ['seen_share', 1],
    ['seen_room', 0],
    // Of the eight answers to the baby two were seen: the sound answered and the voice that softens.
    ['seen_answers', 2],
  ])('%s is %s', (variable, value) => {
    expect(score(some, variable)).toBe(value)
  })
})

describe('where the baby was not upset', () => {
  const calm = answered('seen', { waits: 'not-seen', eases: 'not-seen', finish: 'not-seen' })

  test('comforting has no score, because nothing asked for it', () => {
    expect(score(calm, 'seen_comfort')).toBe('not_applicable')
  })

  test('the whole is prorated from 18 items to 24', () => {
    expect(score(calm, 'seen')).toBeCloseTo((15 * 24) / 18, 12)
  })

  test('answers to the baby are prorated from the five that applied to eight', () => {
    expect(score(calm, 'seen_answers')).toBeCloseTo((4 * 8) / 5, 12)
  })

  test('its items are not asked for, and the list is complete without them', () => {
    expect(askedItems(seenList, calm, 'e-free')).toHaveLength(19)
    expect(missingForLock({ ...here, records: calm }).filter(stopsLock)).toEqual([])
  })
})

test('an episode shorter than the scheme asks for has no score', () => {
  const short = [episode('free', 0, 60_000)]
  const rows = scoreObservation({ ...here, episodes: short, records: answered('seen') })
  expect(rows.find(({ variable }) => variable === 'seen_free')?.missing).toBe('too_short')
})

test('below the share that must be answered there is no score', () => {
  const few = answered('not-applicable', { names: 'seen', gaze: 'seen' })
  expect(score(few, 'seen_notice')).toBe('too_few')
  expect(score(answered('not-applicable', { names: 'seen', gaze: 'seen', waits: 'not-seen' }), 'seen_notice')).toBe(4)
})

test('when no item applies the score does not apply', () => {
  expect(score(answered('not-applicable'), 'seen_room')).toBe('not_applicable')
})

test('while an item is open its scores are pending, and the coder is told how many are open', () => {
  const open = answered('seen')
  clearItem(open, at, 'smile')
  expect(score(open, 'seen_share')).toBe('pending')
  expect(score(open, 'seen')).toBe('pending')
  expect(score(open, 'seen_room')).toBe(6)
  const [issue] = missingForLock({ ...here, records: open }).filter(stopsLock)
  expect(issue).toMatchObject({
    code: 'lock.answers-missing',
    params: { n: 1 },
    checklist: 'seen_all',
    episode: 'e-free',
  })
})

test('while nobody has said whether there was an occasion, its items are neither asked for nor counted', () => {
  const open = answered('seen')
  clearItem(open, at, comfort)
  expect(askedItems(seenList, open, 'e-free')).toContain(comfort)
  expect(score(open, 'seen_comfort')).toBe('pending')
})

test('answers given before the occasion was denied are kept, and count for nothing until it is affirmed', () => {
  const draft = answered('seen', {}, 'seen')
  answerItem(draft, checklist24, at, comfort, 'not-seen')
  expect(score(draft, 'seen_comfort')).toBe('not_applicable')
  answerItem(draft, checklist24, at, comfort, 'seen')
  expect(score(draft, 'seen_comfort')).toBe(6)
})

test('a subscale can count as seen where there was no occasion', () => {
  const credited = {
    ...checklist24,
    checklists: [
      {
        ...seenList,
        subscales: seenList.subscales.map((subscale) => ({
          ...subscale,
          occasion: subscale.occasion === null ? null : { ...subscale.occasion, absent: 'credit' as const },
        })),
      },
    ],
  }
  const records = answered('not-seen')
  const rows = scoreObservation({ ...here, scheme: credited, records })
  expect(rows.find(({ variable }) => variable === 'seen_comfort_free')?.value).toBe(6)
  expect(rows.find(({ variable }) => variable === 'seen_free')?.value).toBe(6)
})

describe('an item that counts where it does not apply', () => {
  const credited = (...ids: readonly string[]): Scheme => ({
    ...checklist24,
    checklists: [
      { ...seenList, items: seenList.items.map((item) => ({ ...item, creditIfAbsent: ids.includes(item.id) })) },
    ],
  })
  const comforting = seenList.items.filter(({ subscale }) => subscale === 'comfort').map(({ id }) => id)
  const [one = '', two = '', ...others] = comforting
  const scored = (scheme: Scheme, records: Draft) =>
    scoreObservation({ ...here, scheme, records }).find(({ variable }) => variable === 'seen_comfort_free')

  test('counts in full where its subscale had no occasion, whatever the other items do', () => {
    expect(scored(credited(...comforting), answered('seen'))?.value).toBe(6)
    // Two of six count, and nothing is known from which the other four could be taken.
    const low = credited(one, two)
    const least = { ...low, checklists: low.checklists?.map((each) => ({ ...each, minAnswered: 0 })) ?? [] }
    expect(scored(least, answered('seen'))).toMatchObject({ value: null, missing: 'too_few' })
  })

  test('says nothing about its neighbours: what is left out is taken to be as what was answered', () => {
    const draft = answered('not-seen', {}, 'seen')
    const [third = '', fourth = '', ...last] = others
    for (const id of [one, third]) answerItem(draft, checklist24, at, id, 'not-applicable')
    for (const id of [two, fourth]) answerItem(draft, checklist24, at, id, 'seen')
    for (const id of last) answerItem(draft, checklist24, at, id, 'not-seen')
    // One credited; of the other five two seen, two not, one left out.
    expect(scored(credited(one), draft)?.value).toBeCloseTo(1 + (2 * 5) / 4, 12)
  })

  test('counts in full where it was said not to apply, also one that counts when it was not seen', () => {
    const draft = answered('not-seen', {}, 'seen')
    answerItem(draft, checklist24, at, one, 'not-applicable')
    for (const id of [two, ...others]) answerItem(draft, checklist24, at, id, 'not-seen')
    expect(scored(checklist24, draft)?.value).toBe(0)
    expect(scored(credited(one), draft)?.value).toBe(1)
  })

  test('is refused where it always applies', () => {
    const always = credited('smile')
    const bare = always.checklists?.map((each) => ({
      ...each,
      answers: { ...each.answers, notApplicable: null },
      subscales: each.subscales.map((subscale) => ({ ...subscale, occasion: null })),
    }))
    const found = checkScheme({ ...always, checklists: bare ?? [] }).map(({ code }) => code)
    expect(found).toContain('credit-without-absence')
    expect(checkScheme(always).map(({ code }) => code)).not.toContain('credit-without-absence')
  })
})

test('an item that counts when it was not seen', () => {
  const reversed = {
    ...checklist24,
    checklists: [{ ...seenList, items: seenList.items.map((item) => ({ ...item, reverse: item.id === 'smile' })) }],
  }
  const rows = scoreObservation({ ...here, scheme: reversed, records: answered('not-seen') })
  expect(rows.find(({ variable }) => variable === 'seen_share_free')?.value).toBe(1)
})

test('what does not belong to the list is refused', () => {
  const draft: Draft = {}
  expect(answerItem(draft, checklist24, at, 'nothing', 'seen')).toEqual({ done: false, why: 'unknown-item' })
  expect(answerItem(draft, checklist24, { ...at, episode: null }, 'smile', 'seen')).toEqual({
    done: false,
    why: 'wrong-scope',
  })
  expect(answerItem(draft, checklist24, at, comfort, 'not-applicable')).toEqual({ done: false, why: 'off-scale' })
  expect(draft).toEqual({})
  const record = {
    type: 'answer' as const,
    id: 'x',
    form: seenList.id,
    item: 'smile',
    episode: 'e-free',
    interval: null,
    value: 2,
  }
  expect(recordProblem(here, record)).toBe('outside-scale')
  expect(recordProblem(here, { ...record, item: 'nothing' })).toBe('unknown-item')
  expect(recordProblem(here, { ...record, value: null })).toBeNull()
})

test('a score lies between none and all of its items, whatever is answered', () => {
  const answer = fc.constantFrom<ItemAnswer>('seen', 'not-seen', 'not-applicable')
  const given = fc.record(Object.fromEntries(seenList.items.map(({ id }) => [id, answer])))
  fc.assert(
    fc.property(given, fc.constantFrom('seen' as const, 'not-seen' as const), (answers, upset) => {
      const records = answered('seen', answers, upset)
      for (const [variable, most] of [
        ['seen', 24],
        ['seen_share', 6],
        ['seen_answers', 8],
      ] as const) {
        const value = score(records, variable)
        if (typeof value === 'number') expect(value >= 0 && value <= most).toBe(true)
        else expect(['too_few', 'not_applicable']).toContain(value)
      }
      const first = seenList.items[0]?.id ?? ''
      expect(itemAnswer(records, at, first)).toBe(answers[first])
    }),
  )
})

describe('a scheme with a checklist is refused when', () => {
  const codes = (change: Partial<typeof seenList>, more: Partial<typeof checklist24> = {}): readonly string[] =>
    checkScheme({ ...checklist24, checklists: [{ ...seenList, ...change }], ...more }).map(({ code }) => code)

  test.each([
    [
      'a subscale has no items',
      () => codes({ items: seenList.items.filter(({ subscale }) => subscale !== 'room') }),
      'subscale-without-items',
    ],
    ['an item belongs to no subscale', () => codes({ subscales: seenList.subscales.slice(1) }), 'unknown-reference'],
    [
      'an item stands there twice',
      () => codes({ items: [...seenList.items, ...seenList.items.slice(0, 1)] }),
      'duplicate-id',
    ],
    [
      'an answer without a word is needed',
      () => codes({ answers: { ...seenList.answers, notApplicable: null } }),
      'no-word-for-answer',
    ],
    ['it is about nobody', () => codes({ subject: 'nobody' }), 'unknown-reference'],
    ['no pass shows it', () => codes({}, { passes: checklist24.passes.slice(0, 1) }), 'in-no-pass'],
    ['a formula names a list that is not there', () => codes({ id: 'other' }), 'formula-unknown-list'],
    [
      'a formula asks for contingent items where there are none',
      () => codes({ items: seenList.items.map((item) => ({ ...item, contingent: false })) }),
      'formula-no-contingent-items',
    ],
  ])('%s', (_what, found, code) => {
    expect(found()).toContain(code)
  })
})
