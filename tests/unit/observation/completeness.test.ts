import { describe, expect, test } from 'vitest'
import { addMark, answerContext, confirmRule, rate, setNotCodable } from '#shared/observation/answers.ts'
import type { Draft } from '#shared/observation/coding.ts'
import { missingForLock, stopsLock, type Issue } from '#shared/observation/completeness.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { Records } from '#shared/observation/record.ts'
import { recordProblem } from '#shared/observation/validate-record.ts'
import { ms } from '#shared/time/ms.ts'
import { content, episode, event, phases, ratings, records, stream, threeEpisodes } from './builders.ts'

const twoEpisodes = [episode('play', 0, 20_000), episode('reun', 40_000, 60_000)]

/** The demo's T1, all answered: nothing left to do. */
function ratedFully(values: Partial<Record<'sen' | 'int' | 'wdr', number>> = {}): Draft {
  const draft: Draft = {}
  for (const kind of ['play', 'reun']) {
    for (const rating of ['sen', 'int', 'wdr'] as const)
      rate(draft, ratings, { rating, episode: `e-${kind}` }, values[rating] ?? 5)
  }
  const answers = { distress: 'no', bstate: 'alert', third: 'no', lang: 'all', conf: 3, blind: 'no' }
  for (const [item, value] of Object.entries(answers)) answerContext(draft, ratings, item, value)
  return draft
}

/** The demo's T2, all covered. */
function codedFully(): Draft {
  const baby = { P: 'ipos', M: 'imon' }
  const mother = { P: 'cpos', M: 'cmon' }
  return records(...stream('inf_phase', baby, 'PM'.repeat(0) + 'P'.repeat(20)), ...[20_000, 40_000].flatMap((from) => stream('inf_phase', baby, 'M'.repeat(20), from)), ...[0, 20_000, 40_000].flatMap((from) => stream('cg_phase', mother, 'M'.repeat(20), from))) // prettier-ignore
}

const open = (coded: Records, episodes: readonly Episode[] = twoEpisodes): Issue[] =>
  missingForLock(content(ratings, coded, episodes))
const openPhases = (coded: Records, episodes: readonly Episode[] = threeEpisodes): Issue[] =>
  missingForLock(content(phases, coded, episodes))
const brief = (issues: readonly Issue[]): string[] =>
  issues.map(({ code, severity, rating, set, episode: at }) =>
    [code, severity, rating ?? set, at].filter(Boolean).join(' '),
  )

describe('ratings', () => {
  test('nothing is open when all is answered', () => {
    expect(open(ratedFully())).toEqual([])
  })

  test('each scale without value or reason is named once for each episode, though a rule asks for it too', () => {
    const issues = open({}).filter(({ code }) => code !== 'lock.context-missing')
    expect(brief(issues)).toEqual(
      ['sen', 'int', 'wdr'].flatMap((id) =>
        ['play', 'reun'].map((kind) => `lock.rating-missing require ${id} e-${kind}`),
      ),
    )
  })

  test('a not-codable reason is an answer', () => {
    const draft = ratedFully()
    setNotCodable(draft, ratings, { rating: 'wdr', episode: 'e-play' }, 'not_visible')
    expect(open(draft)).toEqual([])
  })

  test('distress is asked for when the baby was upset, and not before that is known', () => {
    const draft = ratedFully()
    answerContext(draft, ratings, 'distress', 'yes')
    expect(brief(open(draft))).toEqual(['play', 'reun'].map((kind) => `lock.rating-missing require sen_d e-${kind}`))
    delete draft['context:distress']
    expect(brief(open(draft))).toEqual(['lock.context-missing require'])
  })

  test('an extreme value needs its examples, in its own episode', () => {
    const draft = ratedFully({ sen: 9 })
    const mark = { mark: 'sig', rating: 'sen', episode: 'e-play', atMs: ms(1000) }
    addMark(draft, ratings, 'm1', mark)
    const issues = open(draft)
    expect(brief(issues)).toEqual(['play', 'reun'].map((kind) => `lock.evidence-missing require sen e-${kind}`))
    expect(issues.map(({ params }) => [params.have, params.need])).toEqual([
      [1, 2],
      [0, 2],
    ])
    addMark(draft, ratings, 'm2', mark)
    expect(brief(open(draft))).toEqual(['lock.evidence-missing require sen e-reun'])
  })

  test('an episode under its minimum length is remarked, and its scales are not asked for', () => {
    const issues = open(ratedFully(), [episode('play', 0, 9000), episode('reun', 40_000, 60_000)])
    expect(brief(issues)).toEqual(['lock.episode-short warn e-play'])
    expect(issues[0]?.params).toMatchObject({ seconds: 9, minimum: 15 })
  })
})

