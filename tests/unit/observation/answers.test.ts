import { describe, expect, test } from 'vitest'
import {
  addMark,
  addNote,
  answerContext,
  clearContext,
  clearRating,
  rate,
  removeMark,
  removeNote,
  setNotCodable,
  setNote,
  setRatingNote,
} from '#shared/observation/answers.ts'
import type { Draft } from '#shared/observation/coding.ts'
import { ms } from '#shared/time/ms.ts'
import { event, ratings, records } from './builders.ts'

const sen = { rating: 'sen', episode: 'e-play' }
const id = 'rating:sen:e-play'

describe('a rating', () => {
  test('is either a value or a reason; the later of the two stands, and its note stays', () => {
    const draft: Draft = {}
    setRatingNote(draft, ratings, sen, 'turns away twice')
    rate(draft, ratings, sen, 7)
    expect(draft[id]).toMatchObject({ value: 7, notCodable: null, note: 'turns away twice' })
    setNotCodable(draft, ratings, sen, 'few_signals')
    expect(draft[id]).toMatchObject({ value: null, notCodable: 'few_signals', note: 'turns away twice' })
    rate(draft, ratings, sen, 3)
    expect(draft[id]).toMatchObject({ value: 3, notCodable: null, note: 'turns away twice' })
  })

  test.each([
    ['a value off the scale', { rating: 'sen', episode: 'e-play' }, 10, 'off-scale'],
    ['a value between steps', { rating: 'sen', episode: 'e-play' }, 4.5, 'off-scale'],
    ['a value that is no number', { rating: 'sen', episode: 'e-play' }, Number.NaN, 'off-scale'],
    ['an unknown scale', { rating: 'warm', episode: 'e-play' }, 4, 'unknown-rating'],
    ['a scale of episodes without its episode', { rating: 'sen', episode: null }, 4, 'wrong-scope'],
  ] as const)('%s is refused', (_what, target, value, why) => {
    const draft: Draft = {}
    expect(rate(draft, ratings, target, value)).toEqual({ done: false, why })
    expect(draft).toEqual({})
  })

  test('a reason that the scale does not offer is refused', () => {
    expect(setNotCodable({}, ratings, sen, 'bored')).toEqual({ done: false, why: 'unknown-reason' })
  })

  test('cleared, it is gone; with a note only the note remains', () => {
    const draft: Draft = {}
    rate(draft, ratings, sen, 7)
    clearRating(draft, sen)
    expect(draft).toEqual({})
    rate(draft, ratings, sen, 7)
    setRatingNote(draft, ratings, sen, 'seen twice')
    clearRating(draft, sen)
    expect(draft[id]).toMatchObject({ value: null, notCodable: null, note: 'seen twice' })
  })
})

describe('context', () => {
  test.each([
    ['distress', 'yes', true],
    ['distress', 'perhaps', false],
    ['conf', 2, true],
    ['conf', 4, false],
    ['conf', 'high', false],
    ['weather', 'rain', false],
  ])('%s answered with %s: %s', (item, value, taken) => {
    const draft: Draft = {}
    expect(answerContext(draft, ratings, item, value).done).toBe(taken)
    expect(Object.keys(draft)).toEqual(taken ? [`context:${item}`] : [])
  })

  test('an answer can be taken back', () => {
    const draft: Draft = {}
    answerContext(draft, ratings, 'distress', 'yes')
    clearContext(draft, 'distress')
    expect(draft).toEqual({})
  })
})

describe('marks and notes', () => {
  test('a mark belongs to a scale and an episode, and can be removed', () => {
    const draft: Draft = {}
    expect(addMark(draft, ratings, 'm1', { mark: 'sig', ...sen, atMs: ms(1200) }).done).toBe(true)
    expect(draft.m1).toMatchObject({ type: 'mark', rating: 'sen', episode: 'e-play', atMs: 1200 })
    expect(addMark(draft, ratings, 'm2', { mark: 'other', ...sen, atMs: ms(1) })).toEqual({
      done: false,
      why: 'unknown-item',
    })
    removeMark(draft, 'm1')
    expect(draft).toEqual({})
  })

  test('a removal only takes what it names', () => {
    const draft = records(event('proc', 'brk', 1, null))
    expect(removeMark(draft, 'brk1')).toEqual({ done: false, why: 'unknown-record' })
    expect(removeNote(draft, 'brk1')).toEqual({ done: false, why: 'unknown-record' })
    expect(Object.keys(draft)).toEqual(['brk1'])
  })

  test('notes stand for themselves or at an event', () => {
    const draft = records(event('proc', 'brk', 1, null))
    addNote(draft, 'n1', 'bright light', null)
    setNote(draft, 'n1', 'light from the window')
    setNote(draft, 'brk1', 'smiles')
    expect(draft.n1).toMatchObject({ text: 'light from the window', atMs: null })
    expect(draft.brk1).toMatchObject({ note: 'smiles' })
    expect(setNote(draft, 'n2', '')).toEqual({ done: false, why: 'unknown-record' })
  })
})
