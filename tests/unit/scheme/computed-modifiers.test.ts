import { describe, expect, test } from 'vitest'
import { computedAnswer } from '#shared/observation/event-answers.ts'
import { evaluationOf } from '#shared/observation/evaluation.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { computedWords, type ComputedModifier } from '#shared/scheme/computed.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { schemeShape } from '#shared/scheme/scheme-shape.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { content, episode, event } from '../observation/builders.ts'
import { dataset, recording, recordsOf } from '../study/dataset-builder.ts'
import { agreementOn, codedTwice } from '../study/coded-forms.ts'
import { bookOf, rowsOf } from '../formats/book-builder.ts'

const prompt: ComputedModifier = {
  ...{ id: 'kind', label: 'Kind of response', codes: ['join'] },
  expr: "if(cue_s <= 3 and fit == 'fits', 'prompt', if(cue_s <= 3, 'prompt, unfitting', 'late'))",
}
const delay: ComputedModifier = { id: 'delay', label: 'Delay', codes: ['join', 'comf'], expr: 'cue_s', unit: 's' }
const withComputed = (...computed: ComputedModifier[]): Scheme => ({ ...cueResponse, computed })
const scheme = withComputed(prompt, delay)

const cue: EventRecord = { ...event('cue', 'bid', 10_000, null, 'c1'), modifiers: {} }
const join = (at: number, more: Partial<EventRecord> = {}): EventRecord => ({
  ...event('resp', 'join', at, null, `r${at}`),
  ...{ linkTo: 'c1', modifiers: { fit: 'fits' }, ...more },
})
const coding = (...events: EventRecord[]) =>
  content(scheme, Object.fromEntries([cue, ...events].map((each) => [each.id, each])), [episode('free', 0, 60_000)])
const about = (one: ComputedModifier, found: EventRecord) => computedAnswer(coding(found), one, found)

describe('what is worked out about an event', () => {
  test('comes from its answers and the time since its cue', () => {
    expect(about(prompt, join(11_500))).toEqual({ ok: true, value: 'prompt' })
    expect(about(prompt, join(11_500, { modifiers: { fit: 'does not fit' } }))).toMatchObject({
      value: 'prompt, unfitting',
    })
    expect(about(prompt, join(14_000))).toMatchObject({ value: 'late' })
    expect(about(delay, join(11_500))).toEqual({ ok: true, value: 1.5 })
  })

  test('waits for what is open, and is no matter of events of other codes or without a cue', () => {
    expect(about(delay, join(11_500, { linkTo: 'gone' }))).toEqual({ ok: false, missing: 'pending' })
    expect(about(delay, join(11_500, { linkTo: null }))).toEqual({ ok: false, missing: 'not_applicable' })
    expect(about(delay, cue)).toEqual({ ok: false, missing: 'not_applicable' })
    expect(about(prompt, join(11_500, { modifiers: {} }))).toMatchObject({ ok: false })
  })

  test('is a length where the event has one, and yes or no where the formula is a condition', () => {
    const long: ComputedModifier = { id: 'long', label: 'Long', codes: ['ipos'], expr: 'event_s > 2' }
    const of: Scheme = { ...stillfacePhase, computed: [long] }
    const state = (to: number): EventRecord => event('inf_phase', 'ipos', 1000, to, 'e')
    const asked = (to: number) => computedAnswer(content(of, { e: state(to) }), long, state(to))
    expect([asked(2000), asked(5000)]).toMatchObject([{ value: 'no' }, { value: 'yes' }])
    expect(computedWords(of).get('long')).toEqual({ type: 'choice', options: ['yes', 'no'] })
  })

  test('is a name in conditions about events and a number for means', () => {
    const evaluation = evaluationOf(coding(join(11_500), join(12_500), join(19_000)))
    const ask = (formula: string) => evaluation.ask(formula, evaluation.ofKind('free'))
    expect(ask("count_where(join, kind == 'prompt')")).toEqual({ ok: true, value: 2 })
    expect(ask("count_where(join, has(kind, 'late'))")).toEqual({ ok: true, value: 1 })
    expect(ask('count_where(join, delay > 2)')).toEqual({ ok: true, value: 2 })
    expect(ask('mean_of(join, delay)')).toMatchObject({ value: expect.closeTo((1.5 + 2.5 + 9) / 3, 9) as number })
  })
})

/** `code@path` of all that is found. */
const problems = (of: Scheme): string[] => checkScheme(of).map(({ code, path }) => `${code}@${path.join('.')}`)
const composite = (expr: string): Scheme => ({
  ...scheme,
  composites: [...scheme.composites, { id: 'x', label: 'X', expr, scope: 'episode', forEach: [], unit: '' }],
})

