import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { DemoEpisode, DemoEvent, DemoObservation, DemoStudy } from '../../../electron/demo/demo-study.ts'

const study = JSON.parse(
  readFileSync(new URL('../../../electron/demo/demo-study.json', import.meta.url), 'utf8'),
) as DemoStudy
const codes: Record<string, readonly string[]> = {
  inf_phase: ['ipos', 'imon', 'ienv', 'ipas', 'ipro', 'islp', 'iuns'],
  inf_reg: ['oral', 'clasp', 'away'],
  cg_phase: ['cpos', 'cvoc', 'cmon', 'coth', 'cwdr', 'cint', 'cneg', 'csf', 'cuns'],
  proc: ['brk', 'stop'],
}
const points = ['proc']
const exhaustive = ['inf_phase', 'cg_phase']

type Coded = { who: string; recording: string; events: DemoEvent[] }
const coded: Coded[] = [
  ...study.truth.map(({ recording, events }) => ({ who: 'truth', recording, events })),
  ...study.observations
    .filter(({ scheme }) => scheme === 'T2')
    .map(({ coder, recording, events }) => ({ who: coder, recording, events })),
]
const episodesOf = (recording: string): DemoEpisode[] =>
  study.recordings.find(({ id }) => id === recording)?.episodes ?? []
const within = (event: DemoEvent, episode: DemoEpisode): boolean =>
  event.onset >= episode.startMs && event.onset < episode.endMs
const ratingsOf = study.observations.filter(({ scheme }) => scheme === 'T1')

describe('the plan of the demo study', () => {
  test('it holds ten dyads at two time points, from two sites of equal size', () => {
    expect(study.recordings).toHaveLength(20)
    expect(new Set(study.recordings.map(({ dyad, timePoint }) => `${dyad} ${timePoint}`)).size).toBe(20)
    expect(study.recordings.filter(({ site }) => site === 'north')).toHaveLength(10)
  })

  test('sixteen recordings are coded twice with both schemes, always by the same two people', () => {
    for (const scheme of ['T1', 'T2']) {
      const second = study.observations.filter(
        (observation) => observation.role === 'second' && observation.scheme === scheme,
      )
      const primary = study.observations.filter(
        (observation) => observation.role === 'primary' && observation.scheme === scheme,
      )
      expect(second).toHaveLength(16)
      expect(new Set(second.map(({ coder }) => coder))).toEqual(new Set(['c2']))
      expect(primary).toHaveLength(20)
      expect(new Set(primary.map(({ coder }) => coder))).toEqual(new Set(['c1']))
    }
  })

  test('the recordings coded once lie evenly over sites and time points', () => {
    const twice = new Set(study.observations.filter(({ role }) => role === 'second').map(({ recording }) => recording))
    const once = study.recordings.filter(({ id }) => !twice.has(id))
    expect(once.map(({ site }) => site).sort()).toEqual(['north', 'north', 'south', 'south'])
    expect(once.map(({ timePoint }) => timePoint).sort()).toEqual(['t1', 't1', 't2', 't2'])
  })

  test('one recording has a master with both schemes', () => {
    const master = study.observations.filter(({ role }) => role === 'master')
    expect(master.map(({ scheme }) => scheme).sort()).toEqual(['T1', 'T2'])
    expect(new Set(master.map(({ recording }) => recording)).size).toBe(1)
  })

  test('every recording has play, still face and reunion of 15 to 22 s, in order and apart', () => {
    for (const { episodes } of study.recordings) {
      expect(episodes.map(({ kind }) => kind)).toEqual(['play', 'still', 'reun'])
      let last = 0
      for (const { startMs, endMs } of episodes) {
        expect(startMs).toBeGreaterThanOrEqual(last)
        expect(endMs - startMs).toBeGreaterThanOrEqual(15_000)
        expect(endMs - startMs).toBeLessThanOrEqual(22_000)
        last = endMs
      }
      expect(last).toBeLessThanOrEqual(60_000)
    }
  })
})

