import { seededRandom, type Random } from '#shared/lib/prng.ts'
import { frameMs, type Script } from './script.ts'

export type VoiceKind = 'talk' | 'sing' | 'sharp' | 'coo' | 'laugh' | 'whimper' | 'cry'
/** One sound made in one breath: it is heard, and it moves the mouth, from frame `from` up to frame `to`. */
export type Syllable = {
  who: 'mother' | 'baby'
  kind: VoiceKind
  from: number
  to: number
  pitch: number
  glide: number
}

type Habit = {
  kind: VoiceKind
  length: readonly [number, number]
  gap: readonly [number, number]
  group: readonly [number, number]
  rest: readonly [number, number]
  pitch: readonly [number, number]
  glide: number
}

const motherHabits: Record<string, Habit> = {
  cvoc: { kind: 'talk', length: [4, 7], gap: [1, 2], group: [3, 6], rest: [10, 22], pitch: [205, 265], glide: -25 },
  cpos: { kind: 'sing', length: [6, 11], gap: [1, 3], group: [2, 5], rest: [12, 28], pitch: [250, 390], glide: 70 },
  cint: { kind: 'talk', length: [4, 6], gap: [1, 1], group: [5, 8], rest: [5, 10], pitch: [270, 350], glide: 30 },
  cneg: { kind: 'sharp', length: [5, 7], gap: [1, 2], group: [2, 3], rest: [9, 14], pitch: [215, 245], glide: -60 },
}
const babyHabits: Record<string, Habit> = {
  ipos: { kind: 'laugh', length: [4, 6], gap: [1, 2], group: [2, 4], rest: [18, 40], pitch: [420, 520], glide: 60 },
  ipas: { kind: 'whimper', length: [8, 13], gap: [3, 6], group: [1, 2], rest: [26, 50], pitch: [340, 390], glide: -50 },
  ipro: { kind: 'cry', length: [15, 24], gap: [4, 7], group: [3, 5], rest: [8, 12], pitch: [430, 500], glide: -70 },
}
const coo: Habit = {
  kind: 'coo',
  length: [9, 15],
  gap: [4, 7],
  group: [1, 2],
  rest: [30, 70],
  pitch: [330, 390],
  glide: 60,
}

const between = (random: Random, [low, high]: readonly [number, number]): number => low + random() * (high - low)

function speak(random: Random, who: 'mother' | 'baby', habit: Habit, from: number, to: number): Syllable[] {
  const syllables: Syllable[] = []
  let at = from
  while (at < to - 4) {
    const count = Math.round(between(random, habit.group))
    for (let i = 0; i < count && at < to - 4; i++) {
      const end = Math.min(to, at + Math.round(between(random, habit.length)))
      const glide = habit.glide * (0.4 + random()) * (habit.kind === 'sing' && i % 2 === 1 ? -1 : 1)
      syllables.push({ who, kind: habit.kind, from: at, to: end, pitch: between(random, habit.pitch), glide })
      at = end + Math.round(between(random, habit.gap))
    }
    at += Math.round(between(random, habit.rest))
  }
  return syllables
}

/** All sounds of a recording. A bout that has a voice begins with it, so that the onset can also be heard. */
export function writeVoices(script: Script): Syllable[] {
  const random = seededRandom(script.seed + 7000)
  return script.events.flatMap((event) => {
    if (event.offset === null) return []
    const [from, to] = [event.onset / frameMs, event.offset / frameMs]
    const mother = event.set === 'cg_phase' ? motherHabits[event.code] : undefined
    if (mother !== undefined) return speak(random, 'mother', mother, from, to)
    if (event.set !== 'inf_phase') return []
    const baby = babyHabits[event.code] ?? (event.code === 'imon' && random() < 0.4 ? coo : undefined)
    // A coo comes some while after the look has settled; every other voice starts with its bout.
    return baby === undefined ? [] : speak(random, 'baby', baby, baby === coo ? from + 22 : from, to)
  })
}
