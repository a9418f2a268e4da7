import { describe, expect, test } from 'vitest'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import { scoreObservation } from '#shared/observation/scores.ts'
import type { EventRecord, Records } from '#shared/observation/record.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { content, episode, event, records } from '../observation/builders.ts'

// T3, worked out by hand. Free play 0 to 200 s.

const free = episode('free', 0, 200_000)
const here = { ...content(cueResponse, {}, [free]), durationMs: free.endMs }

type Row = readonly [code: string, atS: number, answer: string, afterS: number, fit?: string, through?: string]

/** Ten cues, each with its answer so many seconds later. */
const given: readonly Row[] = [
  ['bid', 10, 'join', 1, 'fits', 'carried through'],
  ['show', 20, 'join', 2, 'fits in part', 'adjusted after a miss'],
  ['voc', 30, 'ackn', 3],
  ['pause', 40, 'room', 4, 'fits', 'carried through'],
  ['pause', 50, 'over', 1],
  ['upset', 60, 'comf', 2.5, 'does not fit', 'adjusted after a miss'],
  ['upset', 70, 'sharp', 1],
  ['voc', 80, 'none', 0],
  ['bid', 90, 'nv', 0],
  ['upset', 100, 'comf', 1.5, 'fits in part', 'dropped'],
]

function coded(rows: readonly Row[] = given, more: readonly EventRecord[] = []): Records {
  const events = rows.flatMap(([code, atS, answer, afterS, fit, through]): EventRecord[] => [
    { ...event('cue', code, atS * 1000, null, `cue${atS}`), modifiers: code === 'unc' ? {} : { strength: 'clear' } },
    {
      ...event('resp', answer, (atS + afterS) * 1000, null, `resp${atS}`),
      linkTo: `cue${atS}`,
      modifiers: { ...(fit === undefined ? {} : { fit }), ...(through === undefined ? {} : { through }) },
    },
  ])
  return records(...events, ...more)
}

const start = (atS: number, avail: string): EventRecord => ({
  ...event('init', 'start', atS * 1000, null),
  modifiers: { avail },
})

function score(of: Records, variable: string): unknown {
  const row = scoreObservation({ ...here, records: of }).find((each) => each.variable === `${variable}_free`)
  return row?.value ?? row?.missing
}

const starts = [start(110, 'baby free'), start(120, 'baby engaged elsewhere'), start(130, 'cannot tell')]

describe('ten cues', () => {
  test.each([
    // Ten cues, of which one could not be seen.
    ['n_cue', 9],
    // In time (after the cue, at most 3 s) and taking it up: bid 1, show 2, voc 3, upset 2.5, upset 1.5.
    ['cr', 5 / 9],
    // Upset: two of three.
    ['cr_d', 2 / 3],
    // Of the seven others six are codable, three answered in time.
    ['cr_nd', 3 / 6],
    // Fit was judged of five, and said of two.
    ['p_fit', 2 / 5],
    // 1, 1.5, 2, 2.5, 3
    ['lat_md', 2],
    ['ovr', 2 / 9],
    ['non', 1 / 9],
    // Three missed at first; two of them were adjusted.
    ['p_adj', 2 / 3],
    ['intr_start', 1 / 3],
  ])('%s is %s', (variable, value) => {
    expect(score(coded(given, starts), variable)).toBeCloseTo(value, 12)
  })

  test('they may be locked', () => {
    expect(missingForLock({ ...here, records: coded(given, starts) }).filter(stopsLock)).toEqual([])
  })
})

test('fewer than the least number give no share', () => {
  const four = coded(given.slice(0, 4), starts.slice(0, 2))
  for (const variable of ['cr', 'p_fit', 'ovr', 'non', 'p_adj', 'intr_start'])
    expect(score(four, variable)).toBe('too_few')
  expect(score(four, 'n_cue')).toBe(4)
})

test('without a cue there is nothing to share and nothing to wait for', () => {
  expect(score({}, 'n_cue')).toBe(0)
  expect(score({}, 'cr')).toBe('not_applicable')
  expect(score({}, 'lat_md')).toBe('not_applicable')
})

test('an answer that is not given yet makes the scores it belongs to pending, and no others', () => {
  const rows = given.map((row): Row => (row[1] === 10 ? [row[0], row[1], row[2], row[3]] : row))
  expect(score(coded(rows, starts), 'p_fit')).toBe('pending')
  expect(score(coded(rows, starts), 'cr')).toBeCloseTo(5 / 9, 12)
  const codes = missingForLock({ ...here, records: coded(rows, starts) }).filter(stopsLock)
  expect(codes.map(({ code, params, atMs }) => [code, params.modifier, atMs])).toEqual([
    ['lock.modifier-missing', 'Does it fit the cue?', 11_000],
    ['lock.modifier-missing', 'Is it carried through?', 11_000],
  ])
})

test('an open link makes the scores of links pending and is named with its place', () => {
  const { linkTo: _cue, ...open } = { ...event('resp', 'ackn', 33_000, null, 'resp30'), linkTo: 'cue30' }
  const all = { ...coded(given, starts), resp30: open }
  expect(score(all, 'cr')).toBe('pending')
  expect(score(all, 'p_fit')).toBe(2 / 5)
  const [issue] = missingForLock({ ...here, records: all }).filter(stopsLock)
  expect(issue).toMatchObject({ code: 'lock.link-missing', atMs: 33_000, eventId: 'resp30', set: 'resp' })
})

test('a cue that nothing is linked to holds the lock', () => {
  const more = [{ ...event('cue', 'voc', 150_000, null), modifiers: { strength: 'clear' } }]
  const found = missingForLock({ ...here, records: coded(given, [...starts, ...more]) }).filter(stopsLock)
  expect(found.map(({ code, params }) => [code, params.rule])).toEqual([['lock.rule', 'r1']])
})

test('a response that begins before its cue holds the lock and has no latency', () => {
  const rows = given.map((row): Row => (row[1] === 10 ? ['bid', 10, 'join', -1, 'fits', 'carried through'] : row))
  const all = coded(rows, starts)
  expect(
    missingForLock({ ...here, records: all })
      .filter(stopsLock)
      .map(({ code }) => code),
  ).toEqual(['lock.link-early'])
  // 1.5, 2, 2.5, 3
  expect(score(all, 'lat_md')).toBe(2.25)
  expect(score(all, 'cr')).toBeCloseTo(4 / 9, 12)
})

test('a cue whose three seconds are not over at the end of the episode is no chance missed', () => {
  const rows = [...given, ['voc', 198, 'none', 0]] as const
  expect(score(coded(rows, starts), 'cr')).toBeCloseTo(5 / 9, 12)
  expect(score(coded(rows, starts), 'n_cue')).toBe(10)
})

test('the first of two responses to a cue gives the latency', () => {
  const second = { ...event('resp', 'join', 10_500, null, 'again'), linkTo: 'cue10' }
  const judged = { ...second, modifiers: { fit: 'fits', through: 'carried through' } }
  // 0.5, 1.5, 2, 2.5, 3
  expect(score(coded(given, [...starts, judged]), 'lat_md')).toBe(2)
  expect(score(coded(given, [...starts, judged]), 'cr')).toBeCloseTo(5 / 9, 12)
})
