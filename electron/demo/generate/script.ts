import { seededRandom, type Random } from '#shared/lib/prng.ts'
import type { DemoEpisode, DemoEpisodeKind, DemoEvent } from '../demo-study.ts'
import { plans, type DayPlan } from './families-plan.ts'

export const frameMs = 40
export const recordingFrames = 1500

/** What happens in one recording, to the frame. `events` are true states and points of the sets of the scheme T2. */
export type Script = {
  id: string
  dyad: string
  timePoint: 't1' | 't2'
  seed: number
  day: DayPlan
  episodes: DemoEpisode[]
  events: DemoEvent[]
}

type Bout = { code: string; from: number; to: number }
type Weights = Record<string, number>

export function pick(random: Random, weights: Weights): string {
  const entries = Object.entries(weights).filter(([, weight]) => weight > 0)
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [code, weight] of entries) {
    left -= weight
    if (left <= 0) return code
  }
  return entries.at(-1)?.[0] ?? ''
}

const between = (random: Random, low: number, high: number): number => Math.round(low + random() * (high - low))

/** Fills `[from, to)` (frames) with bouts; the last one is stretched rather than left shorter than 1.4 s. */
function fill(from: number, to: number, next: (at: number, last: string) => [string, number]): Bout[] {
  const bouts: Bout[] = []
  let at = from
  while (at < to) {
    const [code, length] = next(at, bouts.at(-1)?.code ?? '')
    const end = to - (at + length) < 35 ? to : at + length
    bouts.push({ code, from: at, to: end })
    at = end
  }
  return bouts
}

function motherWeights(day: DayPlan, kind: DemoEpisodeKind): Weights {
  const { sen, int, wdr } = kind === 'reun' ? day.reun : day.play
  return {
    cpos: 1 + sen * 0.75,
    cvoc: 3 + sen * 0.35,
    cmon: 2.4,
    coth: wdr <= 1 ? 0.25 : wdr * 0.45,
    cwdr: wdr <= 3 ? 0 : (wdr - 3) * 0.9,
    cint: int <= 2 ? 0 : (int - 2) * 0.85,
  }
}

const motherLength: Record<string, readonly [number, number]> = {
  cpos: [50, 120],
  cvoc: [45, 115],
  cmon: [35, 80],
  coth: [55, 100],
  cwdr: [55, 110],
  cint: [45, 95],
}

function motherBouts(random: Random, day: DayPlan, episode: DemoEpisode): Bout[] {
  const from = episode.startMs / frameMs
  const to = episode.endMs / frameMs
  if (episode.kind === 'still') return stillFace(random, day, from, to)
  const weights = motherWeights(day, episode.kind)
  return fill(from, to, (at, last) => {
    // Attention elsewhere and being out of reach last at least 2 s by their definition.
    const short = to - at < 60 ? { coth: 0, cwdr: 0 } : {}
    const code = pick(random, { ...weights, ...short, [last]: 0 })
    const [low, high] = motherLength[code] ?? [50, 90]
    return [code, between(random, low, high)]
  })
}

/** The still face, held, but for the days on which it is broken once or twice for a moment. */
function stillFace(random: Random, day: DayPlan, from: number, to: number): Bout[] {
  const breaks = day.rare.includes('brk2') ? 2 : day.rare.includes('brk') ? 1 : 0
  const bouts: Bout[] = []
  let at = from
  for (let i = 0; i < breaks; i++) {
    const start = from + Math.round(((to - from) * (i + 0.7 + random() * 0.3)) / (breaks + 1))
    const end = start + between(random, 38, 60)
    bouts.push({ code: 'csf', from: at, to: start }, { code: random() < 0.5 ? 'cpos' : 'cvoc', from: start, to: end })
    at = end
  }
  bouts.push({ code: 'csf', from: at, to })
  return bouts
}