describe('a question that asks for confirmation', () => {
  const bothHigh = (): Draft => {
    const draft = ratedFully({ int: 6, wdr: 6 })
    for (const rating of ['int', 'wdr'])
      for (const kind of ['play', 'reun'])
        for (const n of [1, 2]) addMark(draft, ratings, `${rating}${kind}${n}`, { mark: 'sig', rating, episode: `e-${kind}`, atMs: ms(n) }) // prettier-ignore
    return draft
  }

  test('is put in each episode with the values it is about', () => {
    const issues = open(bothHigh())
    expect(brief(issues)).toEqual(['lock.rule confirm e-play', 'lock.rule confirm e-reun'])
    expect(issues[0]?.confirm).toEqual({ rule: 'r3', episode: 'e-play', basis: 'int=6; wdr=6' })
  })

  test('is gone once confirmed, and comes back when a value changes', () => {
    const draft = bothHigh()
    for (const { confirm } of open(draft)) {
      if (confirm !== undefined) confirmRule(draft, confirm.rule, confirm.episode, confirm.basis)
    }
    expect(open(draft)).toEqual([])
    rate(draft, ratings, { rating: 'wdr', episode: 'e-play' }, 7)
    expect(brief(open(draft))).toEqual(['lock.rule confirm e-play'])
  })

  test('is put for a required episode that the recording does not have, since only a lead could add it', () => {
    const draft = ratedFully()
    const [issue] = open(draft, [episode('play', 0, 20_000)])
    expect(issue).toMatchObject({ code: 'lock.episode-missing', severity: 'confirm', episode: 'reun' })
    if (issue?.confirm === undefined) throw new Error('an issue to confirm')
    const { rule, episode: kind, basis } = issue.confirm
    const done = confirmRule(draft, rule, kind, basis)
    expect(open(draft, [episode('play', 0, 20_000)])).toEqual([])
    const record = done.done ? draft[done.id] : undefined
    if (record === undefined) throw new Error('a record that confirms')
    expect(recordProblem({ scheme: ratings, durationMs: ms(60_000) }, record)).toBeNull()
  })
})

test('a coder who knows the person is asked to hand the recording back', () => {
  const draft = ratedFully()
  answerContext(draft, ratings, 'blind', 'I know this person')
  const issues = open(draft)
  expect(brief(issues)).toEqual(['lock.rule block'])
  expect(issues.every(stopsLock)).toBe(true)
})

describe('codes', () => {
  test('nothing is open when both partners are covered', () => {
    expect(openPhases(codedFully())).toEqual([])
  })

  test('each gap is named with its place', () => {
    const draft = codedFully()
    delete draft.ipos0
    const gaps = openPhases({ ...draft, ...records(event('inf_phase', 'ipos', 3000, 18_000)) })
    expect(gaps.map(({ code, atMs, set, params }) => [code, atMs, set, params.from, params.to])).toEqual([
      ['lock.gap', 0, 'inf_phase', 0, 3],
      ['lock.gap', 18_000, 'inf_phase', 18, 20],
      ['lock.rule', undefined, undefined, undefined, undefined],
    ])
  })

  test('a bout of less than a second is remarked where it is, and does not stop the lock', () => {
    const draft = codedFully()
    draft.ipos0 = event('inf_phase', 'ipos', 0, 19_500, 'ipos0')
    Object.assign(draft, records(event('inf_phase', 'imon', 19_500, 20_000)))
    const issues = openPhases(draft)
    expect(issues.map(({ code, severity, atMs, params }) => [code, severity, atMs, params.rule])).toEqual([
      ['lock.rule', 'warn', 19_500, 'r2'],
    ])
    expect(issues.some(stopsLock)).toBe(false)
  })

  test('an episode cut short asks for the mark that says why, and then for its reason', () => {
    const cut = [episode('play', 0, 20_000), episode('still', 20_000, 34_000), episode('reun', 40_000, 60_000)]
    const draft = codedFully()
    expect(brief(openPhases(draft, cut))).toEqual(['lock.rule require proc e-still'])
    Object.assign(draft, records(event('proc', 'stop', 33_000, null)))
    expect(brief(openPhases(draft, cut))).toEqual(['lock.modifier-missing require proc e-still'])
    draft.stop33000 = { ...event('proc', 'stop', 33_000, null), modifiers: { stop_reason: 'technical' } }
    expect(openPhases(draft, cut)).toEqual([])
  })

  test('the length that the study plans goes before that of the scheme', () => {
    const cut = [episode('play', 0, 20_000), episode('still', 20_000, 34_000), episode('reun', 40_000, 60_000)]
    const planned = { ...content(phases, codedFully(), cut), plannedS: { still: 15 } }
    expect(missingForLock(planned)).toEqual([])
  })

  test('more than a quarter without a view of either partner is remarked', () => {
    const draft = codedFully()
    draft.ipos0 = event('inf_phase', 'ipos', 0, 14_000, 'ipos0')
    Object.assign(draft, records(event('inf_phase', 'iuns', 14_000, 20_000)))
    expect(openPhases(draft).map(({ params }) => params.rule)).toEqual(['r3'])
  })

  test('three breaks of the still face are remarked', () => {
    const breaks = [25, 28, 31].map((second) => event('proc', 'brk', second * 1000, null))
    expect(openPhases({ ...codedFully(), ...records(...breaks) }).map(({ params }) => params.rule)).toEqual(['r5'])
  })

  test('an event outside every episode is remarked', () => {
    const loose = { ...codedFully(), ...records(event('inf_reg', 'oral', 61_000, 62_000)) }
    expect(brief(openPhases(loose))).toEqual(['lock.outside-episodes warn inf_reg'])
  })
})
