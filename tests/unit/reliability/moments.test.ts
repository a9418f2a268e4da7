import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerRecordId, contextRecordId, ratingRecordId, type Records } from '#shared/observation/record.ts'
import type { CodingPair } from '#shared/reliability/moments/moment-context.ts'
import { isAskedFor, isOfVariable, moments } from '#shared/reliability/moments/moments.ts'
import { pointAgreement } from '#shared/reliability/point-agreement.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { seenList } from '#shared/scheme/templates/checklist-24-items.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import type { Moment } from '#shared/study/moment.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { ms } from '#shared/time/ms.ts'
import { calls, event, phases, ratings, records, stream, threeEpisodes } from '../observation/builders.ts'
import { rating, recordsOf } from '../study/dataset-builder.ts'

const letters = { p: 'ipos', m: 'imon', e: 'ienv', u: 'iuns' }

function between(scheme: Scheme, first: Records, second: Records): Moment[] {
  const pair: CodingPair = { scheme, episodes: threeEpisodes, durationMs: ms(60_000), first, second }
  return moments(pair, defaultPlan)
}

const streams = (a: string, b: string, scheme = calls): Moment[] =>
  between(scheme, records(...stream('inf_phase', letters, a)), records(...stream('inf_phase', letters, b)))

const spelled = (list: readonly Moment[]): string[] =>
  list.map(({ kind, first, second, startMs, endMs }) => `${kind} ${first.value}>${second.value} ${startMs}-${endMs}`)

describe('states', () => {
  test('two codings that are the same have no difference', () => {
    expect(streams('ppppmmmm', 'ppppmmmm')).toEqual([])
  })

  test('one change at two times is one difference of time, signed by who was later', () => {
    const [one] = streams('ppppmmmm', 'ppmmmmmm')
    expect(one).toMatchObject({ kind: 'time', size: 2000, offByMs: -2000, due: true })
    expect(streams('ppmmmmmm', 'ppppmmmm')[0]?.offByMs).toBe(2000)
  })

  test('a change within the tolerance of the study is told, but not due', () => {
    expect(streams('pppmmmmm', 'ppmmmmmm')[0]).toMatchObject({ kind: 'time', size: 1000, due: false })
  })

  test('another code within a stretch is a difference of code, and one code against none is named by who has it', () => {
    expect(spelled(streams('ppeepp', 'pppppp'))).toEqual(['code ienv>ipos 2000-4000'])
    expect(spelled(streams('pp..ppmm', 'ppppppmm'))).toEqual(['only_second nil>ipos 2000-4000'])
    expect(spelled(streams('..pp....', '........'))).toEqual(['only_first ipos>nil 2000-4000'])
  })

  test('a beginning or an end that differs is the same state at other times', () => {
    expect(spelled(streams('..pppp..', '...ppp..'))).toEqual(['time ipos>nil 2000-3000'])
  })

  test('the stretches of each cell add up to the time in which the coders have these codes', () => {
    const [a, b] = ['ppmmeeuuppmm..pp', 'pmmmeppupppm..mm']
    const cells = new Map<string, number>()
    for (const { first, second, size } of streams(a, b)) {
      const cell = `${first.value} ${second.value}`
      cells.set(cell, (cells.get(cell) ?? 0) + (size ?? 0))
    }
    const counted = new Map<string, number>()
    ;[...a].forEach((letter, i) => {
      const code = (one = '.'): string => new Map(Object.entries(letters)).get(one) ?? 'nil'
      const cell = `${code(letter)} ${code(b[i])}`
      if (letter !== b[i]) counted.set(cell, (counted.get(cell) ?? 0) + 1000)
    })
    expect(cells).toEqual(counted)
  })

  test('who comes first changes nothing but the sides', () => {
    const [a, b] = ['ppmmeeuuppmm..pp', 'pmmmeppupppm..mm']
    const turned = streams(b, a).map((one) => ({ ...one, first: one.second, second: one.first }))
    const kinds = new Map([
      ['only_first', 'only_second'],
      ['only_second', 'only_first'],
    ])
    const straight = streams(a, b)
    expect(turned.map((one) => one.key)).toEqual(straight.map((one) => one.key))
    expect(turned.map(({ kind }) => kinds.get(kind) ?? kind)).toEqual(straight.map(({ kind }) => kind))
  })
})

