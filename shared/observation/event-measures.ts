import type { EventFunctionName, LinkFunctionName } from '../scheme/formula/event-functions.ts'
import { median } from '../scheme/formula/functions.ts'
import type { EventQuestion, FormulaEnv, LinkQuestion } from '../scheme/formula/evaluate.ts'
import { finite, none, some, type Value } from '../scheme/formula/value.ts'
import type { Scheme, SchemeCode } from '../scheme/scheme.ts'
import { eventNames } from './event-answers.ts'
import { answersByCue, linkOf } from './links.ts'
import { eventsOf, type ObservationContent } from './observation.ts'
import type { EventRecord } from './record.ts'
import { episodeOfEvent } from './streams.ts'

type Spans = readonly { readonly id: string; readonly endMs: number }[]

/** The events of these codes in these episodes, in order of time. */
function eventsIn(content: ObservationContent, codes: readonly string[], spans: Spans): EventRecord[] {
  const wanted = new Set(spans.map(({ id }) => id))
  return eventsOf(content.records).filter(
    (event) => codes.includes(event.code) && wanted.has(episodeOfEvent(event, content.episodes)?.id ?? ''),
  )
}

/** Asks the same of each of the events, with what was answered about it as names. */
export function askEvents(
  content: ObservationContent,
  { codes, ask }: EventQuestion,
  spans: Spans,
  base: FormulaEnv,
): readonly Value[] {
  const names = eventNames(content)
  return eventsIn(content, codes, spans).map((event) => ask({ ...base, ...names(event) }))
}

/**
 * `count_where`: events for which the condition holds. `mean_of`: mean of the numbers given; fewer than `least` of them:
 * `too_few`. An event whose answer is still to come makes both `pending`.
 */
export function measureEvents(
  fn: Exclude<EventFunctionName, 'rate_where'>,
  given: readonly Value[],
  least: number,
): Value {
  if (given.some((value) => !value.ok && value.missing === 'pending')) return none('pending')
  if (fn === 'count_where') return some(given.filter((value) => value.ok && value.value === true).length)
  const numbers = given.flatMap((value) => (value.ok && typeof value.value === 'number' ? [value.value] : []))
  if (numbers.length < Math.max(1, least)) return none('too_few')
  return finite(numbers.reduce((a, b) => a + b, 0) / numbers.length)
}

/**
 * Functions of cues and the events linked to them. Each cue counts once, with the first of its answers among `answers`.
 * With `withinS` an answer counts only if it begins after its cue and at most so many seconds later.
 *
 * - `linked`: how many of the cues have such an answer.
 * - `linked_share`: of the codable cues. A cue all of whose answers are of codes whose time is missing (it could not be
 *   seen what followed) is not codable; with `withinS` neither is one so near the end of its episode that the time is
 *   not over.
 * - `link_latency`, `link_latency_median`: seconds from the onset of the cue to that of its first answer; answers that
 *   begin before their cue are left out.
 *
 * No cue in these episodes: `not_applicable` for all but `linked`, which is 0. Fewer codable cues, or answers with a
 * latency, than `least`: `too_few`. While a required link of one of the answers is open: `pending`.
 */
export function measureLinks(
  fn: LinkFunctionName,
  content: ObservationContent,
  spans: Spans,
  question: LinkQuestion,
  least: number,
): Value {
  const { scheme, records } = content
  if (eventsIn(content, question.answers, spans).some((event) => isOpenLink(scheme, content, event)))
    return none('pending')
  const all = answersByCue(scheme, records)
  const cues = eventsIn(content, question.cues, spans).map((cue): Cue => {
    const answers = all.get(cue.id) ?? []
    const first = answers.find((answer) => question.answers.includes(answer.code) && isInTime(cue, answer, question))
    return { cue, answers, first }
  })
  if (fn === 'linked') return some(cues.filter(({ first }) => first !== undefined).length)
  if (cues.length === 0) return none('not_applicable')
  if (fn === 'linked_share') return shareOf(cues, content, spans, question, least)
  const latencies = cues
    .flatMap(({ cue, first }) => (first === undefined ? [] : [(first.onsetMs - cue.onsetMs) / 1000]))
    .filter((seconds) => seconds >= 0)
  if (latencies.length < Math.max(1, least)) return none('too_few')
  return fn === 'link_latency_median'
    ? finite(median(latencies))
    : finite(latencies.reduce((a, b) => a + b, 0) / latencies.length)
}

type Cue = {
  readonly cue: EventRecord
  readonly answers: readonly EventRecord[]
  readonly first: EventRecord | undefined
}

function isOpenLink(scheme: Scheme, { records }: ObservationContent, event: EventRecord): boolean {
  const set = scheme.sets.find(({ id }) => id === event.set)
  return set?.linksTo?.required === true && linkOf(scheme, records, event)?.kind === 'open'
}

function isInTime(cue: EventRecord, answer: EventRecord, { withinS }: LinkQuestion): boolean {
  const ms = answer.onsetMs - cue.onsetMs
  return withinS === null || (ms > 0 && ms <= withinS * 1000)
}

function shareOf(
  cues: readonly Cue[],
  { scheme, episodes }: ObservationContent,
  spans: Spans,
  { withinS }: LinkQuestion,
  least: number,
): Value {
  const codes = new Map<string, SchemeCode>(scheme.sets.flatMap((set) => set.codes.map((code) => [code.id, code])))
  const codable = cues.filter(({ cue, answers }) => {
    const unseen = answers.length > 0 && answers.every(({ code }) => codes.get(code)?.missing === true)
    const end = spans.find(({ id }) => id === episodeOfEvent(cue, episodes)?.id)?.endMs ?? Infinity
    return !unseen && (withinS === null || cue.onsetMs + withinS * 1000 <= end)
  })
  if (codable.length < Math.max(1, least)) return none('too_few')
  return finite(codable.filter(({ first }) => first !== undefined).length / codable.length)
}
