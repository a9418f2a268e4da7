import type { CodingContext, Draft } from '#shared/observation/coding.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import type { EventRecord, ObservationRecord, Records } from '#shared/observation/record.ts'
import { eventsOf } from '#shared/observation/observation.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { demoCopyOf } from '#shared/scheme/templates/demo-copy.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { ms } from '#shared/time/ms.ts'

/** Schemes of the shapes that behave differently: T2 has exhaustive, free and point sets; `calls` is exclusive only. */
export const phases: Scheme = demoCopyOf(stillfacePhase)
export const ratings: Scheme = demoCopyOf(sensIntr9)
export const calls: Scheme = {
  ...phases,
  id: 'calls',
  sets: phases.sets.map((set) => (set.id === 'inf_phase' ? { ...set, exhaustive: false } : set)),
}

export function episode(kind: string, startMs: number, endMs: number, id = `e-${kind}`): Episode {
  return { id, kind, startMs: ms(startMs), endMs: ms(endMs) }
}

/** As in the demo: play 0-20 s, still 20-40 s, reunion 40-60 s. */
export const threeEpisodes: readonly Episode[] = [
  episode('play', 0, 20_000),
  episode('still', 20_000, 40_000),
  episode('reun', 40_000, 60_000),
]

export function content(scheme: Scheme, records: Records = {}, episodes = threeEpisodes): ObservationContent {
  return { scheme, episodes, durationMs: ms(60_000), records }
}

let ids = 0

export function context(scheme: Scheme, more: Partial<CodingContext> = {}): CodingContext {
  ids += 1
  const own = ids
  return { scheme, episodes: threeEpisodes, durationMs: ms(60_000), newId: () => `n${own}`, order: own, ...more }
}

export function event(
  set: string,
  code: string,
  onset: number,
  offset: number | null,
  id = `${code}${onset}`,
): EventRecord {
  const offsetMs = offset === null ? null : ms(offset)
  return { type: 'event', id, set, code, onsetMs: ms(onset), offsetMs, modifiers: {}, note: '', order: 0 }
}

export function records(...list: ObservationRecord[]): Draft {
  return Object.fromEntries(list.map((record) => [record.id, record]))
}

/** A state set written as one letter a second, `letters` saying which code each stands for; `.` is no code. */
export function stream(
  set: string,
  letters: Readonly<Record<string, string>>,
  text: string,
  fromMs = 0,
): ObservationRecord[] {
  const events: ObservationRecord[] = []
  for (const run of text.matchAll(/([^.])\1*/g)) {
    const code = letters[run[1] ?? '']
    if (code === undefined) throw new Error(`no code for ${run[0]}`)
    const onset = fromMs + run.index * 1000
    events.push(event(set, code, onset, onset + run[0].length * 1000))
  }
  return events
}

/** The events of a set as short text: `ipos 0-5000, imon 5000-`. */
export function spelled(draft: Records, set: string): string {
  const events = eventsOf(draft).filter((record) => record.set === set)
  return events.map(({ code, onsetMs, offsetMs }) => `${code} ${onsetMs}-${offsetMs ?? ''}`).join(', ')
}
