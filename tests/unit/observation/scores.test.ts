import { describe, expect, test } from 'vitest'
import { answerContext, rate, setNotCodable } from '#shared/observation/answers.ts'
import type { Draft } from '#shared/observation/coding.ts'
import type { Episode } from '#shared/observation/episode.ts'
import { scoreObservation } from '#shared/observation/scores.ts'
import type { Records } from '#shared/observation/record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import { calls, content, episode, event, phases, ratings, records, stream, threeEpisodes } from './builders.ts'

/** One score: the number, or the reason why there is none. */
function score(
  scheme: Scheme,
  coded: Records,
  variable: string,
  episodes: readonly Episode[] = threeEpisodes,
): unknown {
  const row = scoreObservation(content(scheme, coded, episodes)).find((candidate) => candidate.variable === variable)
  if (row === undefined) throw new Error(`no variable ${variable}`)
  expect((row.value === null) !== (row.missing === null)).toBe(true)
  return row.value ?? row.missing
}

type Given = { sen?: number | string; sen_d?: number; int?: number; wdr?: number; distress?: string }

/** T1 rated in the play episode; a text instead of a value is a not-codable reason. */
function rated({ distress, ...given }: Given): Draft {
  const draft: Draft = {}
  for (const [rating, value] of Object.entries(given)) {
    const target = { rating, episode: 'e-play' }
    const done =
      typeof value === 'string' ? setNotCodable(draft, ratings, target, value) : rate(draft, ratings, target, value)
    expect(done.done).toBe(true)
  }
  if (distress !== undefined) answerContext(draft, ratings, 'distress', distress)
  return draft
}

const baby = { P: 'ipos', M: 'imon', E: 'ienv', A: 'ipas', G: 'ipro', U: 'iuns' }

describe('T1 by hand', () => {
  const calm = rated({ sen: 7, int: 3, wdr: 2, distress: 'no' })

  test.each([
    ['sen_play', 7],
    ['int_r_play', 7],
    ['attune_play', 7],
    ['sen_all_play', 7],
    ['iw_both_play', Math.sqrt((2 / 8) * (1 / 8))],
    ['sen_d_play', 'not_applicable'],
    ['sen_reun', 'pending'],
    ['attune_reun', 'pending'],
  ])('without distress, %s is %s', (variable, value) => {
    expect(score(ratings, calm, variable)).toEqual(value)
  })

  test('with distress, its own scale counts half of sensitivity', () => {
    expect(score(ratings, rated({ sen: 7, sen_d: 4, int: 3, wdr: 2, distress: 'yes' }), 'sen_all_play')).toBe(5.5)
  })

  test('as long as nobody has said whether the baby was upset, what depends on it is pending', () => {
    const open = rated({ sen: 7, int: 3, wdr: 2 })
    expect([score(ratings, open, 'sen_d_play'), score(ratings, open, 'sen_all_play')]).toEqual(['pending', 'pending'])
    expect(score(ratings, open, 'attune_play')).toBe(7)
  })

  test.each([
    ['few_signals', 'too_few'],
    ['too_short', 'too_short'],
    ['not_visible', 'not_visible'],
  ])('the reason %s is exported as %s, and so is a mean that needs the value', (reason, missing) => {
    const coded = rated({ sen: reason, int: 3, wdr: 2, distress: 'no' })
    expect([score(ratings, coded, 'sen_play'), score(ratings, coded, 'attune_play')]).toEqual([missing, missing])
    expect(score(ratings, coded, 'int_r_play')).toBe(7)
  })

  test('both poles at their highest give 1, either at its lowest gives 0', () => {
    expect(score(ratings, rated({ int: 9, wdr: 9 }), 'iw_both_play')).toBe(1)
    expect(score(ratings, rated({ int: 9, wdr: 1 }), 'iw_both_play')).toBe(0)
  })

  test('a rating of an episode under its minimum length is too short, whatever was given', () => {
    const short = [episode('play', 0, 14_999), episode('reun', 20_000, 40_000)]
    expect(score(ratings, calm, 'sen_play', short)).toBe('too_short')
    expect(score(ratings, calm, 'sen_play', [episode('play', 0, 15_000)])).toBe(7)
  })

  test('an episode that is absent was not recorded where required, and not expected where it may be left out', () => {
    const free = [episode('free', 0, 300_000)]
    expect(score(sensIntr9, {}, 'sen_free', free)).toBe('pending')
    expect(score(sensIntr9, {}, 'sen_toys', free)).toBe('not_expected')
    expect(score(sensIntr9, {}, 'attune_free', [])).toBe('not_recorded')
  })

  test('two episodes of one kind give the mean of their ratings', () => {
    const twice = [episode('play', 0, 20_000, 'e-play'), episode('play', 20_000, 40_000, 'e-again')]
    const coded = rated({ sen: 7 })
    rate(coded, ratings, { rating: 'sen', episode: 'e-again' }, 4)
    expect(score(ratings, coded, 'sen_play', twice)).toBe(5.5)
  })

  test('a skip rule leaves a rating out as a condition of its own does', () => {
    const skip: Scheme['rules'][number] = {
      id: 'r2',
      kind: 'skip',
      when: 'int >= 6',
      fields: ['wdr'],
      scope: 'episode',
      message: '',
    }
    const scheme = { ...ratings, rules: [...ratings.rules, skip] }
    expect(score(scheme, rated({ int: 6, wdr: 2 }), 'wdr_play')).toBe('not_applicable')
    expect(score(scheme, rated({ int: 5, wdr: 2 }), 'wdr_play')).toBe(2)
  })

  test('two conditions that name each other’s scale still have an answer', () => {
    const scheme = {
      ...ratings,
      ratings: ratings.ratings.map((rating) =>
        rating.id === 'int'
          ? { ...rating, showIf: 'wdr > 1' }
          : rating.id === 'wdr'
            ? { ...rating, showIf: 'int > 1' }
            : rating,
      ),
    }
    expect(score(scheme, rated({ int: 5, wdr: 2 }), 'wdr_play')).toBe(2)
  })
})

