import { describe, expect, test } from 'vitest'
import { evaluationOf } from '#shared/observation/evaluation.ts'
import { lagTable } from '#shared/observation/lag-measures.ts'
import type { ObservationRecord } from '#shared/observation/record.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { content, episode, event } from './builders.ts'

const scheme = { ...cueResponse, episodes: cueResponse.episodes.map((each) => ({ ...each, minCodableS: 0 })) }
const cues = [3.0, 11.2, 19.5, 26.0, 33.4, 41.0, 47.8, 55.9]
const responses = [4.1, 12.9, 24.0, 27.2, 36.0, 42.0, 57.2]
const at = (set: string, code: string, seconds: readonly number[]): ObservationRecord[] =>
  seconds.map((s) => event(set, code, Math.round(s * 1000), null, `${code}${s}`))
const minute = [...at('cue', 'bid', cues), ...at('resp', 'join', responses)]
const ask = (formula: string, records: readonly ObservationRecord[], episodes = [episode('free', 0, 60_000)]) => {
  const found = Object.fromEntries(records.map((record) => [record.id, record]))
  const evaluation = evaluationOf(content(scheme, found, episodes))
  const value = evaluation.ask(formula, evaluation.ofKind('free'))
  return value.ok ? value.value : value.missing
}

test('the table of the worked example: seconds in windows and out, with responses and without', () => {
  const whole = [{ start: 0, end: 60_000 }]
  const ms = (seconds: readonly number[]): number[] => seconds.map((s) => Math.round(s * 1000))
  expect(lagTable(whole, whole, { cues: ms(cues), responses: ms(responses), windowS: 3 })).toEqual({
    ...{ inYes: 6, inNo: 18, outYes: 1, outNo: 35 },
  })
})

test.each([
  ['yules_q', 0.8421],
  ['lag_ln_odds', 2.1181],
  ['lag_z', 2.6268],
  ['lag_inside', 0.25],
  ['lag_outside', 0.0278],
])('%s of the worked example', (fn, expected) => {
  expect(ask(`${fn}(bid, join, episode, 3)`, minute)).toBeCloseTo(expected, 4)
})

describe('what cannot be said has a reason and is never a number', () => {
  test.each([
    ['no cue', at('resp', 'join', responses)],
    ['no response', at('cue', 'bid', cues)],
    ['fewer than five responses', [...at('cue', 'bid', cues), ...at('resp', 'join', [4, 12, 27, 42])]],
    ['nothing at all', []],
    [
      'cues all the time',
      [
        ...at(
          'cue',
          'bid',
          Array.from({ length: 60 }, (_, s) => s),
        ),
        ...at('resp', 'join', responses),
      ],
    ],
  ])('%s', (_what, records) => {
    expect(ask('yules_q(bid, join, episode, 3)', records)).toBe('too_few')
  })

  test('an episode that was not recorded has none', () => {
    expect(ask('yules_q(bid, join, episode, 3)', minute, [])).toBe('not_recorded')
  })
})

test('no window reaches into the next episode, and tables of episodes are added up', () => {
  const two = [episode('free', 0, 60_000, 'a'), episode('free', 60_000, 120_000, 'b')]
  const twice = [
    ...minute,
    ...at(
      'cue',
      'show',
      cues.map((s) => s + 60),
    ),
    ...at(
      'resp',
      'ackn',
      responses.map((s) => s + 60),
    ),
  ]
  expect(ask('yules_q(bid|show, join|ackn, episode, 3)', twice, two)).toBeCloseTo(0.8421, 4)
  const late = [{ start: 0, end: 10_000 }, { start: 10_000, end: 20_000 }] // prettier-ignore
  expect(lagTable(late, late, { cues: [8_500], responses: [11_000], windowS: 3 })).toEqual({
    ...{ inYes: 0, inNo: 1, outYes: 1, outNo: 18 },
  })
})

test('seconds that are not codable throughout are left out, and so is what is left at the end', () => {
  const span = [{ start: 0, end: 10_500 }]
  const time = [{ start: 0, end: 4_500 }, { start: 6_000, end: 10_500 }] // prettier-ignore
  const { inYes, inNo, outYes, outNo } = lagTable(span, time, { cues: [], responses: [], windowS: 3 })
  expect([inYes, inNo, outYes, outNo]).toEqual([0, 0, 0, 8])
})
