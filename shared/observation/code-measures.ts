import type { CodeFunctionName } from '../scheme/formula/functions.ts'
import { finite, none, some, type Value } from '../scheme/formula/value.ts'
import type { CodeSet } from '../scheme/scheme.ts'
import { common, totalMs, united, without, type Interval } from './intervals.ts'
import type { Segment } from './streams.ts'

export type CodedSet = { readonly set: CodeSet; readonly stream: readonly Segment[] }

/** What a function of codes is asked over: codes taken together, the sets they come from, the episodes in question. */
export type CodeQuestion = {
  readonly codes: readonly string[]
  readonly sets: readonly CodedSet[]
  /** Ascending, one for each episode, so that nothing runs on from one episode into the next. */
  readonly spans: readonly Interval[]
  /** The least codable time that gives a value; below it a proportion or rate is `too_short`. */
  readonly minCodableMs: number
}

/**
 * Functions of codes over episodes. Codable time of a set is the time of the episodes without the time under its
 * missing codes; in an exhaustive set uncovered time is not codable either. Codes of several sets: the time codable in
 * all of them. All times in seconds, rates in bouts a codable minute.
 *
 * - `prop_time`: share of codable time, 0 to 1. Where a missing code is asked for, its share of the whole episode time,
 *   since none of it lies in codable time.
 * - `rate`: bouts (runs of these codes without a break, within one episode) and points a codable minute.
 * - `count_events`: how many bouts and points.
 * - `latency`: episode time before the first of them; `too_few` if there is none.
 *
 * A set that must cover everything and has no event in these episodes is not coded yet: `pending`.
 */
export function measureCodes(fn: CodeFunctionName, question: CodeQuestion): Value {
  const { sets, spans } = question
  if (totalMs(spans) === 0) return none('too_short')
  if (sets.some((coded) => coded.set.exhaustive && totalMs(covered(coded, spans)) === 0)) return none('pending')
  switch (fn) {
    case 'prop_time':
      return propTime(question)
    case 'rate':
      return rate(question)
    case 'count_events':
      return some(onsets(question).length)
    case 'latency':
      return latency(question)
  }
}

/** Seconds of the spans without a code of this set. */
export function gapSeconds(coded: CodedSet, spans: readonly Interval[]): number {
  return (totalMs(spans) - totalMs(covered(coded, spans))) / 1000
}

function covered({ stream }: CodedSet, spans: readonly Interval[]): Interval[] {
  return common(united(stream), united(spans))
}

function codableTime({ set, stream }: CodedSet, spans: readonly Interval[]): Interval[] {
  const whole = united(spans)
  if (set.kind === 'point') return whole
  const missing = new Set(set.codes.filter((code) => code.missing).map(({ id }) => id))
  const present = set.exhaustive ? common(united(stream), whole) : whole
  return without(present, united(stream.filter(({ code }) => missing.has(code))))
}

/** The time in which every one of these sets can be coded. */
export function codable({ sets, spans }: CodeQuestion): Interval[] {
  return sets.map((coded) => codableTime(coded, spans)).reduce(common, united(spans))
}

/** Too little codable time: `pending` while uncovered time could still make it enough. */
export function tooShort({ sets, spans, minCodableMs }: CodeQuestion, codableMs: number): Value | null {
  if (codableMs > 0 && codableMs >= minCodableMs) return null
  const openMs = sets.reduce((sum, coded) => sum + (coded.set.exhaustive ? gapSeconds(coded, spans) * 1000 : 0), 0)
  return none(openMs > 0 && codableMs + openMs >= minCodableMs ? 'pending' : 'too_short')
}

function inCodes({ sets, codes, spans }: CodeQuestion): Interval[] {
  const states = sets.filter(({ set }) => set.kind === 'state').flatMap(({ stream }) => stream)
  return common(united(states.filter(({ code }) => codes.includes(code))), united(spans))
}

function propTime(question: CodeQuestion): Value {
  const { codes, sets, spans } = question
  const asksMissing = sets.some(({ set }) => set.codes.some((code) => code.missing && codes.includes(code.id)))
  if (asksMissing) return finite(totalMs(inCodes(question)) / totalMs(spans))
  const time = codable(question)
  const codableMs = totalMs(time)
  return tooShort(question, codableMs) ?? finite(totalMs(common(inCodes(question), time)) / codableMs)
}

/** Onsets of bouts and points of these codes, ascending. Each episode counts for itself: no bout spans two. */
export function onsets({ sets, codes, spans }: Pick<CodeQuestion, 'sets' | 'codes' | 'spans'>): number[] {
  const found: number[] = []
  for (const span of spans) {
    for (const { set, stream } of sets) {
      const chosen = stream.filter(({ code }) => codes.includes(code))
      const starts =
        set.kind === 'state'
          ? common(united(chosen), [span]).map(({ start }) => start)
          : chosen.map(({ start }) => start).filter((start) => span.start <= start && start < span.end)
      found.push(...starts)
    }
  }
  return found.sort((a, b) => a - b)
}

function rate(question: CodeQuestion): Value {
  return perMinute(question, onsets(question).length)
}

/** So many a codable minute of the sets in question. */
export function perMinute(question: CodeQuestion, count: number): Value {
  const codableMs = totalMs(codable(question))
  return tooShort(question, codableMs) ?? finite(count / (codableMs / 60_000))
}

function latency(question: CodeQuestion): Value {
  const first = onsets(question)[0]
  if (first === undefined) {
    const open = question.sets.some((coded) => coded.set.exhaustive && gapSeconds(coded, question.spans) > 0)
    return none(open ? 'pending' : 'too_few')
  }
  const before = question.spans.map(({ start, end }) => ({ start, end: Math.min(end, first) }))
  return some(totalMs(united(before)) / 1000)
}