describe('T2 by hand', () => {
  // Play: 5 s not codable, so proportions are of 15 s. Still: 10 of 20 s negative. Reunion: 4 of 20 s negative.
  const coded = records(
    ...stream('inf_phase', baby, 'PPPPPMMMMMEEEEEUUUUU'),
    ...stream('inf_phase', baby, 'PPAAAAAGGGGGMMMMMMMM', 20_000),
    ...stream('inf_phase', baby, 'AAAAMMMMMMMMMMPPPPMM', 40_000),
  )

  test.each([
    ['p_ipos_play', 5 / 15],
    ['p_ipos_still', 2 / 20],
    ['p_ipas_reun', 4 / 20],
    ['p_islp_play', 0],
    ['n_ipos_play', 4],
    ['n_imon_reun', 6],
    ['n_ipro_play', 0],
    ['sf_neg', 10 / 20],
    ['sf_pos', 2 / 20 - 5 / 15],
    ['carry_neg', 4 / 20],
  ])('%s is %d', (variable, value) => {
    expect(score(phases, coded, variable)).toBeCloseTo(value, 12)
  })

  test('the other partner is not coded yet: pending, not zero', () => {
    expect(score(phases, coded, 'p_cpos_play')).toBe('pending')
  })

  test('a second of codable time less than the minimum makes proportions and all that needs them too short', () => {
    const blind = records(
      ...stream('inf_phase', baby, 'PPPPPMMMMMEEEEUUUUUU'),
      ...stream('inf_phase', baby, 'PPAAAAAGGGGGMMMMMMMM', 20_000),
    )
    expect(['p_ipos_play', 'n_ipos_play', 'sf_neg'].map((name) => score(phases, blind, name))).toEqual([
      'too_short',
      'too_short',
      'too_short',
    ])
    expect(score(phases, blind, 'p_ipas_still')).toBe(5 / 20)
  })

  test('time that nobody coded yet is pending while it could still make the time long enough', () => {
    expect(score(phases, records(...stream('inf_phase', baby, 'PPPPP')), 'p_ipos_play')).toBe('pending')
    const uncovered = records(...stream('inf_phase', baby, 'PPPPPMMMMMEEEEEEEE..'))
    expect(score(phases, uncovered, 'p_ipos_play')).toBeCloseTo(5 / 18, 12)
  })

  test('touching states of one code are one bout, states of two codes taken together too', () => {
    const parts = records(event('inf_phase', 'ipas', 0, 4000), event('inf_phase', 'ipas', 4000, 8000), event('inf_phase', 'ipro', 8000, 20_000)) // prettier-ignore
    expect(score(phases, parts, 'n_ipas_play')).toBe(3)
    const together = { id: 'n_neg', label: 'Negative bouts', expr: 'rate(ipas|ipro)', scope: 'episode', forEach: [], unit: '' } as const // prettier-ignore
    const scheme = { ...phases, composites: [{ ...together, forEach: [] }] }
    expect(score(scheme, parts, 'n_neg_play')).toBe(3)
  })

  test('a state that runs on ends with its episode and is a bout of that episode alone', () => {
    const running = records(event('inf_phase', 'ipos', 0, null), event('inf_phase', 'imon', 20_000, null))
    expect(
      ['p_ipos_play', 'n_ipos_play', 'p_ipos_still', 'n_imon_still'].map((name) => score(phases, running, name)),
    ).toEqual([1, 3, 0, 3])
  })

  test('shares of time agree with the published test streams of 60 s', () => {
    const mother = 'NNNNSSSSSSIIIIIINNNNWWWWWWNNIIIINNSSSSSSWWWWWNNNIIIISSSSSSSS'
    const letters = { S: 'cpos', N: 'cmon', I: 'cint', W: 'cwdr' }
    const minute = [episode('play', 0, 60_000)]
    const share = (name: string): unknown =>
      score(stillfacePhase, records(...stream('cg_phase', letters, mother)), name, minute)
    expect(share('p_cint_play')).toBeCloseTo(0.2333, 4)
    expect(share('p_cwdr_play')).toBeCloseTo(0.1833, 4)
    // Bouts of the same streams: their transition matrix has 3, 5, 3 and 2 visits of S, N, I and W.
    expect(['n_cpos_play', 'n_cmon_play', 'n_cint_play', 'n_cwdr_play'].map(share)).toEqual([3, 5, 3, 2])
  })
})

