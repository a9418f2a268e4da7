import type { Random } from '#shared/lib/prng.ts'
import type { DemoEpisode, DemoEvent } from '../demo-study.ts'
import { frameMs, pick } from './script.ts'

/**
 * A simulated observer: how often a bout gets its right code, how late the key is pressed, what is overlooked.
 * Times in milliseconds.
 */
export type Observer = {
  accuracy: number
  lagMean: number
  lagSpread: number
  /** Chance to overlook a bout shorter than 2 s; longer ones are overlooked a tenth as often. */
  missShort: number
  /** Chance to see a short bout of a neighbouring code within a bout longer than 3.5 s. */
  split: number
}

export const trainedObserver: Observer = { accuracy: 0.95, lagMean: 290, lagSpread: 150, missShort: 0.16, split: 0.04 }
export const secondObserver: Observer = { accuracy: 0.93, lagMean: 330, lagSpread: 150, missShort: 0.2, split: 0.05 }
/** The expert consensus of a master: worked out frame by frame, several times. */
export const expertObserver: Observer = { accuracy: 1, lagMean: 20, lagSpread: 30, missShort: 0, split: 0 }

/** Codes that are taken for each other, with the weight of each mistake. */
const neighbours: Record<string, Record<string, number>> = {
  ipos: { imon: 1 },
  imon: { ienv: 2, ipos: 1 },
  ienv: { imon: 2, ipas: 1 },
  ipas: { ienv: 2, ipro: 1 },
  ipro: { ipas: 1 },
  islp: { ipas: 1 },
  iuns: { ienv: 1 },
  cpos: { cvoc: 1 },
  cvoc: { cpos: 2, cmon: 2 },
  cmon: { cvoc: 2, cwdr: 0.5 },
  coth: { cwdr: 2, cmon: 1 },
  cwdr: { coth: 2, cmon: 1 },
  cint: { cpos: 2, cvoc: 1 },
  cneg: { cint: 1 },
  cuns: { coth: 1 },
}

/** One draw from the normal distribution (Box & Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

const toFrame = (time: number): number => Math.round(time / frameMs) * frameMs

/** Reaction time on the frame grid; never earlier than two frames before the onset. */
function lag(random: Random, observer: Observer): number {
  return toFrame(Math.max(-2 * frameMs, observer.lagMean + observer.lagSpread * normal(random)))
}

type State = DemoEvent & { offset: number }

const isState = (event: DemoEvent): event is State => event.offset !== null
const length = (event: State): number => event.offset - event.onset

function misses(random: Random, observer: Observer, event: State): boolean {
  return random() < (length(event) < 2000 ? observer.missShort : observer.missShort / 10)
}

function seenCode(random: Random, observer: Observer, code: string): string {
  const wrong = neighbours[code]
  return wrong === undefined || random() < observer.accuracy ? code : pick(random, wrong)
}

/** What is noticed of the bouts of one episode, in order: the first always, since a coder must start with something. */
function noticed(random: Random, observer: Observer, bouts: readonly State[]): { code: string; at: number }[] {
  const presses: { code: string; at: number }[] = []
  bouts.forEach((bout, i) => {
    if (i > 0 && misses(random, observer, bout)) return
    const code = seenCode(random, observer, bout.code)
    presses.push({ code, at: i === 0 ? bout.onset : bout.onset + lag(random, observer) })
    const other = neighbours[code]
    if (other === undefined || length(bout) < 3500 || random() >= observer.split) return
    const from = bout.onset + 0.35 * length(bout)
    presses.push({ code: pick(random, other), at: toFrame(from) }, { code, at: toFrame(from + 1000 + random() * 600) })
  })
  return presses
}

/**
 * One coder's record of an exclusive, exhaustive set in one episode: it begins and ends with the episode and has
 * neither gap nor overlap. Equal neighbours become one state; no state is shorter than 0.4 s.
 */
export function observeExhaustive(
  random: Random,
  observer: Observer,
  set: string,
  bouts: readonly State[],
  episode: DemoEpisode,
): DemoEvent[] {
  const states: State[] = []
  for (const { code, at } of noticed(random, observer, bouts)) {
    const last = states.at(-1)
    if (last?.code === code) continue
    const onset = last === undefined ? episode.startMs : Math.max(at, last.onset + 400)
    if (onset > episode.endMs - 400) continue
    if (last !== undefined) last.offset = onset
    states.push({ set, code, onset, offset: episode.endMs })
  }
  return states
}

/** One coder's record of a set whose states may overlap. Bouts that shrink below 0.4 s are not coded. */
export function observeOverlapping(
  random: Random,
  observer: Observer,
  bouts: readonly State[],
  episode: DemoEpisode,
): DemoEvent[] {
  return bouts.flatMap((bout) => {
    const missed = misses(random, observer, bout)
    const onset = bout.onset + lag(random, observer)
    const offset = Math.min(episode.endMs, bout.offset + lag(random, observer))
    return missed || offset - onset < 400 ? [] : [{ ...bout, onset, offset }]
  })
}

function observePoints(
  random: Random,
  observer: Observer,
  points: readonly DemoEvent[],
  episode: DemoEpisode,
): DemoEvent[] {
  return points.flatMap((point) => {
    // The end of a procedure is written in the protocol; nobody misses it.
    const missed = random() < observer.missShort / 3 && point.code !== 'stop'
    const onset = Math.min(episode.endMs - frameMs, point.onset + lag(random, observer))
    return missed ? [] : [{ ...point, onset: Math.max(episode.startMs, onset) }]
  })
}

/** Everything that one observer codes with T2 in one recording, in the order of sets and time. */
export function observe(
  random: Random,
  observer: Observer,
  truth: readonly DemoEvent[],
  episodes: readonly DemoEpisode[],
): DemoEvent[] {
  const of = (set: string, episode: DemoEpisode): DemoEvent[] =>
    truth.filter((event) => event.set === set && event.onset >= episode.startMs && event.onset < episode.endMs)
  const each = (watch: (episode: DemoEpisode) => DemoEvent[]): DemoEvent[] => episodes.flatMap(watch)
  return [
    ...each((episode) =>
      observeExhaustive(random, observer, 'inf_phase', of('inf_phase', episode).filter(isState), episode),
    ),
    ...each((episode) => observeOverlapping(random, observer, of('inf_reg', episode).filter(isState), episode)),
    ...each((episode) =>
      observeExhaustive(random, observer, 'cg_phase', of('cg_phase', episode).filter(isState), episode),
    ),
    ...each((episode) => observePoints(random, observer, of('proc', episode), episode)),
  ]
}