describe('events of the script and of the observers', () => {
  test('every time is the start of a frame', () => {
    for (const { events } of coded)
      for (const { onset, offset } of events)
        expect([onset % study.frameMs, (offset ?? 0) % study.frameMs]).toEqual([0, 0])
    for (const { episodes } of study.recordings)
      for (const { startMs, endMs } of episodes)
        expect([startMs % study.frameMs, endMs % study.frameMs]).toEqual([0, 0])
  })

  test('every code belongs to its set of scheme T2, and points alone have no offset', () => {
    for (const { events } of coded) {
      for (const event of events) {
        expect(codes[event.set]).toContain(event.code)
        expect(event.offset === null).toBe(points.includes(event.set))
      }
    }
  })

  test('every event lies in one episode, and the still face only in the still-face episode', () => {
    for (const { recording, events } of coded) {
      for (const event of events) {
        const episode = episodesOf(recording).find((candidate) => within(event, candidate))
        expect(episode, `${recording} ${event.code} ${event.onset}`).toBeDefined()
        expect(event.offset ?? event.onset).toBeLessThanOrEqual(episode?.endMs ?? 0)
        if (event.code === 'csf' || event.code === 'brk') expect(episode?.kind).toBe('still')
      }
    }
  })

  test('exhaustive sets fill each episode without gap or overlap, and no code follows itself', () => {
    for (const { recording, events, who } of coded) {
      for (const set of exhaustive) {
        for (const episode of episodesOf(recording)) {
          const states = events.filter((event) => event.set === set && within(event, episode))
          const borders = states.flatMap(({ onset, offset }) => [onset, offset])
          const expected = [episode.startMs, ...states.slice(1).flatMap(({ onset }) => [onset, onset]), episode.endMs]
          expect(borders, `${who} ${recording} ${set} ${episode.kind}`).toEqual(expected)
          states.slice(1).forEach((state, i) => expect(state.code).not.toBe(states[i]?.code))
        }
      }
    }
  })

  test('a bout in the script lasts at least one second, attention elsewhere and out of reach at least two', () => {
    for (const { events } of study.truth) {
      for (const { code, onset, offset } of events) {
        if (offset === null) continue
        expect(offset - onset).toBeGreaterThanOrEqual(code === 'coth' || code === 'cwdr' ? 2000 : 1000)
      }
    }
  })

  test('a break of the still face is marked where the still face ends before its episode does', () => {
    for (const { recording, events } of study.truth) {
      const still = episodesOf(recording).find(({ kind }) => kind === 'still')
      const ends = events
        .filter(({ code, offset }) => code === 'csf' && offset !== still?.endMs)
        .map(({ offset }) => offset)
      expect(events.filter(({ code }) => code === 'brk').map(({ onset }) => onset)).toEqual(ends)
    }
  })

  test('stopping early comes with its reason', () => {
    const stops = coded.flatMap(({ events }) => events).filter(({ code }) => code === 'stop')
    expect(stops.length).toBeGreaterThan(0)
    for (const { modifiers } of stops) expect(modifiers?.stop_reason).toBe('baby upset beyond the agreed limit')
  })

  test('all codes of the scheme are seen somewhere in the script', () => {
    const seen = new Set(study.truth.flatMap(({ events }) => events.map(({ code }) => code)))
    expect([...seen].sort()).toEqual(Object.values(codes).flat().sort())
  })
})

function needed(rating: string, value: number): number {
  if (rating === 'sen') return value <= 2 || value >= 8 ? 2 : 0
  if (rating === 'sen_d') return 1
  return value >= 6 ? 2 : 0
}

const answer = (observation: DemoObservation, id: string): string | number | undefined =>
  observation.context.find((entry) => entry.id === id)?.value

describe('ratings', () => {
  test('sensitivity, intrusiveness and withdrawal of play and reunion are rated, or named not codable', () => {
    for (const { ratings } of ratingsOf) {
      const required = ratings
        .filter(({ rating }) => rating !== 'sen_d')
        .map(({ rating, episode }) => `${rating} ${episode}`)
      expect(required).toEqual(['sen play', 'int play', 'wdr play', 'sen reun', 'int reun', 'wdr reun'])
      for (const { value, notCodable } of ratings) {
        expect(value === null).toBe(notCodable !== undefined)
        if (value !== null) expect([1, 2, 3, 4, 5, 6, 7, 8, 9]).toContain(value)
      }
    }
  })

  test('responding to distress is rated exactly where the coder saw the baby upset', () => {
    for (const observation of ratingsOf) {
      const upset = observation.ratings.filter(({ rating }) => rating === 'sen_d')
      expect(upset).toHaveLength(answer(observation, 'distress') === 'yes' ? 2 : 0)
    }
  })

  test('all questions about the recording are answered', () => {
    const asked = ['distress', 'bstate', 'third', 'lang', 'conf', 'blind']
    for (const { context } of ratingsOf) expect(context.map(({ id }) => id)).toEqual(asked)
  })

  test('a rating that asks for examples has them, inside its episode and on a frame', () => {
    for (const { recording, ratings, marks } of ratingsOf) {
      for (const { rating, episode, value } of ratings) {
        const own = marks.filter((mark) => mark.rating === rating && mark.episode === episode)
        const span = episodesOf(recording).find(({ kind }) => kind === episode)
        if (value !== null) expect(own.length).toBeGreaterThanOrEqual(needed(rating, value))
        for (const { at } of own) {
          expect(at % study.frameMs).toBe(0)
          expect(at >= (span?.startMs ?? 0) && at < (span?.endMs ?? 0)).toBe(true)
        }
      }
    }
  })

  test('no rating needs a confirmation of the scheme', () => {
    for (const { ratings } of ratingsOf) {
      for (const kind of ['play', 'reun']) {
        const value = (id: string): number =>
          ratings.find(({ rating, episode }) => rating === id && episode === kind)?.value ?? 0
        expect(value('int') >= 6 && value('wdr') >= 6).toBe(false)
        expect(value('sen') >= 8 && value('int') >= 6).toBe(false)
      }
    }
  })

  test('no recording that is coded twice has a rating left out, so that each variable keeps sixteen pairs', () => {
    const twice = new Set(study.observations.filter(({ role }) => role === 'second').map(({ recording }) => recording))
    const values = ratingsOf.filter(({ recording }) => twice.has(recording)).flatMap(({ ratings }) => ratings)
    expect(values.filter(({ value }) => value === null)).toEqual([])
  })
})
