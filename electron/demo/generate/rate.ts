import type { Random } from '#shared/lib/prng.ts'
import type { DemoContext, DemoEpisode, DemoEvent, DemoMark, DemoRating } from '../demo-study.ts'
import type { DayPlan } from './families-plan.ts'
import { normal } from './observers.ts'
import { frameMs, type Script } from './script.ts'

type RatingId = 'sen' | 'sen_d' | 'int' | 'wdr'
type RatedKind = 'play' | 'reun'

/** Error of one coder for one variable, in scale points. The biases of two coders differ where they read an anchor differently. */
export type RaterError = { spread: number; bias: number }
export type Rater = (rating: RatingId, episode: RatedKind) => RaterError

export const exactRater: Rater = () => ({ spread: 0, bias: 0 })

const spreads: Record<RatedKind, Record<RatingId, number>> = {
  play: { sen: 0.5, sen_d: 0.8, int: 0.6, wdr: 0.95 },
  reun: { sen: 0.5, sen_d: 0.8, int: 1.35, wdr: 0.6 },
}

/** The first coder of the demo: no lean to either side. */
export const firstRater: Rater = (rating, episode) => ({ spread: spreads[episode][rating], bias: 0 })

/** The second coder has not yet agreed with the first on what counts as stepping over a lead after the still face. */
export const secondRater: Rater = (rating, episode) => ({
  spread: spreads[episode][rating],
  bias: rating === 'int' && episode === 'reun' ? 1.1 : 0,
})

const clamp = (value: number): number => Math.max(1, Math.min(9, Math.round(value)))

function truthOf(day: DayPlan, episode: RatedKind, rating: RatingId): number | undefined {
  return (episode === 'play' ? day.play : day.reun)[rating]
}

export const ratedKinds: readonly RatedKind[] = ['play', 'reun']

/** True when the baby of this recording falls asleep: too little is then left to respond to in the reunion. */
const fewSignals = (script: Script, kind: RatedKind): boolean => kind === 'reun' && script.day.rare.includes('islp')

export function isUpset(script: Script): boolean {
  return script.day.play.sen_d !== undefined || script.day.reun.sen_d !== undefined
}

/** Ratings of both rated episodes. `withDistress` says whether this coder answered that the baby was clearly upset. */
export function rate(random: Random, rater: Rater, script: Script, withDistress: boolean): DemoRating[] {
  return ratedKinds.flatMap((episode) => {
    const given = (['sen', 'sen_d', 'int', 'wdr'] as const).flatMap((rating): DemoRating[] => {
      // Always drawn, so that one answer does not move the noise of the others.
      const noise = normal(random)
      const truth = truthOf(script.day, episode, rating)
      if (truth === undefined || (rating === 'sen_d' && !withDistress)) return []
      if (rating === 'sen' && fewSignals(script, episode))
        return [{ rating, episode, value: null, notCodable: 'few_signals' }]
      const { spread, bias } = rater(rating, episode)
      return [{ rating, episode, value: clamp(truth + bias + spread * noise) }]
    })
    return checked(given)
  })
}

/** The scheme asks for a second look at two unusual combinations; these coders then think again. */
function checked(ratings: DemoRating[]): DemoRating[] {
  const value = (id: RatingId): number => ratings.find(({ rating }) => rating === id)?.value ?? 0
  const change = (id: RatingId, to: number): DemoRating[] =>
    ratings.map((entry) => (entry.rating === id ? { ...entry, value: to } : entry))
  if (value('int') >= 6 && value('wdr') >= 6) return change('wdr', 5)
  if (value('sen') >= 8 && value('int') >= 6) return change('int', 5)
  return ratings
}

/** How many examples the scheme demands for a rating. */
export function marksNeeded(rating: string, value: number | null): number {
  if (value === null) return 0
  if (rating === 'sen') return value <= 2 || value >= 8 ? 2 : 0
  if (rating === 'sen_d') return 1
  return value >= 6 ? 2 : 0
}

type Example = { codes: readonly string[]; direction: 'for' | 'against'; note: string }

function exampleOf(rating: string, value: number): Example {
  if (rating === 'int')
    return { codes: ['cint', 'cneg', 'cpos'], direction: 'for', note: 'Goes on while the baby looks elsewhere' }
  if (rating === 'wdr') return { codes: ['cwdr', 'coth', 'cmon'], direction: 'for', note: 'Looks away, no voice' }
  if (rating === 'sen_d')
    return {
      codes: ['ipro', 'ipas'],
      direction: value >= 5 ? 'for' : 'against',
      note: 'What follows when the baby fusses',
    }
  if (value >= 5) return { codes: ['cpos', 'cvoc', 'cmon'], direction: 'for', note: 'Takes up what the baby does' }
  return { codes: ['cint', 'coth', 'cwdr', 'cvoc'], direction: 'against', note: 'A look towards her passes by' }
}

/** Times of examples: onsets of fitting bouts in order of fit, each moved on a little, on the frame grid. */
function exampleTimes(
  random: Random,
  events: readonly DemoEvent[],
  episode: DemoEpisode,
  codes: readonly string[],
  count: number,
): number[] {
  const inside = events.filter(({ onset }) => onset >= episode.startMs && onset < episode.endMs - 2000)
  const onsets = codes.flatMap((code) => inside.filter((event) => event.code === code).map(({ onset }) => onset))
  const spare = [episode.startMs + 3000, episode.startMs + 9000, episode.startMs + 12000]
  return [...new Set([...onsets, ...spare])]
    .slice(0, count)
    .map((onset) => onset + Math.round((500 + random() * 800) / frameMs) * frameMs)
    .sort((a, b) => a - b)
}

/** The examples that a coder marks for these ratings: what the scheme demands, and now and then one more. */
export function markExamples(random: Random, script: Script, ratings: readonly DemoRating[]): DemoMark[] {
  return ratings.flatMap(({ rating, episode, value }) => {
    const more = random() < 0.25 && rating !== 'wdr' ? 1 : 0
    const count = marksNeeded(rating, value) + more
    const span = script.episodes.find(({ kind }) => kind === episode)
    if (value === null || count === 0 || span === undefined) return []
    const { codes, direction, note } = exampleOf(rating, value)
    const times = exampleTimes(random, script.events, span, codes, count)
    return times.map((at, i): DemoMark => ({ rating, episode, at, direction, ...(i === 0 ? { note } : {}) }))
  })
}

/** Answers to the questions about the recording; `distress` is this coder's answer. */
export function describeContext(random: Random, script: Script, distress: string): DemoContext[] {
  return [
    { id: 'distress', value: distress },
    { id: 'bstate', value: script.day.rare.includes('islp') ? 'drowsy' : 'alert' },
    { id: 'third', value: 'no' },
    { id: 'lang', value: 'all' },
    { id: 'conf', value: random() < 0.12 ? 1 : random() < 0.55 ? 3 : 2 },
    { id: 'blind', value: 'no' },
  ]
}
