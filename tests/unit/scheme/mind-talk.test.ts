import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '#shared/observation/coding.ts'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import { scoreObservation } from '#shared/observation/scores.ts'
import { recordProblem } from '#shared/observation/validate-record.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { mindTalk, talk } from '#shared/scheme/templates/mind-talk.ts'
import { content, episode, event, records } from '../observation/builders.ts'

// T8, worked out by hand: five minutes, of which one cannot be made out.

const free = episode('free', 0, 300_000)
const here = { ...content(mindTalk, {}, [free]), durationMs: free.endMs }

type Answers = Readonly<Record<string, string>>
const other: Answers = { addressed: 'no' }
const plain: Answers = { addressed: 'yes', mind: 'no' }
const about = (topic: string, attuned: string): Answers => ({ addressed: 'yes', mind: 'yes', topic, attuned })

/** Utterances of a second each, two seconds apart, from 10 s on. */
function said(all: readonly Answers[]): Draft {
  return records(
    ...all.map((answers, n) => ({
      ...event('talk', 'utt', 10_000 + n * 2000, 11_000 + n * 2000),
      text: `words ${String(n)}`,
      answers: { ...answers },
    })),
    event('talk', 'unheard', 200_000, 260_000),
  )
}

const given: readonly Answers[] = [
  other,
  plain,
  about('wish', 'yes'),
  plain,
  about('wish', 'no'),
  about('feeling', 'yes'),
  other,
  plain,
  about('thought', 'unclear'),
  about('voice', 'yes'),
  plain,
]

function score(draft: Draft, variable: string): unknown {
  const row = scoreObservation({ ...here, records: draft }).find((each) => each.variable === `${variable}_free`)
  return row?.value ?? row?.missing
}

test('the scheme can be stored', () => {
  expect(checkScheme(mindTalk)).toEqual([])
})

describe('eleven utterances, nine of them to the baby, five about its mind', () => {
  test.each([
    ['to_baby', 9],
    ['mind_n', 5],
    ['fits_n', 3],
    ['fits_not_n', 1],
    ['mind_share', 5 / 9],
    ['fits_share', 3 / 9],
    ['fits_not_share', 1 / 9],
    ['fits_of_mind', 3 / 5],
    ['wish_share', 2 / 9],
    ['thought_share', 1 / 9],
    ['feeling_share', 1 / 9],
    ['voice_share', 1 / 9],
    // Four of the five minutes were heard.
    ['mind_rate', 5 / 4],
    ['fits_rate', 3 / 4],
  ])('%s is %s', (variable, value) => {
    expect(score(said(given), variable)).toBeCloseTo(value, 12)
  })
})

test('where nothing is said to the baby counts are zero and shares have no value', () => {
  const draft = said([other, other])
  expect(score(draft, 'to_baby')).toBe(0)
  expect(score(draft, 'mind_share')).toBe('too_few')
  expect(score(draft, 'fits_of_mind')).toBe('too_few')
  expect(score(draft, 'mind_rate')).toBe(0)
})

test('an open question leaves pending what it decides, and nothing else', () => {
  const draft = said([plain, { addressed: 'yes', mind: 'yes', topic: 'wish' }])
  expect(score(draft, 'to_baby')).toBe(2)
  expect(score(draft, 'mind_share')).toBe(0.5)
  expect(score(draft, 'wish_share')).toBe(0.5)
  expect(score(draft, 'fits_share')).toBe('pending')
  expect(score(said([plain, {}]), 'mind_share')).toBe('pending')
})

test('what is open is named with its place: text, then the questions that are asked by now', () => {
  const bare = { ...event('talk', 'utt', 10_000, 11_000, 'bare'), answers: { addressed: 'yes' } }
  const half = { ...event('talk', 'utt', 20_000, 21_000, 'half'), text: 'you want it', answers: {} }
  const open = missingForLock({ ...here, records: records(bare, half, event('talk', 'unheard', 30_000, 31_000)) })
  expect(open.filter(stopsLock)).toEqual([
    expect.objectContaining({
      ...{ code: 'lock.segment-open', atMs: 10_000, set: 'talk', eventId: 'bare' },
      params: expect.objectContaining({ open: 'what was said, About the baby’s mind' }) as unknown,
    }),
    expect.objectContaining({
      ...{ code: 'lock.segment-open', atMs: 20_000, eventId: 'half' },
      params: expect.objectContaining({ open: 'Addressed to the baby' }) as unknown,
    }),
  ])
})

test('nothing is open when every utterance is written and answered', () => {
  expect(missingForLock({ ...here, records: said(given) }).filter(stopsLock)).toEqual([])
})

test('a record is refused whose answer or text the set does not ask for', () => {
  const spoken = event('talk', 'utt', 0, 1000)
  expect(recordProblem(here, { ...spoken, text: 'da', answers: { addressed: 'yes' } })).toBeNull()
  expect(recordProblem(here, { ...spoken, answers: { addressed: 'maybe' } })).toBe('unknown-answer')
  expect(recordProblem(here, { ...spoken, answers: { weather: 'yes' } })).toBe('unknown-answer')
  expect(recordProblem(here, { ...spoken, text: 'x'.repeat(1001) })).toBe('text-too-long')
  const silent = { ...talk, segment: undefined }
  const without = { ...here, scheme: { ...mindTalk, sets: [silent] } }
  expect(recordProblem(without, { ...spoken, text: 'da' })).toBe('text-not-asked')
})

test('whatever is said: counts add up, shares lie within 0 and 1, and the order of saying does not matter', () => {
  const one = fc.constantFrom(other, plain, about('wish', 'yes'), about('voice', 'no'), about('feeling', 'unclear'))
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (answers) => {
      const draft = said(answers)
      const mind = answers.filter((each) => each.mind === 'yes').length
      const baby = answers.filter((each) => each.addressed === 'yes').length
      expect(score(draft, 'mind_n')).toBe(mind)
      expect(score(draft, 'mind_share')).toBe(baby === 0 ? 'too_few' : mind / baby)
      const share = score(draft, 'fits_share')
      if (typeof share === 'number') expect(share >= 0 && share <= 1).toBe(true)
      for (const variable of ['mind_share', 'fits_share', 'fits_of_mind'])
        expect(score(said(answers.toReversed()), variable)).toBe(score(draft, variable))
    }),
  )
})
