import { seededRandom } from '#shared/lib/prng.ts'
import type { DemoObservation, DemoRole, DemoStudy, DemoTruth } from '../demo-study.ts'
import { plans } from './families-plan.ts'
import { expertObserver, observe, secondObserver, trainedObserver, type Observer } from './observers.ts'
import {
  describeContext,
  exactRater,
  firstRater,
  isUpset,
  markExamples,
  rate,
  secondRater,
  type Rater,
} from './rate.ts'
import { allScripts, frameMs, type Script } from './script.ts'

/** Coded by the first coder alone; they cover both sites and both time points evenly. */
export const singleCoded = ['D002-t2', 'D004-t1', 'D007-t1', 'D009-t2']
/** The recording that new coders train on. */
export const trainingRecording = 'D001-t1'
/** The second coder was not sure here whether the baby was upset for five seconds on end. */
const unsureOfDistress = 'D010-t1'

/**
 * Chosen so that the two coders of the demo show all three outcomes of the reliability gate: see README.md. Any other
 * seed gives an equally possible pair of coders with other figures.
 */
export const observerSeed = 169

type Seat = { coder: string; role: DemoRole; observer: Observer; rater: Rater; salt: number }

const seats: readonly Seat[] = [
  { coder: 'c1', role: 'primary', observer: trainedObserver, rater: firstRater, salt: 11 },
  { coder: 'c2', role: 'second', observer: secondObserver, rater: secondRater, salt: 23 },
  { coder: 'lead', role: 'master', observer: expertObserver, rater: exactRater, salt: 37 },
]

function isSeated(seat: Seat, script: Script): boolean {
  if (seat.role === 'master') return script.id === trainingRecording
  return seat.role === 'primary' || !singleCoded.includes(script.id)
}

function observationsOf(seat: Seat, script: Script, seed: number): DemoObservation[] {
  const own = { recording: script.id, coder: seat.coder, role: seat.role }
  const salt = seed * 7919 + script.seed * 101 + seat.salt
  const codes = observe(seededRandom(salt), seat.observer, script.events, script.episodes)
  const random = seededRandom(salt + 1)
  const unsure = script.id === unsureOfDistress && seat.role === 'second'
  const distress = unsure ? 'cannot tell' : isUpset(script) ? 'yes' : 'no'
  const ratings = rate(random, seat.rater, script, distress === 'yes')
  const marks = markExamples(random, script, ratings)
  const context = describeContext(random, script, distress)
  return [
    { ...own, scheme: 'T1', events: [], ratings, context, marks },
    { ...own, scheme: 'T2', events: codes, ratings: [], context: [], marks: [] },
  ]
}

/** All observations of the demo. The same seed gives the same observations on every machine. */
export function observeAll(scripts: readonly Script[], seed: number): DemoObservation[] {
  return scripts.flatMap((script) =>
    seats.filter((seat) => isSeated(seat, script)).flatMap((seat) => observationsOf(seat, script, seed)),
  )
}

function truthOf(script: Script): DemoTruth {
  const ratings = rate(seededRandom(script.seed), exactRater, script, isUpset(script))
  return { recording: script.id, events: script.events, ratings }
}

/** The whole demo study but for its media files. */
export function composeStudy(): DemoStudy {
  const scripts = allScripts()
  return {
    format: 'attune-demo-study/1',
    name: 'Demo study',
    frameMs,
    sites: [
      { id: 'north', name: 'North' },
      { id: 'south', name: 'South' },
    ],
    timePoints: [
      { id: 't1', name: 'Before', order: 1 },
      { id: 't2', name: 'After', order: 2 },
    ],
    dyads: Object.entries(plans).map(([id, { site, ageMonths }]) => ({
      id,
      site,
      childAgeMonths: { t1: ageMonths[0], t2: ageMonths[1] },
    })),
    coders: [
      { id: 'c1', name: 'Robin', roles: ['coder'] },
      { id: 'c2', name: 'Kim', roles: ['coder'] },
      { id: 'lead', name: 'Alex', roles: ['lead'] },
    ],
    recordings: scripts.map((script) => ({
      id: script.id,
      dyad: script.dyad,
      timePoint: script.timePoint,
      site: plans[script.dyad]?.site ?? '',
      task: 'Still-face procedure',
      files: (['mother', 'baby'] as const).map((camera) => ({ camera, file: `${script.id}-${camera}.mp4` })),
      episodes: script.episodes,
    })),
    truth: scripts.map(truthOf),
    observations: observeAll(scripts, observerSeed),
  }
}
