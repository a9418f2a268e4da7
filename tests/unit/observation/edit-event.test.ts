import { describe, expect, test } from 'vitest'
import { changeCode, moveOffset, moveOnset, removeEvent, setModifiers } from '#shared/observation/edit-event.ts'
import type { Draft } from '#shared/observation/coding.ts'
import { ms } from '#shared/time/ms.ts'
import { calls, context, event, phases, records, spelled } from './builders.ts'

const phase = (code: string, onset: number, offset: number | null): ReturnType<typeof event> =>
  event('inf_phase', code, onset, offset)
const three = (): Draft => records(phase('ipos', 0, 2000), phase('imon', 2000, 5000), phase('ienv', 5000, null))
const here = context(phases)

describe('moving an edge in a set that covers everything', () => {
  test('the state before follows an onset', () => {
    const draft = three()
    moveOnset(draft, here, 'imon2000', ms(1000))
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-1000, imon 1000-5000, ienv 5000-')
  })

  test('the state after follows an offset', () => {
    const draft = three()
    moveOffset(draft, here, 'imon2000', ms(7000))
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-2000, imon 2000-7000, ienv 7000-')
  })

  test('an edge stops a millisecond before its neighbour would have no length', () => {
    const draft = three()
    moveOnset(draft, here, 'imon2000', ms(-500))
    moveOffset(draft, here, 'imon2000', ms(99_000))
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-1, imon 1-19999, ienv 19999-')
  })

  test('closing a gap to an equal state makes them one', () => {
    const draft = records(phase('ipos', 0, 2000), phase('ipos', 4000, null))
    moveOffset(draft, here, 'ipos0', ms(9000))
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-')
  })

  test('the last edge stops at the end of the episode', () => {
    const draft = records(phase('ipos', 0, 2000))
    moveOffset(draft, here, 'ipos0', ms(25_000))
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-20000')
  })

  test('an edge set by time no longer carries the frame of the key press', () => {
    const draft = records({ ...phase('ipos', 1000, null), camera: 'A', frame: 25 })
    moveOnset(draft, here, 'ipos1000', ms(800))
    expect(draft.ipos1000).toEqual({ ...phase('ipos', 800, null), id: 'ipos1000' })
  })

  test('a move to the same place changes nothing', () => {
    expect(moveOnset(three(), here, 'imon2000', ms(2000))).toEqual({ done: false, why: 'no-change' })
    expect(moveOffset(three(), here, 'imon2000', ms(5000))).toEqual({ done: false, why: 'no-change' })
  })
})

describe('moving an edge elsewhere', () => {
  test('in a set with pauses the neighbour is the limit and stays', () => {
    const there = context(calls)
    const draft = three()
    moveOnset(draft, there, 'imon2000', ms(1000))
    moveOffset(draft, there, 'imon2000', ms(4000))
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-2000, imon 2000-4000, ienv 5000-')
  })

  test('states that may hold together are limited by their own code only', () => {
    const draft = records(
      event('inf_reg', 'oral', 0, 2000),
      event('inf_reg', 'oral', 6000, null),
      event('inf_reg', 'clasp', 1000, 9000),
    )
    moveOffset(draft, here, 'oral0', ms(8000))
    expect(spelled(draft, 'inf_reg')).toBe('oral 0-6000, clasp 1000-9000, oral 6000-')
  })

  test('a point moves within its episode and has no end to move', () => {
    const draft = records(event('proc', 'brk', 25_000, null))
    moveOnset(draft, here, 'brk25000', ms(50_000))
    expect(spelled(draft, 'proc')).toBe('brk 39999-')
    expect(moveOffset(draft, here, 'brk25000', ms(26_000))).toEqual({ done: false, why: 'not-a-state' })
  })
})

describe('changing a code', () => {
  test('a state that becomes equal to its neighbours is joined to them, and the answer names what remains', () => {
    const draft = records(phase('ipos', 0, 2000), phase('imon', 2000, 5000), phase('ipos', 5000, null))
    expect(changeCode(draft, here, 'imon2000', 'ipos')).toEqual({ done: true, eventId: 'ipos0' })
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-')
  })

  test.each([
    ['csf', 'unknown-code'],
    ['imon', 'no-change'],
  ])('to %s is refused as %s', (code, why) => {
    expect(changeCode(three(), here, 'imon2000', code)).toEqual({ done: false, why })
  })

  test('to a code of another episode is refused', () => {
    const draft = records(event('cg_phase', 'cpos', 0, null))
    expect(changeCode(draft, here, 'cpos0', 'csf')).toEqual({ done: false, why: 'not-in-this-episode' })
  })

  test('is refused where two states of one code would overlap', () => {
    const draft = records(event('inf_reg', 'oral', 0, 5000), event('inf_reg', 'clasp', 4000, null))
    expect(changeCode(draft, here, 'oral0', 'clasp')).toEqual({ done: false, why: 'overlaps' })
  })
})

describe('removing an event', () => {
  test('where everything is covered, the state before goes on in its place', () => {
    const draft = three()
    removeEvent(draft, here, 'imon2000')
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-5000, ienv 5000-')
  })

  test('the last one leaves the one before it running', () => {
    const draft = three()
    removeEvent(draft, here, 'ienv5000')
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-2000, imon 2000-')
  })

  test('the first one leaves a gap', () => {
    const draft = three()
    removeEvent(draft, here, 'ipos0')
    expect(spelled(draft, 'inf_phase')).toBe('imon 2000-5000, ienv 5000-')
  })

  test('between two equal states it leaves one', () => {
    const draft = records(phase('ipos', 0, 2000), phase('imon', 2000, 5000), phase('ipos', 5000, null))
    removeEvent(draft, here, 'imon2000')
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-')
  })

  test('where pauses are allowed it leaves a pause', () => {
    const draft = three()
    removeEvent(draft, context(calls), 'imon2000')
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-2000, ienv 5000-')
  })

  test('an event that lies outside every episode can be taken out', () => {
    const draft = records(phase('ipos', 70_000, 71_000))
    expect(removeEvent(draft, here, 'ipos70000').done).toBe(true)
    expect(draft).toEqual({})
  })
})

describe('modifiers', () => {
  test('take the options of the scheme and nothing else', () => {
    const draft = records(event('proc', 'stop', 5000, null))
    expect(setModifiers(draft, here, 'stop5000', { stop_reason: 'technical' }).done).toBe(true)
    expect(draft.stop5000).toMatchObject({ modifiers: { stop_reason: 'technical' } })
    for (const modifiers of [{ stop_reason: 'bored' }, { other: 'technical' }, { stop_reason: 3 }])
      expect(setModifiers(draft, here, 'stop5000', modifiers)).toEqual({ done: false, why: 'unknown-modifier' })
  })
})
