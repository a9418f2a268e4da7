import { expect, test } from 'vitest'
import type { EventRecord, Records } from '#shared/observation/record.ts'
import { consensusEvents } from '#shared/reliability/consensus/consensus-events.ts'
import type { CodingPair } from '#shared/reliability/moments/moment-context.ts'
import { moments } from '#shared/reliability/moments/moments.ts'
import { reliabilityDetail } from '#shared/reliability/study/detail.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import { pairedFigures } from '#shared/reliability/training/paired-figures.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { schemeShape } from '#shared/scheme/scheme-shape.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { checkForm } from '#shared/study/gate/agreement-checks.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { statisticInWords } from '#shared/study/statistic-words.ts'
import { bookOf, rowsOf } from '../formats/book-builder.ts'
import { episode, event, records } from '../observation/builders.ts'
import { ms } from '#shared/time/ms.ts'
import { codedTwice } from './coded-forms.ts'

const within = (toleranceMs: number, scheme: Scheme = cueResponse, of = 'cue'): Scheme => ({
  ...scheme,
  reliability: scheme.reliability.map((aim) => (aim.target === of ? { ...aim, toleranceMs } : aim)),
})

/** Six bids, each 600 ms later in the second coding: within the second that a plan allows, not within 500 ms. */
const bids = (shift: number): EventRecord[] =>
  [1, 2, 3, 4, 5, 6].map((n) => ({
    ...event('cue', 'bid', n * 10_000 + shift, null, `b${n}`),
    modifiers: { strength: 'clear' },
  }))
const data = (scheme: Scheme) => codedTwice(scheme, [[bids(0), bids(600)]])
const still = { progress: () => undefined, throwIfCancelled: () => undefined }
const rowOf = (scheme: Scheme, variable: string) =>
  studyReliability(data(scheme), still).report.variables.find((one) => one.variable === variable)

test('an aim that names no tolerance leaves it to the plan', () => {
  expect(rowOf(cueResponse, 'cue')).toMatchObject({ toleranceMs: 1000, estimate: { ok: true, value: 1 } })
})

test('the tolerance of an aim goes before that of the plan, for its set and what is asked about its events', () => {
  expect(rowOf(within(500), 'cue')).toMatchObject({ toleranceMs: 500, estimate: { ok: true, value: 0 } })
  expect(rowOf(within(500), 'resp')).toMatchObject({ toleranceMs: 1000 })
  expect(rowOf(within(500), 'cue_strength')).toMatchObject({
    toleranceMs: 500,
    estimate: { ok: false, why: 'no_pairs' },
  })
  expect(rowOf(within(600), 'cue')).toMatchObject({ estimate: { ok: true, value: 1 } })
})

test('what stands behind the row is computed within the same tolerance', () => {
  const scheme = within(500)
  const asked = { scheme: `${scheme.id}@${scheme.version}`, variable: 'cue' }
  const { alternatives } = reliabilityDetail(data(scheme), asked, still)
  expect(alternatives.find(({ id }) => id === 'f1')).toMatchObject({ params: { s: 0.5 }, figure: { value: 0 } })
  expect(alternatives.filter(({ id }) => id === 'f1_tolerance').map(({ params }) => params)).toEqual([
    { s: 0.25 },
    { s: 1 },
  ])
})

test('differences to look at, and what a consensus takes for one event, follow it too', () => {
  const kinds = (scheme: Scheme) => moments(pairOf(scheme), defaultPlan).map(({ kind }) => kind)
  expect(new Set(kinds(cueResponse))).toEqual(new Set(['time']))
  expect(new Set(kinds(within(500)))).toEqual(new Set(['only_first', 'only_second']))
  const settled = (scheme: Scheme) => consensusEvents(pairOf(scheme), 'first', new Map(), defaultPlan)
  expect([settled(cueResponse).length, settled(within(500)).length]).toEqual([6, 6])
})

function pairOf(scheme: Scheme): CodingPair {
  const [first, second]: readonly Records[] = [records(...bids(0)), records(...bids(600))]
  return {
    scheme,
    episodes: [episode('free', 0, 100_000)],
    durationMs: ms(100_000),
    first: first ?? {},
    second: second ?? {},
  }
}

test('a coder is compared with a master within it', () => {
  const figureOf = (scheme: Scheme): unknown => {
    const [reference, coder] = [...data(scheme).observations()]
    if (reference === undefined || coder === undefined) throw new Error('two codings')
    const named = (one: typeof reference) => ({ ...one, personName: one.personId })
    const figures = pairedFigures({ coder: named(coder), reference: named(reference) }, defaultPlan)
    const found = figures.find(({ variable }) => variable.name === 'cue')
    return found?.kind === 'stream' && found.figure.ok ? found.figure.value : null
  }
  expect([figureOf(cueResponse), figureOf(within(500))]).toEqual([1, 0])
})

test('it is printed with the figure, in the workbook and at the gate', () => {
  const one = rowOf(within(500), 'cue')
  if (one === undefined) throw new Error('the set is a variable')
  expect(statisticInWords(one, (key) => key)).toBe('statistic.f1 (±0.5 s)')
  expect(statisticInWords({ statistic: 'icc_a1' }, (key) => key)).toBe('statistic.icc_a1')
  expect(rowsOf('reliability', bookOf(data(within(500)))).find(({ variable }) => variable === 'cue')).toMatchObject({
    tolerance_ms: 500,
  })
  const coverage = { locked: 1, doubleCoded: 1 }
  expect(checkForm(one, { statistic: 'f1' }, coverage as Parameters<typeof checkForm>[2], defaultPlan)).toMatchObject({
    code: 'gate.G06.kindWithin',
    params: { tolerance: 0.5 },
  })
})

test('it is for sets of points, in whole milliseconds up to a minute, and a change of it is major', () => {
  expect(checkScheme(within(500)).map(({ code }) => code)).toEqual([])
  expect(checkScheme(within(500, stillfacePhase, 'inf_phase')).map(({ code }) => code)).toEqual([
    'tolerance-of-no-points',
  ])
  for (const wrong of [0, -1, 0.5, 60_001]) expect(schemeShape(within(wrong)).ok).toBe(false)
  expect(compareSchemes(cueResponse, within(500)).changes.map(({ level, words }) => `${level}: ${words}`)).toEqual([
    expect.stringMatching(/^major: .*tolerance between onsets added: 500/),
  ])
})