const babyTowards: Record<string, Weights> = {
  cpos: { ipos: 6, imon: 4, ienv: 2, ipas: 0.2, ipro: 0.1 },
  cvoc: { ipos: 2.5, imon: 5, ienv: 3, ipas: 0.4, ipro: 0.2 },
  cmon: { ipos: 1.5, imon: 4, ienv: 4, ipas: 0.6, ipro: 0.2 },
  coth: { ipos: 0.2, imon: 2, ienv: 5, ipas: 1.5, ipro: 0.3 },
  cwdr: { ipos: 0.1, imon: 1.5, ienv: 4, ipas: 3, ipro: 0.6 },
  cint: { ipos: 0.4, imon: 1, ienv: 4.5, ipas: 2.2, ipro: 1.6 },
  csf: { ipos: 0.6, imon: 3.2, ienv: 4, ipas: 3, ipro: 1.8 },
}

function babyWeights(day: DayPlan, kind: DemoEpisodeKind, mother: string, part: number): Weights {
  const weights = { ...(babyTowards[mother] ?? babyTowards['cvoc']) }
  const upset = kind === 'play' ? day.play.sen_d : day.reun.sen_d
  const more = (code: string, times: number): void => {
    weights[code] = (weights[code] ?? 0) * times
  }
  if (upset !== undefined) more('ipro', kind === 'still' ? 2 : 6)
  if (kind === 'still') more('ipro', 0.4 + part * 1.6)
  if (kind === 'still' && part < 0.3) more('imon', 2)
  if (kind === 'reun') more('ipas', 1.5)
  return weights
}

function babyBouts(random: Random, day: DayPlan, episode: DemoEpisode, mother: readonly Bout[]): Bout[] {
  const from = episode.startMs / frameMs
  const to = episode.endMs / frameMs
  return fill(from, to, (at, last) => {
    const facing = mother.find((bout) => bout.from <= at && at < bout.to)?.code ?? 'cvoc'
    const code = pick(random, { ...babyWeights(day, episode.kind, facing, (at - from) / (to - from)), [last]: 0 })
    return [code, between(random, 42, code === 'ipro' ? 140 : 115)]
  })
}

/** Puts one rare code into a set: the longest suitable bout of the episode gives up its middle, or its end. */
function insert(
  bouts: Bout[],
  within: DemoEpisode,
  code: string,
  frames: number,
  hosts: readonly string[],
  atEnd = false,
): Bout[] {
  const inside = bouts.filter((bout) => bout.from >= within.startMs / frameMs && bout.to <= within.endMs / frameMs)
  const fits = inside.filter((bout) => hosts.includes(bout.code) && bout.to - bout.from > frames / 2)
  const host = (atEnd ? inside : fits.length > 0 ? fits : inside).reduce((a, b) =>
    atEnd || b.to - b.from > a.to - a.from ? b : a,
  )
  const from = atEnd ? within.endMs / frameMs - frames : Math.round((host.from + host.to - frames) / 2)
  const to = from + frames
  const rest = bouts.flatMap((bout) => {
    if (bout.to <= from || bout.from >= to) return [bout]
    const parts = [
      { ...bout, to: Math.min(bout.to, from) },
      { ...bout, from: Math.max(bout.from, to) },
    ]
    return parts.filter((part) => part.to > part.from)
  })
  return dropCrumbs(
    [...rest, { code, from, to }].sort((a, b) => a.from - b.from),
    within,
  )
}

/** A bout under 1.2 s left over by an insertion is given to the bout before it. */
function dropCrumbs(bouts: Bout[], within: DemoEpisode): Bout[] {
  const kept: Bout[] = []
  for (const bout of bouts) {
    const last = kept.at(-1)
    const joined = last?.to === bout.from && bout.from !== within.startMs / frameMs
    if (last !== undefined && joined && (bout.to - bout.from < 30 || bout.code === last.code)) last.to = bout.to
    else kept.push({ ...bout })
  }
  return kept
}

