import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange, changeBetween, isEmptyChange, reverseChange } from '#shared/observation/change.ts'
import { pressCode, type CodingContext, type Draft } from '#shared/observation/coding.ts'
import { changeCode, moveOffset, moveOnset, removeEvent } from '#shared/observation/edit-event.ts'
import { recordEdits } from '#shared/observation/record-edits.ts'
import { episodeAt } from '#shared/observation/episode.ts'
import { eventsOf } from '#shared/observation/observation.ts'
import { effectiveOffset, streamOf } from '#shared/observation/streams.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { ms } from '#shared/time/ms.ts'
import { calls, content, episode, phases } from './builders.ts'

/** Episodes that touch, and one apart, on a clock coarse enough for edits to meet. */
const episodes = [episode('play', 5, 30), episode('still', 30, 50), episode('reun', 60, 80)]

type Act = {
  readonly kind: 'press' | 'onset' | 'offset' | 'code' | 'remove'
  readonly at: number
  readonly pick: number
}
const acts = fc.array(
  fc.record({
    kind: fc.constantFrom<Act['kind']>('press', 'press', 'press', 'onset', 'offset', 'code', 'remove'),
    at: fc.integer({ min: 0, max: 85 }),
    pick: fc.nat({ max: 1000 }),
  }),
  { maxLength: 40 },
)

/** Does one act; which code or event it concerns is picked among those there are. */
function perform(draft: Draft, scheme: Scheme, { kind, at, pick }: Act, n: number): void {
  const context: CodingContext = { scheme, episodes, durationMs: ms(90), newId: () => `e${n}`, order: n }
  const codes = scheme.sets.flatMap((set) => set.codes.map((code) => ({ set: set.id, code: code.id })))
  const code = codes[pick % codes.length]
  const events = eventsOf(draft)
  const target = events[pick % Math.max(1, events.length)]
  if (kind === 'press' && code !== undefined) pressCode(draft, context, { ...code, atMs: ms(at) })
  if (target === undefined) return
  if (kind === 'onset') moveOnset(draft, context, target.id, ms(at))
  if (kind === 'offset') moveOffset(draft, context, target.id, ms(at))
  if (kind === 'remove') removeEvent(draft, context, target.id)
  if (kind === 'code') {
    const own = codes.filter(({ set }) => set === target.set)
    changeCode(draft, context, target.id, own[at % own.length]?.code ?? '')
  }
}

function played(scheme: Scheme, script: readonly Act[]): Draft {
  const draft: Draft = {}
  script.forEach((act, n) => {
    perform(draft, scheme, act, n)
  })
  return draft
}

test.each([
  ['covers everything', phases],
  ['may pause', calls],
])(
  'whatever is pressed and edited, states of an exclusive set that %s never overlap, are never empty and stay in their episode',
  (_name, scheme) => {
    fc.assert(
      fc.property(acts, (script) => {
        const coded = content(scheme, played(scheme, script), episodes)
        for (const record of eventsOf(coded.records)) {
          const within = episodeAt(episodes, record.onsetMs)
          expect(within).not.toBeNull()
          const isPoint = record.set === 'proc'
          const end = effectiveOffset(record, coded)
          expect(isPoint ? end === record.onsetMs : end > record.onsetMs).toBe(true)
          expect(end).toBeLessThanOrEqual(within?.endMs ?? 0)
        }
        for (const set of ['inf_phase', 'cg_phase']) {
          const stream = streamOf(coded, set)
          stream.slice(1).forEach((segment, n) => {
            expect(segment.start).toBeGreaterThanOrEqual(stream[n]?.end ?? 0)
          })
        }
      }),
      { numRuns: 300 },
    )
  },
)

test('whatever is pressed and edited, states of one code never overlap each other', () => {
  fc.assert(
    fc.property(acts, (script) => {
      const coded = content(phases, played(phases, script), episodes)
      for (const code of ['oral', 'clasp', 'away']) {
        const stream = streamOf(coded, 'inf_reg').filter((segment) => segment.code === code)
        stream.slice(1).forEach((segment, n) => {
          expect(segment.start).toBeGreaterThanOrEqual(stream[n]?.end ?? 0)
        })
      }
    }),
  )
})

test('a set that covers everything stays covered from its first press in an episode on, whatever is pressed', () => {
  const presses = fc.array(fc.tuple(fc.integer({ min: 5, max: 29 }), fc.nat({ max: 6 })), {
    minLength: 1,
    maxLength: 30,
  })
  fc.assert(
    fc.property(presses, (script) => {
      const draft: Draft = {}
      const codes = phases.sets[0]?.codes ?? []
      script.forEach(([at, pick], n) => {
        const context: CodingContext = { scheme: phases, episodes, durationMs: ms(90), newId: () => `e${n}`, order: n }
        pressCode(draft, context, { set: 'inf_phase', code: codes[pick]?.id ?? '', atMs: ms(at) })
      })
      const stream = streamOf(content(phases, draft, episodes), 'inf_phase')
      const covered = stream.reduce((sum, { start, end }) => sum + end - start, 0)
      expect(covered).toBe(30 - Math.min(...script.map(([at]) => at)))
    }),
  )
})

test('a change, recorded or compared, leads from before to after, its reverse leads back, and reversing twice changes nothing', () => {
  fc.assert(
    fc.property(acts, acts, (first, second) => {
      const before = Object.freeze(played(phases, first))
      const after = { ...before }
      second.forEach((act, n) => {
        perform(after, phases, act, 1000 + n)
      })
      const change = changeBetween(before, after)
      const recorded = recordEdits(before, (draft) => {
        second.forEach((act, n) => {
          perform(draft, phases, act, 1000 + n)
        })
      })
      expect(recorded).toEqual(change)
      expect(applyChange(before, change)).toEqual(after)
      expect(applyChange(after, reverseChange(change))).toEqual(before)
      expect(reverseChange(reverseChange(change))).toEqual(change)
      expect(isEmptyChange(changeBetween(after, after))).toBe(true)
    }),
  )
})
