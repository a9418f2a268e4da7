import { expect, test } from 'vitest'
import { answerContext, rate } from '#shared/observation/answers.ts'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import type { Draft } from '#shared/observation/coding.ts'
import { scoreObservation } from '#shared/observation/scores.ts'
import { profile5 } from '#shared/scheme/templates/profile-5.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import { content, episode } from '../observation/builders.ts'

// T4, worked out by hand.

const episodes = [episode('free', 0, 300_000)]
const given = {
  ...{ sensitive: 4, intrusive: 2.5, withdrawn: 1, warmth: 4.5, sharpness: 1, pacing: 3.5, talk: 2 },
  ...{ content: 4, distress: 1.5, lively: 3, interest: 3.5 },
  ...{ turns: 3, joy: 2.5, ease: 4.5 },
}
type Scale = keyof typeof given

function rated(distress: 'yes' | 'no', leaveOut: readonly Scale[] = []): Draft {
  const draft: Draft = {}
  for (const [rating, value] of Object.entries(given)) {
    if (leaveOut.some((id) => id === rating)) continue
    expect(rate(draft, profile5, { rating, episode: 'e-free' }, value).done).toBe(true)
  }
  answerContext(draft, profile5, 'distress', distress)
  return draft
}

function score(records: Draft, variable: string): unknown {
  const whole = {
    ...content(profile5, records, episodes),
    durationMs: episodes[0]?.endMs ?? content(profile5).durationMs,
  }
  const row = scoreObservation(whole).find((candidate) => candidate.variable === variable)
  return row?.value ?? row?.missing
}

test('the mother’s profile is the mean of six scales, three of them turned round', () => {
  // 4, 4.5, 3.5 and 6 - 2.5, 6 - 1, 6 - 1
  expect(score(rated('yes'), 'mother_pos_free')).toBeCloseTo((4 + 4.5 + 3.5 + 3.5 + 5 + 5) / 6, 12)
})

test('the baby’s profile is the mean of four scales, upset turned round', () => {
  expect(score(rated('yes'), 'baby_pos_free')).toBeCloseTo((4 + 4.5 + 3 + 3.5) / 4, 12)
})

test('ease of recovery counts where the baby was upset, and applies nowhere else', () => {
  expect(score(rated('yes'), 'dyad_free')).toBeCloseTo((3 + 2.5 + 4.5) / 3, 12)
  expect(score(rated('no'), 'dyad_free')).toBeCloseTo((3 + 2.5) / 2, 12)
  expect(score(rated('no'), 'ease_free')).toBe('not_applicable')
})

test('half points are on the scale, quarters are not', () => {
  const draft: Draft = {}
  expect(rate(draft, profile5, { rating: 'warmth', episode: 'e-free' }, 2.25)).toEqual({
    done: false,
    why: 'off-scale',
  })
  expect(rate(draft, profile5, { rating: 'warmth', episode: 'e-free' }, 4.5).done).toBe(true)
})

test('a scale that is still open keeps its profile open', () => {
  expect(score(rated('yes', ['warmth']), 'mother_pos_free')).toBe('pending')
})

test('it may be locked when all fourteen scales and the questions have an answer, without ease where nobody was upset', () => {
  const draft = rated('no', ['ease'])
  answerContext(draft, profile5, 'third', 'no')
  answerContext(draft, profile5, 'blind', 'no')
  const whole = {
    ...content(profile5, draft, episodes),
    durationMs: episodes[0]?.endMs ?? content(profile5).durationMs,
  }
  expect(missingForLock(whole).filter(stopsLock)).toEqual([])
})

test('each scale stands once an episode in the export, on an ordinal level with steps of a half', () => {
  const variables = exportVariables(profile5, ['free']).filter(({ source }) => source === 'rating')
  expect(variables).toHaveLength(14)
  expect(new Set(variables.map(({ step, min, max }) => `${min} ${max} ${step}`))).toEqual(new Set(['1 5 0.5']))
})
