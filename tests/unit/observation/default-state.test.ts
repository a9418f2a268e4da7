import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pressCode, type Draft } from '#shared/observation/coding.ts'
import { missingForLock } from '#shared/observation/completeness.ts'
import { eventsOf } from '#shared/observation/observation.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import type { CodeSet, Scheme } from '#shared/scheme/scheme.ts'
import { ms } from '#shared/time/ms.ts'
import { content, context, phases } from './builders.ts'

const inSet = (change: Partial<CodeSet>): Scheme => ({
  ...phases,
  sets: phases.sets.map((set) => (set.id === 'inf_phase' ? { ...set, ...change } : set)),
})
const scheme = inSet({ default: 'imon' })

let made = 0
const newId = (): string => `made ${(made += 1)}`

function pressed(...presses: readonly (readonly [code: string, atMs: number])[]): Draft {
  const draft: Draft = {}
  presses.forEach(([code, atMs], n) => {
    pressCode(draft, context(scheme, { order: 10 * n + 1, newId }), { set: 'inf_phase', code, atMs: ms(atMs) })
  })
  return draft
}
const rows = (draft: Draft): unknown => eventsOf(draft).map(({ code, onsetMs, offsetMs }) => [code, onsetMs, offsetMs])

test('the first press of an episode leaves no gap behind it: the default holds from the start', () => {
  expect(rows(pressed(['ipos', 5_000]))).toEqual([
    ['imon', 0, 5_000],
    ['ipos', 5_000, null],
  ])
})

test('a press at the very start needs no default', () => {
  expect(rows(pressed(['ipos', 0]))).toEqual([['ipos', 0, null]])
})

test('pressing the default itself makes one state from the start', () => {
  expect(rows(pressed(['imon', 5_000]))).toEqual([['imon', 0, null]])
})

test('each episode begins with the default by itself', () => {
  expect(rows(pressed(['ipos', 5_000], ['ipas', 25_000]))).toEqual([
    ['imon', 0, 5_000],
    ['ipos', 5_000, null],
    ['imon', 20_000, 25_000],
    ['ipas', 25_000, null],
  ])
})

test('a press earlier in the default cuts it like any other state', () => {
  expect(rows(pressed(['ipos', 5_000], ['ienv', 2_000]))).toEqual([
    ['imon', 0, 2_000],
    ['ienv', 2_000, 5_000],
    ['ipos', 5_000, null],
  ])
})

test('a default that may not be used in an episode does not begin it', () => {
  const codes = phases.sets
    .find(({ id }) => id === 'inf_phase')
    ?.codes.map((code) => (code.id === 'imon' ? { ...code, episodes: ['still'] } : code))
  const draft: Draft = {}
  const only = inSet({ default: 'imon', ...(codes === undefined ? {} : { codes }) })
  pressCode(draft, context(only, { order: 1, newId }), { set: 'inf_phase', code: 'ipos', atMs: ms(5_000) })
  expect(rows(draft)).toEqual([['ipos', 5_000, null]])
})

test('whatever is pressed, an episode with a press has no gap', () => {
  const press = fc.tuple(fc.constantFrom('ipos', 'imon', 'ienv', 'ipas'), fc.integer({ min: 0, max: 19_999 }))
  fc.assert(
    fc.property(fc.array(press, { minLength: 1, maxLength: 12 }), (presses) => {
      const gaps = missingForLock(content(scheme, pressed(...presses))).filter(
        ({ code, set, episode }) => code === 'lock.gap' && set === 'inf_phase' && episode === 'e-play',
      )
      expect(gaps).toEqual([])
    }),
  )
})

test('a default is a code of its set, and the set covers every moment', () => {
  const codes = (one: Scheme): readonly string[] => checkScheme(one).map(({ code }) => code)
  expect(codes(scheme)).toEqual([])
  expect(codes(inSet({ default: 'cpos' }))).toEqual(['unknown-reference'])
  expect(codes(inSet({ default: 'imon', exhaustive: false }))).toContain('default-not-exhaustive')
})