describe('a scheme with computed modifiers', () => {
  test('is fine where they name what all their codes have, and composites name them', () => {
    expect(problems(scheme)).toEqual([])
    expect(problems(composite("count_where(join, kind == 'late') + mean_of(join|comf, delay)"))).toEqual([])
    expect(schemeShape(scheme).ok).toBe(true)
  })

  const last = `composites.${cueResponse.composites.length}.expr`
  test.each([
    ['a code is none', [{ ...delay, codes: ['nope'] }], 'unknown-reference@computed.0.codes.0'],
    ['a code is named twice', [{ ...delay, codes: ['join', 'join'] }], 'duplicate-id@computed.0.codes.1'],
    ['the id is that of a modifier', [{ ...delay, id: 'fit' }], 'duplicate-id@computed.0.id'],
    ['two have one id', [delay, { ...prompt, id: 'delay' }], 'duplicate-id@computed.1.id'],
    ['the id is a word', [{ ...delay, id: 'cue_s' }], 'reserved-id@computed.0.id'],
    ['the id has a hyphen', [{ ...delay, id: 'a-b' }], 'hyphen-in-id@computed.0.id'],
    ['a point is said to have a length', [{ ...delay, expr: 'event_s' }], 'formula-unknown-name@computed.0.expr'],
    ['a code has no cue', [{ ...delay, codes: ['bid'] }], 'formula-unknown-name@computed.0.expr'],
    ['it names a score', [{ ...delay, expr: 'n_cue' }], 'formula-unknown-name@computed.0.expr'],
    ['it names another one', [delay, { ...prompt, expr: 'delay' }], 'formula-unknown-name@computed.1.expr'],
    ['it cannot be read', [{ ...delay, expr: 'cue_s +' }], 'formula-unexpected-end@computed.0.expr'],
  ])('is refused where %s', (_what, computed, expected) => {
    expect(problems(withComputed(...computed))).toContain(expected)
  })

  test.each([
    ["count_where(join, kind == 'promptt')", `formula-unknown-name@${last}`],
    ["count_where(join|comf, kind == 'late')", `formula-unknown-name@${last}`],
    ['mean_of(join, kind)', `formula-needs-number-modifier@${last}`],
  ])('refuses a composite %s', (expr, expected) => {
    expect(problems(composite(expr))).toContain(expected)
  })

  test('says where a problem is in words', () => {
    const of = withComputed({ ...delay, expr: 'nope' })
    const [problem] = checkScheme(of)
    expect(problem && problemInWords(of, problem).place).toBe('Computed modifier “Delay”, formula')
  })

  test('is another version by what can change a score', () => {
    const changes = (to: Scheme, from = scheme): string[] =>
      compareSchemes(from, to).changes.map(({ level, words }) => `${level}: ${words}`)
    expect(changes(scheme, withComputed(prompt))).toEqual([expect.stringMatching(/^minor: .*“Delay”/)])
    expect(changes(withComputed(prompt))).toEqual([expect.stringMatching(/^major: .*“Delay”/)])
    expect(changes(withComputed(prompt, { ...delay, expr: 'cue_s * 2' }))[0]).toMatch(/^major: .*formula/)
    expect(changes(withComputed(prompt, { ...delay, expr: '(cue_s)' }))[0]).toMatch(/^patch/)
    expect(changes(withComputed(prompt, { ...delay, codes: ['join'] }))[0]).toMatch(/^major: .*code “/)
    expect(changes(withComputed(prompt, { ...delay, label: 'Time' }))[0]).toMatch(/^patch/)
    expect(changes({ ...cueResponse, computed: [] }, cueResponse)[0]).toMatch(/^patch/)
  })
})

test('the sheet of events has a column for each, with the reason where there is no value', () => {
  const records = recordsOf(cue, join(11_500), join(20_000, { linkTo: null, id: 'alone' }))
  const recordings = [recording('r1', { episodes: [episode('free', 0, 60_000)] })]
  const codings = [{ recording: 'r1', coder: 'ann', role: 'primary' as const, scheme, records }]
  const rows = rowsOf('events_long', bookOf(dataset(codings, { recordings }), { includeNotes: false }))
  const row = (id: string) => rows.find((each) => each['event_id'] === id)
  expect(row('r11500')).toMatchObject({ mod_kind: 'prompt', mod_kind_mc: null, mod_delay: '1.5' })
  expect(row('alone')).toMatchObject({ mod_delay: null, mod_delay_mc: expect.any(Number) as number })
  expect(row('c1')).toMatchObject({ mod_delay: null, mod_delay_mc: null })
})

test('two coders are compared by it, from the answers of each', () => {
  const joins = (late: readonly number[], shift: number): EventRecord[] =>
    [1, 2, 3, 4].flatMap((n) => [
      { ...event('cue', 'bid', n * 10_000, null, `c${n}`), modifiers: {} },
      join(n * 10_000 + (late.includes(n) ? 3400 : 2600) + shift, { id: `r${n}`, linkTo: `c${n}` }),
    ])
  const one = agreementOn(codedTwice(scheme, [[joins([1, 2], 0), joins([1, 3], 0)]]), 'resp_kind')
  // Of four pairs two agree, both coders say late twice: Po 1/2, Pe 1/2, kappa 0.
  expect(one.estimate).toMatchObject({ ok: true, value: expect.closeTo(0, 12) as number, n: 4 })
  const delays = agreementOn(codedTwice(scheme, [[joins([1], 0), joins([1], 0)]]), 'resp_delay')
  expect([delays.statistic, delays.estimate.ok && delays.estimate.value]).toEqual(['icc_a1', 1])
})
