import { describe, expect, test } from 'vitest'
import { answerSegment, mergeSegment, splitSegment, writeSegment } from '#shared/observation/edit-segment.ts'
import { mindTalk } from '#shared/scheme/templates/mind-talk.ts'
import { ms } from '#shared/time/ms.ts'
import { context, episode, event, records } from './builders.ts'

const here = context(mindTalk, { episodes: [episode('free', 0, 60_000)] })
const first = {
  ...event('talk', 'utt', 1000, 3000, 'a'),
  text: 'you want that',
  answers: { addressed: 'yes', mind: 'yes', topic: 'wish', attuned: 'yes' },
}
const second = {
  ...event('talk', 'utt', 4000, 5000, 'b'),
  text: 'don’t you',
  answers: { addressed: 'yes', mind: 'no' },
}

describe('text', () => {
  test('is written, trimmed, and taken away when it is blank', () => {
    const draft = records(first)
    expect(writeSegment(draft, here, 'a', '  أنت تريد هذا \n').done).toBe(true)
    expect(draft.a).toEqual({ ...first, text: 'أنت تريد هذا' })
    expect(writeSegment(draft, here, 'a', ' ').done).toBe(true)
    expect(draft.a).not.toHaveProperty('text')
  })

  test('that is too long is refused, and the same text changes nothing', () => {
    const draft = records(first)
    expect(writeSegment(draft, here, 'a', 'x'.repeat(1001))).toEqual({ done: false, why: 'text-too-long' })
    expect(writeSegment(draft, here, 'a', 'you want that ')).toEqual({ done: false, why: 'no-change' })
    expect(draft).toEqual(records(first))
  })
})

describe('an answer', () => {
  test('takes those with it that are no longer asked', () => {
    const draft = records(first)
    expect(answerSegment(draft, here, 'a', 'addressed', 'no').done).toBe(true)
    expect(draft.a).toMatchObject({ answers: { addressed: 'no' } })
    expect(Object.keys((draft.a?.type === 'event' ? draft.a.answers : undefined) ?? {})).toEqual(['addressed'])
  })

  test('that does not belong to the question is refused', () => {
    expect(answerSegment(records(first), here, 'a', 'mind', 'maybe')).toEqual({ done: false, why: 'unknown-modifier' })
    expect(answerSegment(records(first), here, 'a', 'weather', 'yes').done).toBe(false)
  })
})

describe('splitting and merging', () => {
  test('a split leaves text and answers with the first part and makes the second anew', () => {
    const draft = records(first)
    const done = splitSegment(draft, here, 'a', ms(2000))
    expect(done.done).toBe(true)
    const id = done.done ? done.eventId : ''
    expect(draft.a).toEqual({ ...first, offsetMs: 2000 })
    expect(draft[id]).toMatchObject({ set: 'talk', code: 'utt', onsetMs: 2000, offsetMs: 3000 })
    expect(draft[id]).not.toHaveProperty('text')
    expect(draft[id]).not.toHaveProperty('answers')
  })

  test.each([1000, 3000, 5000])('there is nothing to split at %i ms, which is not within it', (at) => {
    expect(splitSegment(records(first), here, 'a', ms(at))).toEqual({ done: false, why: 'outside-segment' })
  })

  test('merging joins the texts and keeps the answers that both have', () => {
    const draft = records(first, second)
    expect(mergeSegment(draft, here, 'a').done).toBe(true)
    expect(draft).toEqual({
      a: { ...first, offsetMs: 5000, text: 'you want that don’t you', answers: { addressed: 'yes' } },
    })
  })

  test('only the next of the same code is merged', () => {
    expect(mergeSegment(records(first), here, 'a')).toEqual({ done: false, why: 'no-next-segment' })
    const unheard = event('talk', 'unheard', 4000, 5000, 'x')
    expect(mergeSegment(records(first, unheard), here, 'a')).toEqual({ done: false, why: 'no-next-segment' })
  })
})