describe('points', () => {
  const judged: Scheme = {
    ...phases,
    sets: phases.sets.map((set) => ({
      ...set,
      codes: set.codes.map((code) => ({ ...code, procedure: false, modifiers: [] })),
    })),
  }
  const at = (list: readonly (readonly [code: string, at: number])[], side: string): Records =>
    records(...list.map(([code, onset], n) => event('proc', code, onset, null, `${side}${n}`)))
  const points = (a: readonly (readonly [string, number])[], b: readonly (readonly [string, number])[]): Moment[] =>
    between(judged, at(a, 'a'), at(b, 'b')).filter(({ source }) => source.id === 'proc')

  test('as many as possible are paired, where the nearest first would lose one', () => {
    const found = points(
      [
        ['brk', 1000],
        ['brk', 1900],
      ],
      [
        ['brk', 1800],
        ['brk', 2800],
      ],
    )
    expect(found.map(({ kind, offByMs }) => [kind, offByMs])).toEqual([
      ['time', 800],
      ['time', 900],
    ])
  })

  test('the same code is paired before another one that is nearer', () => {
    const found = points(
      [
        ['brk', 1000],
        ['stop', 1500],
      ],
      [['stop', 1000]],
    )
    expect(spelled(found)).toEqual(['only_first brk>nil 1000-1000', 'time stop>stop 1000-1500'])
  })

  test('what is left is paired whatever the codes, and what has no partner is missed or extra', () => {
    expect(spelled(points([['brk', 1000]], [['stop', 1400]]))).toEqual(['code brk>stop 1000-1400'])
    expect(spelled(points([['brk', 1000]], [['brk', 9000]]))).toEqual([
      'only_first brk>nil 1000-1000',
      'only_second nil>brk 9000-9000',
    ])
  })

  test('two points on either side of a border between episodes are no pair', () => {
    expect(points([['brk', 19_900]], [['brk', 20_100]]).map(({ kind }) => kind)).toEqual(['only_first', 'only_second'])
  })

  test('the list behind the number of events that one coder has alone adds up to that number, code by code', () => {
    const list = fc.array(fc.tuple(fc.constantFrom('brk', 'stop'), fc.integer({ min: 0, max: 59_999 })), {
      maxLength: 25,
    })
    fc.assert(
      fc.property(list, list, (a, b) => {
        const found = points(a, b)
        const stream = (side: typeof a) => side.map(([code, start]) => ({ code, start, end: start }))
        const spans = threeEpisodes.map(({ startMs, endMs }) => ({ start: startMs, end: endMs }))
        const coded = [{ recording: 'r', spans, first: stream(a), second: stream(b) }]
        const options = { toleranceMs: defaultPlan.pointToleranceMs, bootstrap: { seed: 1, replicates: 0 } }
        for (const { code, onlyFirst, onlySecond } of pointAgreement(['brk', 'stop'], coded, options).codes) {
          const listed = (side: 'first' | 'second'): number =>
            found.filter(
              (one) =>
                (one.kind === 'code' || one.kind === `only_${side}`) && isAskedFor(one, { scheme: '', [side]: code }),
            ).length
          expect([listed('first'), listed('second')]).toEqual([onlyFirst, onlySecond])
        }
      }),
    )
  })

  test('another answer about the same point is a difference of its own', () => {
    const asked: Scheme = { ...judged, sets: phases.sets.map((set) => withJudged(set)) }
    const stop = (side: string, reason: string): Records =>
      records({ ...event('proc', 'stop', 1000, null, side), modifiers: { stop_reason: reason } })
    const [one] = between(asked, stop('a', 'technical'), stop('b', 'other')).filter(({ kind }) => kind === 'detail')
    expect(one?.first.words).toContain('technical')
    expect(one?.second.words).toContain('other')
  })
})

const withJudged = (set: Scheme['sets'][number]): Scheme['sets'][number] => ({
  ...set,
  codes: set.codes.map((code) => ({ ...code, procedure: false })),
})

describe('ratings and forms', () => {
  test('ratings differ by points; on a scale of nine two points are due, one is not', () => {
    const apart = (a: number, b: number): Moment[] =>
      between(ratings, recordsOf(rating('sen', a)), recordsOf(rating('sen', b)))
    expect(apart(3, 6)).toMatchObject([{ kind: 'rating', size: 3, due: true, key: ratingRecordId('sen', 'e-play') }])
    expect(apart(3, 4)).toMatchObject([{ size: 1, due: false }])
    expect(apart(4, 4)).toEqual([])
  })

  test('a value against a reason, or against nothing, has no size and is due', () => {
    const [one] = between(ratings, recordsOf(rating('sen', 4)), recordsOf(rating('sen', null)))
    expect(one).toMatchObject({ size: null, due: true, second: { value: 'nc:not_visible' } })
    expect(between(ratings, recordsOf(rating('sen', 4)), {})[0]).toMatchObject({ size: null, due: true })
  })

  test('items of a checklist differ one by one', () => {
    const item = seenList.items[0]?.id ?? ''
    const id = answerRecordId(seenList.id, item, 'e-play')
    const answer = (value: number): Records => ({
      [id]: { type: 'answer', id, form: seenList.id, item, episode: 'e-play', interval: null, value },
    })
    expect(between(checklist24, answer(1), answer(0))).toMatchObject([{ kind: 'answer', due: true }])
  })

  test('answers to questions about the recording are told and never due', () => {
    const item = ratings.context.find(({ type }) => type === 'choice')
    const answered = (value: string): Records => {
      const id = contextRecordId(item?.id ?? '')
      return { [id]: { type: 'context', id, item: item?.id ?? '', value } }
    }
    const [one, other] = item?.options ?? []
    expect(between(ratings, answered(one ?? ''), answered(other ?? ''))).toMatchObject([{ kind: 'answer', due: false }])
  })
})

describe('asking for some', () => {
  test('a cell, a size and a variable narrow what is listed', () => {
    const found = streams('ppeeppmm', 'pppppmmm')
    const cell = { scheme: '', first: 'ienv', second: 'ipos' }
    expect(found.filter((one) => isAskedFor(one, cell))).toHaveLength(1)
    expect(found.filter((one) => isAskedFor(one, { scheme: '', minSize: 1500 }))).toHaveLength(1)
    const variables = exportVariables(calls, ['play'])
    const of = (source: string, id: string) => variables.find((one) => one.source === source && one.sourceId === id)
    const [set, other] = [of('set', 'inf_phase'), of('set', 'cg_phase')]
    if (set === undefined || other === undefined) throw new Error('both partners have a set')
    expect(found.filter((one) => isOfVariable(one, set))).toHaveLength(found.length)
    expect(found.filter((one) => isOfVariable(one, other))).toEqual([])
  })
})