function regulation(random: Random, baby: readonly Bout[], episodes: readonly DemoEpisode[]): DemoEvent[] {
  const events: DemoEvent[] = []
  const add = (code: string, from: number, to: number): void => {
    events.push({ set: 'inf_reg', code, onset: from * frameMs, offset: to * frameMs })
  }
  for (const bout of baby) {
    const length = bout.to - bout.from
    if (length < 48) continue
    const from = bout.from + between(random, 14, 24)
    const border = episodes.find(({ endMs }) => endMs >= bout.to * frameMs)?.endMs ?? 0
    const to = Math.min(bout.to + (random() < 0.3 ? 18 : -6), from + between(random, 34, 75), border / frameMs)
    if (to - from < 28) continue
    const luck = random()
    if (bout.code === 'ipro' && luck < 0.6) add('away', from, Math.min(to, bout.to - 12))
    if (bout.code === 'ipas') add(luck < 0.55 ? 'oral' : 'clasp', from, to)
    if (bout.code === 'ienv' && luck < 0.42) add(luck < 0.14 ? 'oral' : luck < 0.3 ? 'clasp' : 'away', from, to)
    if (bout.code === 'imon' && luck < 0.22) add(luck < 0.12 ? 'oral' : 'clasp', from, to)
  }
  return events.filter((event, i) => i === 0 || event.onset >= (events[i - 1]?.offset ?? 0) + 200)
}

function episodesOf(day: DayPlan): DemoEpisode[] {
  const [play, still, reun] = day.frames
  const turn = Math.floor((recordingFrames - 12 - play - still - reun) / 2) - 8
  const spans = [
    ['play', 12, play],
    ['still', 12 + play + turn, still],
    ['reun', 12 + play + turn + still + turn, reun],
  ] as const
  return spans.map(([kind, from, frames]) => ({ kind, startMs: from * frameMs, endMs: (from + frames) * frameMs }))
}

function withRareCodes(day: DayPlan, episodes: readonly DemoEpisode[], mother: Bout[], baby: Bout[]): [Bout[], Bout[]] {
  const [play, , reun] = episodes
  if (play === undefined || reun === undefined) return [mother, baby]
  let [m, b] = [mother, baby]
  if (day.rare.includes('cneg')) m = insert(m, reun, 'cneg', 40, ['cint', 'cvoc'])
  if (day.rare.includes('cuns')) m = insert(m, play, 'cuns', 50, ['coth', 'cmon', 'cvoc'])
  if (day.rare.includes('iuns')) b = insert(b, reun, 'iuns', 48, ['ienv'])
  if (day.rare.includes('islp')) b = insert(b, reun, 'islp', 130, ['ienv'], true)
  return [m, b]
}

function procedure(day: DayPlan, episodes: readonly DemoEpisode[], mother: readonly Bout[]): DemoEvent[] {
  const still = episodes[1]
  if (still === undefined) return []
  const inStill = mother.filter((bout) => bout.from * frameMs >= still.startMs && bout.to * frameMs <= still.endMs)
  const points: DemoEvent[] = inStill
    .filter((bout) => bout.code !== 'csf')
    .map((bout) => ({ set: 'proc', code: 'brk', onset: bout.from * frameMs, offset: null }))
  if (day.rare.includes('stop')) {
    const modifiers = { stop_reason: 'baby upset beyond the agreed limit' }
    points.push({ set: 'proc', code: 'stop', onset: still.endMs - frameMs, offset: null, modifiers })
  }
  return points
}

/** Writes the script of one recording, e.g. `D001-t1`. The same id gives the same script on every machine. */
export function writeScript(dyad: string, timePoint: 't1' | 't2'): Script {
  const day = plans[dyad]?.days[timePoint]
  if (day === undefined) throw new RangeError(`no family ${dyad} in the plan`)
  const seed = Number(dyad.slice(1)) * 100 + (timePoint === 't1' ? 1 : 2)
  const random = seededRandom(seed)
  const episodes = episodesOf(day)
  const mother = episodes.flatMap((episode) => motherBouts(random, day, episode))
  const baby = episodes.flatMap((episode) => babyBouts(random, day, episode, mother))
  const [m, b] = withRareCodes(day, episodes, mother, baby)
  const states = (set: string, bouts: readonly Bout[]): DemoEvent[] =>
    bouts.map(({ code, from, to }) => ({ set, code, onset: from * frameMs, offset: to * frameMs }))
  const events = [
    ...states('inf_phase', b),
    ...regulation(random, b, episodes),
    ...states('cg_phase', m),
    ...procedure(day, episodes, m),
  ]
  return { id: `${dyad}-${timePoint}`, dyad, timePoint, seed, day, episodes, events }
}

export function allScripts(): Script[] {
  return Object.keys(plans).flatMap((dyad) => [writeScript(dyad, 't1'), writeScript(dyad, 't2')])
}
