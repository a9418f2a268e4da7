import { produce } from 'immer'
import { describe, expect, test } from 'vitest'
import { nextOrder, pressCode, type Draft, type Outcome, type Press } from '#shared/observation/coding.ts'
import { applyChange } from '#shared/observation/change.ts'
import { eventsOf } from '#shared/observation/observation.ts'
import { recordEdits } from '#shared/observation/record-edits.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { ms } from '#shared/time/ms.ts'
import { calls, context, event, phases, records, spelled } from './builders.ts'

function press(draft: Draft, code: string, at: number, scheme: Scheme = phases, more: Partial<Press> = {}): Outcome {
  const set = scheme.sets.find(({ codes }) => codes.some(({ id }) => id === code))?.id ?? 'none'
  return pressCode(draft, context(scheme), { set, code, atMs: ms(at), ...more })
}

/** The babies' engagement after these presses, each `code at`. */
function after(presses: readonly [string, number][], scheme: Scheme = phases): string {
  const draft: Draft = {}
  for (const [code, at] of presses) press(draft, code, at, scheme)
  return spelled(draft, 'inf_phase')
}

describe('an exclusive set that covers everything', () => {
  test('the first press starts a state that runs on', () => {
    expect(after([['ipos', 0]])).toBe('ipos 0-')
  })

  test('the next press ends it and starts another', () => {
    expect(after([['ipos', 0], ['imon', 5000]])).toBe('ipos 0-5000, imon 5000-') // prettier-ignore
  })

  test('pressed within a state, the new one takes the rest of it', () => {
    expect(after([['ipos', 0], ['imon', 5000], ['ienv', 2000]])).toBe('ipos 0-2000, ienv 2000-5000, imon 5000-') // prettier-ignore
  })

  test('pressed exactly at an onset, it replaces the code there', () => {
    expect(after([['ipos', 0], ['imon', 5000], ['ienv', 5000]])).toBe('ipos 0-5000, ienv 5000-') // prettier-ignore
  })

  test('pressed in the gap before a state, it runs to that state', () => {
    expect(after([['imon', 5000], ['ipos', 1000]])).toBe('ipos 1000-5000, imon 5000-') // prettier-ignore
  })

  test('the code that is there already is refused and nothing changes', () => {
    const draft: Draft = {}
    press(draft, 'ipos', 0)
    const before = structuredClone(draft)
    expect(press(draft, 'ipos', 3000)).toEqual({ done: false, why: 'already-running' })
    expect(draft).toEqual(before)
  })

  test('a press that makes two neighbours equal makes them one', () => {
    expect(after([['ipos', 0], ['imon', 5000], ['ipos', 9000], ['ipos', 5000]])).toBe('ipos 0-') // prettier-ignore
    expect(after([['ipos', 0], ['imon', 5000], ['imon', 3000]])).toBe('ipos 0-3000, imon 3000-') // prettier-ignore
  })

  test('equal states with a gap between them stay two, and the gap stays a gap', () => {
    const draft = records(event('inf_phase', 'ipos', 0, 2000), event('inf_phase', 'ipos', 4000, null))
    press(draft, 'imon', 9000)
    expect(spelled(draft, 'inf_phase')).toBe('ipos 0-2000, ipos 4000-9000, imon 9000-')
  })

  test('each episode begins anew: a running state does not reach into the next', () => {
    expect(after([['ipos', 15_000], ['ipos', 25_000], ['imon', 16_000]])).toBe('ipos 15000-16000, imon 16000-, ipos 25000-') // prettier-ignore
  })

  test('joined states keep both notes, and different modifiers keep states apart', () => {
    const draft = records(
      { ...event('inf_phase', 'ipos', 0, 2000), note: 'a' },
      event('inf_phase', 'imon', 2000, 4000),
      {
        ...event('inf_phase', 'ipos', 4000, null),
        note: 'b',
      },
    )
    press(draft, 'ipos', 2000)
    expect(Object.values(draft).map((record) => record.type === 'event' && record.note)).toEqual(['a\nb'])
    const marked = records(
      { ...event('inf_phase', 'ipos', 0, 2000), modifiers: { m: 'x' } },
      event('inf_phase', 'imon', 2000, 4000),
      {
        ...event('inf_phase', 'ipos', 4000, null),
        modifiers: { m: 'y' },
      },
    )
    press(marked, 'ipos', 2000)
    expect(spelled(marked, 'inf_phase')).toBe('ipos 0-4000, ipos 4000-')
  })

  test('the answer names the event that holds the moment, also when it was joined to its neighbour', () => {
    const draft = records(
      event('inf_phase', 'ipos', 0, 2000, 'first'),
      event('inf_phase', 'imon', 2000, null, 'second'),
    )
    expect(press(draft, 'ipos', 2000)).toEqual({ done: true, eventId: 'first' })
  })
})

describe('an exclusive set that need not cover everything', () => {
  test('pressing the running code ends it', () => {
    expect(after([['ipos', 0], ['ipos', 3000]], calls)).toBe('ipos 0-3000') // prettier-ignore
  })

  test('a state ended where it began is gone', () => {
    expect(after([['ipos', 1000], ['ipos', 1000]], calls)).toBe('') // prettier-ignore
  })

  test('another code still ends what is running', () => {
    expect(after([['ipos', 0], ['imon', 3000]], calls)).toBe('ipos 0-3000, imon 3000-') // prettier-ignore
  })

  test('ending a state that was begun before an equal one leaves the later one alone', () => {
    expect(after([['ipos', 5000], ['ipos', 9000], ['ipos', 2000], ['ipos', 3000]], calls)).toBe('ipos 2000-3000, ipos 5000-9000') // prettier-ignore
  })
})

