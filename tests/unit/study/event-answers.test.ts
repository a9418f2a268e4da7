import { describe, expect, test } from 'vitest'
import type { EventRecord } from '#shared/observation/record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { mindTalk } from '#shared/scheme/templates/mind-talk.ts'
import { event } from '../observation/builders.ts'
import { agreementOn, codedTwice } from './coded-forms.ts'

const cue = (at: number, modifiers: EventRecord['modifiers'], code = 'bid'): EventRecord => ({
  ...event('cue', code, at, null, `${code}${at}`),
  modifiers,
})
const cues = (values: readonly string[], shift = 0): EventRecord[] =>
  values.map((strength, n) => cue(10_000 * (n + 1) + shift, strength === '' ? {} : { strength }))

describe('what was asked about events', () => {
  test('is compared over the events that both coded alike, within the tolerance', () => {
    const first = cues(['clear', 'faint', 'clear', 'strong'])
    const second = cues(['clear', 'faint', 'faint', 'strong'], 400)
    const one = agreementOn(codedTwice(cueResponse, [[first, second]]), 'cue_strength')
    // Po 3/4; faint 1/4 and 2/4, clear 2/4 and 1/4, strong 1/4 and 1/4: Pe 5/16, kappa 7/11.
    expect(one.estimate).toMatchObject({ ok: true, value: expect.closeTo(7 / 11, 12) as number, n: 4 })
    expect(one).toMatchObject({ group: 'items', reason: 'events-matched', n: 1 })
    expect(one.matrix?.labels).toEqual(['faint', 'clear', 'strong'])
  })

  test('an event of one coder alone is no matter of its answers, one answered by one alone is left out and counted', () => {
    const first = [...cues(['clear', 'faint']), cue(200_000, { strength: 'clear' })]
    const second = [...cues(['clear', '']), cue(90_000, { strength: 'faint' })]
    const one = agreementOn(codedTwice(cueResponse, [[first, second]]), 'cue_strength')
    expect([one.estimate.n, one.dropped]).toEqual([1, [{ why: 'one_rating', n: 1, unit: 'events' }]])
  })

  test('of several options each has its kappa, and one chosen too rarely gives no verdict', () => {
    const look = (chosen: readonly string[][]) => chosen.map((channel, n) => cue(10_000 * (n + 1), { channel }))
    const first = look([['look'], ['look', 'voice'], ['look'], ['look'], ['look'], ['face'], ['face']])
    const second = look([['look'], ['look'], ['look'], ['look'], ['look'], ['face'], ['voice']])
    const one = agreementOn(codedTwice(cueResponse, [[first, second]]), 'cue_channel')
    expect(one.perCode.find(({ code }) => code === 'look')).toMatchObject({
      a: 5,
      b: 5,
      figure: { ok: true, value: 1 },
    })
    expect(one.estimate).toMatchObject({ ok: true, value: 1 })
    const few = agreementOn(codedTwice(cueResponse, [[look([['face']]), look([['face']])]]), 'cue_channel')
    expect(few.estimate).toMatchObject({ ok: false, why: 'few_events' })
  })

  test('numbers are compared by the intraclass correlation over events', () => {
    const scheme: Scheme = {
      ...cueResponse,
      modifiers: cueResponse.modifiers.map((one) =>
        one.id === 'strength' ? { ...one, type: 'number', options: [], min: 0, max: 10, default: undefined } : one,
      ),
    }
    const give = (values: readonly number[]) => values.map((strength, n) => cue(10_000 * (n + 1), { strength }))
    const one = agreementOn(codedTwice(scheme, [[give([1, 5, 9]), give([1, 5, 9])]]), 'cue_strength')
    expect([one.statistic, one.estimate.ok && one.estimate.value]).toEqual(['icc_a1', 1])
  })

  test('nothing to compare is said', () => {
    expect(agreementOn(codedTwice(cueResponse, [[cues(['clear']), []]]), 'cue_strength').estimate).toEqual({
      ...{ ok: false, why: 'no_pairs', n: 0 },
    })
  })
})

describe('segments', () => {
  const said = (from: number, to: number, answers: Record<string, string>, code = 'utt'): EventRecord => ({
    ...event('talk', code, from, to, `${code}${from}`),
    answers,
  })
  const mind = { addressed: 'yes', mind: 'yes' }
  const other = { addressed: 'yes', mind: 'no' }
  // Linked: 8 of 10 s, 10 of 10 s. Not linked: 3 of 10 s. And one of the first coder alone.
  const first = [
    said(0, 10_000, mind),
    said(20_000, 30_000, other),
    said(40_000, 50_000, mind),
    said(60_000, 65_000, mind),
  ]
  const second = [said(2_000, 10_000, mind), said(20_000, 30_000, other), said(47_000, 57_000, mind)]

  test('whether both marked the same stretches is told apart from what they answered', () => {
    const { unitising } = agreementOn(codedTwice(mindTalk, [[first, second]]), 'talk')
    expect(unitising).toMatchObject({ minimum: 0.6, matched: 2, onlyFirst: 2, onlySecond: 1 })
    expect(unitising?.f1).toMatchObject({ ok: true, value: expect.closeTo(4 / 7, 12) as number })
    expect(unitising?.others.map(({ minimum, f1 }) => [minimum, f1.ok && f1.value])).toEqual([
      [0.51, 4 / 7],
      [0.8, 4 / 7],
    ])
  })

  test('answers are compared on the segments that both marked', () => {
    const one = agreementOn(codedTwice(mindTalk, [[first, second]]), 'talk_mind')
    expect(one.estimate).toMatchObject({ ok: true, value: 1, n: 2 })
    expect(one.reason).toBe('segments-matched')
  })

  test('what could not be made out is asked nothing and is no segment', () => {
    const unheard = [...first, said(100_000, 110_000, {}, 'unheard')]
    const one = agreementOn(codedTwice(mindTalk, [[unheard, [...second, said(100_000, 110_000, mind)]]]), 'talk')
    expect(one.unitising).toMatchObject({ matched: 2, onlyFirst: 2, onlySecond: 2 })
  })

  test('the time that both marked has its own kappa, as of any state', () => {
    expect(agreementOn(codedTwice(mindTalk, [[first, first]]), 'talk')).toMatchObject({
      ...{ statistic: 'kappa_time', estimate: { ok: true, value: 1 } },
    })
  })
})