describe('functions of codes, one by one', () => {
  const coded = records(
    ...stream('inf_phase', baby, 'PPPPPMMMMMEEEEEUUUUU'),
    event('inf_reg', 'oral', 3000, 6000),
    event('inf_reg', 'clasp', 5000, 8000),
    event('proc', 'brk', 21_000, null),
    event('proc', 'brk', 29_000, null),
  )

  function value(expr: string, scope: 'session' | 'episode' = 'session', scheme = phases): unknown {
    const composite = { id: 'x', label: 'x', expr, scope, forEach: [], unit: '' }
    return score({ ...scheme, composites: [composite] }, coded, scope === 'session' ? 'x' : 'x_play')
  }

  test.each([
    ['prop_time(oral|clasp, play)', 5 / 20],
    ['prop_time(iuns, play)', 5 / 20],
    ['prop_time(ipos|oral, play)', 6 / 15],
    ['count(brk)', 2],
    ['count_events(brk, play)', 0],
    ['count_events(oral|clasp)', 1],
    ['rate(brk, still)', 6],
    ['latency(brk, still)', 1],
    ['latency(brk)', 21],
    ['latency(ienv, play)', 10],
    ['latency(stop)', 'too_few'],
    ['gap(inf_phase, play)', 0],
    ['gap(inf_phase)', 40],
    ['exists(brk)', 1],
    ['exists(stop)', 0],
    ['prop_time(ipos, still)', 'pending'],
  ])('%s is %s', (expr, expected) => {
    const found = value(expr)
    if (typeof expected === 'number') expect(found).toBeCloseTo(expected, 12)
    else expect(found).toBe(expected)
  })

  test('in an episode a function without an episode means that episode', () => {
    expect(value('count(brk) + episode_s + planned_s', 'episode')).toBe(40)
  })

  test('in a set with pauses the whole episode is codable', () => {
    const partly = records(event('inf_phase', 'ipos', 0, 5000))
    expect(score(calls, partly, 'p_ipos_play')).toBe(0.25)
  })
})

test('every exported score has a row, in the order of the variables, and none is NaN', () => {
  for (const scheme of [phases, ratings, sensIntr9, stillfacePhase]) {
    const kinds = scheme.episodes.map(({ id }) => id)
    const rows = scoreObservation(content(scheme))
    const names = exportVariables(scheme, kinds).filter(({ source }) => source === 'rating' || source === 'composite')
    expect(rows.map(({ variable }) => variable)).toEqual(names.map(({ name }) => name))
    expect(rows.every(({ value, missing }) => value === null && missing !== null)).toBe(true)
  }
})