describe('states that may hold together', () => {
  const regulation = (presses: readonly [string, number][]): string => {
    const draft: Draft = {}
    for (const [code, at] of presses) press(draft, code, at)
    return spelled(draft, 'inf_reg')
  }

  test('each code starts and ends for itself', () => {
    expect(regulation([['oral', 1000], ['clasp', 2000], ['oral', 3000]])).toBe('oral 1000-3000, clasp 2000-') // prettier-ignore
  })

  test('a second press at the same moment takes it back', () => {
    expect(regulation([['oral', 1000], ['oral', 1000]])).toBe('') // prettier-ignore
  })

  test('a state begun before another of its code ends where that one begins', () => {
    expect(regulation([['oral', 5000], ['oral', 2000]])).toBe('oral 2000-5000, oral 5000-') // prettier-ignore
  })
})

describe('points', () => {
  test('are added with the frame on screen, and have no offset', () => {
    const draft: Draft = {}
    press(draft, 'brk', 25_000, phases, { camera: 'A', frame: 625 })
    expect(Object.values(draft)).toMatchObject([
      { code: 'brk', onsetMs: 25_000, offsetMs: null, camera: 'A', frame: 625 },
    ])
  })

  test('the same code at the same millisecond is one event', () => {
    const draft: Draft = {}
    press(draft, 'brk', 25_000)
    expect(press(draft, 'brk', 25_000)).toEqual({ done: false, why: 'already-there' })
  })
})

describe('where a press is refused', () => {
  test.each([
    ['after the last episode', 'ipos', 60_000, 'outside-episodes'],
    ['in an episode that the code does not belong to', 'csf', 5000, 'not-in-this-episode'],
    ['for a code that no set has', 'laugh', 5000, 'unknown-set'],
  ] as const)('%s', (_where, code, at, why) => {
    const draft: Draft = {}
    expect(press(draft, code, at)).toEqual({ done: false, why })
    expect(draft).toEqual({})
  })

  test('between two episodes', () => {
    const [first] = context(phases).episodes
    const apart = context(phases, { episodes: first === undefined ? [] : [first] })
    expect(pressCode({}, apart, { set: 'inf_phase', code: 'ipos', atMs: ms(20_000) })).toEqual({
      done: false,
      why: 'outside-episodes',
    })
  })
})

describe('editing a draft', () => {
  test('an immer draft gives what a plain object gives, and leaves untouched records the same objects', () => {
    const before = records(event('inf_phase', 'ipos', 0, 5000), event('inf_phase', 'imon', 5000, null))
    const next = produce(before, (draft) => {
      press(draft, 'ienv', 2000)
    })
    expect(spelled(next, 'inf_phase')).toBe('ipos 0-2000, ienv 2000-5000, imon 5000-')
    expect(next.imon5000).toBe(before.imon5000)
    expect(spelled(before, 'inf_phase')).toBe('ipos 0-5000, imon 5000-')
  })

  test('reading from the plain records beside the draft gives the same', () => {
    const before = records(event('inf_phase', 'ipos', 0, 5000), event('inf_phase', 'imon', 5000, null))
    const next = produce(before, (draft) => {
      const reading = context(phases, { reading: before })
      pressCode(draft, reading, { set: 'inf_phase', code: 'ienv', atMs: ms(2000) })
    })
    expect(spelled(next, 'inf_phase')).toBe('ipos 0-2000, ienv 2000-5000, imon 5000-')
  })

  test('events kept by set give the same as looking through all records', () => {
    const before = records(event('inf_phase', 'ipos', 0, 5000), event('inf_phase', 'imon', 5000, null))
    const kept = eventsOf(before).filter(({ set }) => set === 'inf_phase')
    const change = recordEdits(before, (draft) => {
      const bySet = context(phases, { eventsOfSet: () => kept })
      pressCode(draft, bySet, { set: 'inf_phase', code: 'ienv', atMs: ms(2000) })
    })
    expect(spelled(applyChange(before, change), 'inf_phase')).toBe('ipos 0-2000, ienv 2000-5000, imon 5000-')
    expect([Object.keys(change.added).length, Object.keys(change.updated)]).toEqual([1, ['ipos0']])
  })

  test('a replaced code keeps the modifiers that it shares and takes the new frame', () => {
    const old = { ...event('proc', 'stop', 5000, null), modifiers: { stop_reason: 'other' } }
    const draft = records({ ...event('inf_phase', 'ipos', 0, null), camera: 'A', frame: 3, modifiers: { m: 'x' } }, old)
    press(draft, 'imon', 0, phases, { camera: 'B', frame: 4 })
    expect(draft.ipos0).toMatchObject({ code: 'imon', camera: 'B', frame: 4, modifiers: {} })
    expect(draft.stop5000).toBe(old)
  })

  test('the next order of entry is above all in use', () => {
    expect(nextOrder({})).toBe(1)
    expect(nextOrder(records({ ...event('proc', 'brk', 1, null), order: 7 }))).toBe(8)
  })
})
